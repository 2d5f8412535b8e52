#pragma once
// Why a plan is as it is, in plain sentences.

#include "core/planning/split/plan.h"

namespace headroom::planning {

/// Fills `explanation`. What a sentence claims of another split is played first, with the
/// replications of the final judgement.
void explain(Plan& plan, SplitEvaluator& evaluator, const SplitSearch& search);

/// The same of a search that was ended early, without playing anything more.
void explain_incomplete(Plan& plan, const SplitEvaluator& evaluator);

/// "P01, with a risk of 4.8 % (95 % interval 4.4 % to 5.2 %)": the site with the row's largest
/// risk. A risk is the larger one of a site's breach and refusal probability.
std::string worst_words(const Plan& plan, const PlanRow& row, double confidence);

/// "1 license", "12 licenses"
std::string licenses_text(Count licenses);

}  // namespace headroom::planning
