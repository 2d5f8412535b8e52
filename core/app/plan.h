#pragma once
// The best split of a scenario's subscription, for front ends: a request in, documents out.
//
// The request is a JSON object: verb "plan", scenario (text), file (name for messages), goal
// {risk, licenses, budget, minimize "licenses"|"cost",
// subscription (an id, or "all" for several together), moves (of sites between
// subscriptions: true proposes them, with "all" and a risk), types "any"|"reserved"},
// options as of risk, and output "json" (the default), "csv", "scenario" or "html", which says what
// `run_request` returns.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/planner.h"
#include "core/base/executor.h"
#include "core/base/stop_flag.h"

namespace headroom::app {

struct PlanRequestOptions {
    Executor for_each = one_after_the_other;
    Team team;  // processes that make the same plan; all get the same documents
    /// On the calling thread; returning false ends the search: the result is the best until then.
    PlannerProgress on_progress;
    StopFlag stop;           // ends the search in the same way, also in the middle of a replication
    bool with_html = false;  // costs a study more
};

struct PlanDocuments {
    std::string json;  // headroom/plan/1
    std::string csv;
    std::string scenario;  // the input with the recommended split in it
    std::string html;      // a report for people; empty unless asked for
    bool feasible = false;
    bool inconclusive = false;  // the replications cannot tell so small a risk
    bool complete = true;       // false: ended early
};

Result<PlanDocuments, std::vector<scenario::InputError>> plan_split(
    std::string_view request_json, const PlanRequestOptions& options);

}  // namespace headroom::app
