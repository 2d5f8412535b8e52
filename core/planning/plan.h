#pragma once
// Which split is best, with the evidence: `headroom plan`.
//
//   const auto problem = make_plan_problem(scenario, "");
//   const Plan plan = make_plan(scenario, *problem, options);
//   plan.rows[plan.recommended].split;      // and why: plan.explanation
//
// Every split of the result was played with the replications of the options, and every number in
// the explanation comes from such a play or from a closed form.

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/planning/split_search.h"

namespace headroom::planning {

struct PlanOptions {
    PlanGoal goal;
    RiskOptions risk;  // replications (of the final judgement), seed, confidence
    Executor for_each = one_after_the_other;
    Team team;  // every member makes the same plan
    /// Called with the share done; returning false stops with PlanStopped.
    std::function<bool(double fraction)> on_progress;
};

class PlanStopped : public std::runtime_error {
public:
    PlanStopped() : std::runtime_error("stopped") {}
};

struct PlanRow {
    std::string label;  // "as it is now", "all reserved", "all on the pool", "mixed"
    Split split;
    SplitFigures figures;
    std::optional<double> exact_risk;  // the largest of any site, in closed form
    bool on_front = false;  // no other row has fewer licenses, less risk and less idle at once

    /// What the goal is compared with: the closed form where there is one.
    double risk() const { return exact_risk ? *exact_risk : figures.worst_risk().value; }
};

struct Plan {
    PlanProblem problem;
    PlanGoal goal;
    std::vector<PlanRow> rows;  // the recommended one, then by licenses; the last is the current one
    std::size_t recommended = 0;
    std::size_t current = 0;
    bool feasible = false;
    std::optional<Count> licenses_needed;  // for the risk, when what was asked for is not enough
    double target_risk = 0;  // of the dates: the goal's, or 5 %
    /// The day on which the risk since the start passes the target; nullopt: not until the end.
    std::optional<Date> passes_on, current_passes_on;
    std::vector<std::string> explanation;
    scenario::Json steps;  // from the current split to the recommended one
    std::string method;    // how replications were played, and why
};

/// The scenario is the one that the problem was made from.
Plan make_plan(const scenario::Scenario& scenario, const PlanProblem& problem,
               const PlanOptions& options);

/// `headroom/plan/1`.
scenario::Json plan_json(const Plan& plan, const scenario::Scenario& scenario,
                         const PlanOptions& options);

/// One line for each split and site.
std::string plan_csv(const Plan& plan);

}  // namespace headroom::planning
