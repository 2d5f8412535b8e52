#pragma once
// Which split is best, with the evidence: `headroom plan`.
//
//   const auto problem = make_plan_problem(scenario, "");
//   const Plan plan = make_plan(scenario, *problem, options);
//   plan.rows[plan.recommended].split;      // and why: plan.explanation
//
// Every split of a complete result was played with the replications of the options, and every
// number in the explanation comes from such a play or from a closed form.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/planning/money/cost_search.h"
#include "core/planning/split/plan_row.h"
#include "core/planning/split/split_search.h"

namespace headroom::planning {

struct PlanOptions {
    PlanGoal goal;
    std::vector<Split> candidates;        // judged besides what the search finds
    std::optional<CostCurve> cost_curve;  // money/cost_plan.h
    /// Replications (of the final judgement), seed, confidence; `stop` ends the search, also in the
    /// middle of a replication.
    RiskOptions risk;
    Executor for_each = one_after_the_other;
    Team team;  // every member makes the same plan
    /// Called with the share done, on the calling thread; returning false ends the search.
    std::function<bool(double fraction)> on_progress;
    /// Asked between plays, perhaps by several threads at once; true ends the search.
    std::function<bool()> should_stop;
};

enum class PlanOutcome : std::uint8_t {
    found,          // the recommended split is the best one found
    cannot_divide,  // fewer licenses than the sites and other sublicenses take at least
    nothing_helps,  // no number of licenses brings the risk down: see Plan::cause
};

struct Plan {
    PlanProblem problem;
    PlanGoal goal;
    std::vector<PlanRow>
        rows;  // the recommended one, then by licenses; the last is the current one
    std::size_t recommended = 0;
    std::size_t current = 0;
    /// The best one without Dynamic sublicenses; nullopt when no such split was judged.
    std::optional<std::size_t> recommended_reserved;
    PlanOutcome outcome = PlanOutcome::found;
    Verdict verdict = Verdict::met;  // of the recommended one against the goal
    bool complete = true;            // false: stopped; the recommended one is the best until then
    std::optional<Count> licenses_needed;  // for the risk, when what was asked for is not enough
    std::string cause;                     // why nothing helps, as a sentence
    double target_risk = 0;                // of the dates: the goal's, or 5 %
    /// The day on which the risk since the start passes the target; nullopt: not until the end.
    std::optional<Date> passes_on, current_passes_on;
    std::vector<std::string> explanation;
    scenario::Json steps;  // from the current split to the recommended one
    std::string method;    // how replications were played, and why

    bool feasible() const { return outcome == PlanOutcome::found && verdict == Verdict::met; }
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
