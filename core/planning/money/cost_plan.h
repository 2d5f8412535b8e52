#pragma once
// Plans for money: the split that costs least, and what a budget buys.
//
//   if (auto wrong = prepare_cost_goal(scenario, problem, options)) return *wrong;   // not
//   possible Plan plan = make_plan(scenario, problem, options); explain_cost(plan, scenario,
//   options);

#include <optional>
#include <string>

#include "core/planning/split/plan.h"

namespace headroom::planning {

/// Turns what the goal says about money into what a plan looks for. With a budget: as many licenses
/// as it buys for the whole scenario. With the least cost as the aim: the cost curve, whose optimum
/// is judged by the plan; without a risk in the goal the plan is of that number of licenses. An
/// error, as a sentence, when the scenario has no prices that this takes.
std::optional<std::string> prepare_cost_goal(const scenario::Scenario& scenario,
                                             const PlanProblem& problem, PlanOptions& options);

/// Adds sentences on money to the explanation, first those of the goal, when there are prices.
void explain_cost(Plan& plan, const scenario::Scenario& scenario, const PlanOptions& options);

/// What licenses that stand idle in Reserved keys cost, a replication.
double idle_cost(const scenario::Costs& costs, double idle_reserved_days);

/// The member `costCurve` of the document; `currency` and points by total.
scenario::Json cost_curve_json(const CostCurve& curve, const scenario::Costs& costs);

}  // namespace headroom::planning
