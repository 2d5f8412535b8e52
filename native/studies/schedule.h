#pragma once
// What `plan --years N` adds to a plan: a schedule of purchases and renewals.

#include <cstdint>
#include <optional>
#include <string>

#include "core/app/plan.h"
#include "native/document_output.h"
#include "native/planning_options.h"

namespace CLI {
class App;
}

namespace headroom::cli {

struct ScheduleArguments {
    std::optional<std::int64_t> years;
    std::string ics, scenario;
};

/// --years, --ics and --scheduled-scenario.
void add_schedule_options(CLI::App& plan, ScheduleArguments& arguments);

/// What is wrong with the options together ("--ics needs --years N"), or nothing.
std::string check_schedule_options(const ScheduleArguments& arguments, bool has_risk);

void ask_for_outputs(const ScheduleArguments& arguments, DocumentOutputs& outputs);

/// Makes the schedule, puts it into `plan_json` and writes its files. Without --years it does
/// nothing. `request` is that of the plan, as JSON text; `invalid` with a message when no schedule
/// can be made, `interrupted` after Ctrl-C.
ExitCode add_schedule_to(std::string& plan_json, const std::string& request,
                         const ScheduleArguments& arguments, const app::PlanRequestOptions& options,
                         DocumentOutputs& outputs);

/// The schedule of a plan's document for people; empty without one.
std::string schedule_summary(const std::string& plan_json, const Screen& screen);

}  // namespace headroom::cli
