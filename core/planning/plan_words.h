#pragma once
// Why a plan is as it is, in plain sentences.

#include "core/planning/plan.h"

namespace headroom::planning {

/// Fills `explanation`. What a sentence claims of another split is played first, with the
/// replications of the final judgement.
void explain(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search);

/// "4.8 %", "0.03 %", "below 0.01 %"
std::string percent(double share);

/// "1 license", "12 licenses"
std::string licenses_text(Count licenses);

}  // namespace headroom::planning
