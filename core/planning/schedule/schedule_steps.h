#pragma once
// A schedule as commands of the scenario format.

#include "core/planning/schedule/schedule.h"

namespace headroom::planning {

/// `subscription.renew`, `sales.upgrade`, `sales.correct` and the `sublicense.edit`s that give each
/// key its licenses, at the midnight of each entry's day and of every other day on which the
/// division changes. None is refused: what gives licenses back comes first, then what is bought,
/// then what takes licenses, and a smaller total comes last (SBL-31, SBL-33, SUB-26).
scenario::Json schedule_steps(const PlanProblem& problem, const Schedule& schedule);

}  // namespace headroom::planning
