#pragma once
// Several subscriptions planned together: `headroom plan --subscription all`.
//
//   const auto problems = make_plan_problems(scenario);
//   const PlansTogether together = make_plans_together(scenario, *problems, options);
//   together.whole.rows[together.whole.recommended];   // every site of every subscription
//
// Each subscription keeps its sites and has a main license pool of its own (SUB-7), so that each is
// planned by itself. What they have in common is the goal: one risk that no site may exceed, or one
// number of licenses that is divided among the subscriptions first.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/split/plan.h"

namespace headroom::planning {

/// A site that would be on another subscription. `licenses`: of its Reserved key there.
struct SiteMove {
    std::string site, from, to;
    Count licenses = 0;
};

/// plan_moves.h
struct MoveProposal {
    std::vector<SiteMove> moves;
    Count short_without = 0;  // licenses to buy, of all subscriptions, while all sites stay ...
    Count short_with = 0;     // ... and with the moves
    std::string why_none;     // a sentence, when no moves could be looked for; else empty
};

struct PlansTogether {
    /// All of them as one. Its problem holds the sites of all and sums their licenses and pools;
    /// its rows are the recommended splits together, the best ones without Dynamic sublicenses
    /// together (when all have one), and the current ones together; its steps apply all plans. Its
    /// splits are unions: what only makes sense within one pool (`describe`, `with_split`) takes
    /// `plans`.
    Plan whole;
    std::vector<Plan> plans;            // by subscription, in the order of the file; never empty
    std::optional<MoveProposal> moves;  // when they were asked for
};

/// The problems are those of the scenario. Stops early as make_plan does; then the plans that were
/// not looked for recommend what there is.
PlansTogether make_plans_together(const scenario::Scenario& scenario,
                                  const std::vector<PlanProblem>& problems,
                                  const PlanOptions& options);

/// The scenario's document with the recommended split of every plan in it.
scenario::Json with_plans(const scenario::Json& source, const std::vector<Plan>& plans);

/// `headroom/plan/1` of the whole, and beside its members `plans`: the same document of each.
scenario::Json plans_json(const PlansTogether& together, const scenario::Scenario& scenario,
                          const PlanOptions& options);

}  // namespace headroom::planning
