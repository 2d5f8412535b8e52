#pragma once
// Why no number of licenses helps: the step, the outage or the expiry that does the harm.

#include <string>

#include "core/planning/split/split_evaluator.h"

namespace headroom::planning {

/// A sentence that names what brings the largest risk above `target` although `plenty` has licenses
/// for everyone, with the risk before and after. The scenario is the one of the evaluator. Each
/// look is a play of its own of at most 100 replications; about as many looks as a bisection of the
/// steps takes.
std::string cause_of_risk(const scenario::Scenario& scenario, const PlanProblem& problem,
                          SplitEvaluator& evaluator, const Split& plenty, double target);

}  // namespace headroom::planning
