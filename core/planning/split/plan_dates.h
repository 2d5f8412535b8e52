#pragma once
// When the risk of a plan passes its target.

#include "core/planning/split/plan.h"

namespace headroom::planning {

/// Fills `passes_on` and `current_passes_on`: in closed form where there is one, else by the days
/// on which replications were first in trouble, or by plays that end earlier.
void find_dates(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search);

}  // namespace headroom::planning
