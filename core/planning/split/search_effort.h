#pragma once
// How much a search for splits may play, so that it takes seconds whatever the scenario.

#include <cstddef>

#include "core/planning/split/plan.h"

namespace headroom::planning {

/// What a plan's evaluator plays: the replications asked for in the final judgement, fewer in the
/// search, and fewer in both where every rule is played (`PlanProblem::exact` is false).
SplitEvaluator::Options search_effort(const PlanProblem& problem, const PlanOptions& options);

/// How many splits are worth a final judgement, besides the current one.
std::size_t affordable_candidates(const PlanProblem& problem, std::int64_t replications);

/// Either way of ending a search early; empty when the options have none.
std::function<bool()> asks_to_stop(const PlanOptions& options);

}  // namespace headroom::planning
