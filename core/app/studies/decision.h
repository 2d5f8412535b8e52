#pragma once
// The first page of a plan's report, for the person who decides: how many licenses to have, what to
// buy and when, what that costs, which risk it avoids, how certain the figures are, the best plan
// without Dynamic sublicenses, and what has changed since an earlier plan.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

/// Sentences of a plan's document (`headroom/plan/1`, with the schedule of `plan --years` in it).
struct Decision {
    std::vector<std::string> decided;
    std::vector<std::string> schedule;              // empty without `plan --years`
    std::optional<std::vector<std::string>> since;  // nullopt without --since; empty: no change
    std::string since_when;                         // the first day of the earlier plan
};

/// `last`: the document of an earlier plan, with the name of its file for messages. Errors: it is
/// no plan, or one of another subscription.
struct LastPlan {
    std::string text;
    std::string file;
};
Result<Decision, std::vector<scenario::InputError>> make_decision(
    std::string_view plan_json, const std::optional<LastPlan>& last);

/// A plan's HTML report with the decision in front of everything else.
std::string report_with_decision(const std::string& html, const Decision& decision);

}  // namespace headroom::app
