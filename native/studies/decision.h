#pragma once
// What `plan --html` begins with, and `plan --since OLD.json`.

#include <optional>
#include <string>

#include "core/app/plan.h"
#include "core/app/studies/decision.h"
#include "native/exit_code.h"
#include "native/terminal.h"

namespace headroom::cli {

/// The earlier plan that `--since` names; nothing without one. `code` is no longer `passed` when it
/// cannot be read, and a message has told why.
std::optional<app::LastPlan> read_last_plan(const std::string& file, ExitCode& code);

/// Puts the decision in front of the plan's HTML report. Errors of the last plan are told.
ExitCode tell_decision(app::PlanDocuments& plan, const std::optional<app::LastPlan>& last,
                       app::Decision& decision);

/// What is otherwise than in the last plan, for people; empty without `--since`.
std::string since_summary(const app::Decision& decision, const Screen& screen);

}  // namespace headroom::cli
