#pragma once
// One split of a plan, with what it comes to.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/planning/split/split_evaluator.h"

namespace headroom::planning {

/// Whether a split keeps to a risk. `unclear`: the replications are too few to tell a risk so
/// small.
enum class Verdict : std::uint8_t { met, unclear, missed };

struct PlanRow {
    std::string label;  // "as it is now", "all reserved", "all on the pool", "mixed"
    Split split;
    SplitFigures figures;
    std::optional<double> exact_risk;  // the largest of any site, in closed form
    /// The largest risk of any site is at most this, in closed form, where sites compete. Only for
    /// rows whose replications show so few breaches or refusals that there may be none.
    std::optional<double> risk_bound;
    std::size_t worst = 0;  // the site that has it, by PlanProblem::sites
    bool on_front = false;  // no other row has fewer licenses, less risk and less idle at once

    /// What the goal is compared with: the closed form where there is one (then without width), the
    /// bound where that says more than replications with hardly a case (then from 0 to its value).
    Interval risk_interval() const;
    double risk() const { return risk_interval().value; }
    Verdict against(double target) const;
    /// No Dynamic sublicense in it.
    bool is_reserved() const;
};

/// Sets `on_front` of each row.
void mark_front(std::vector<PlanRow>& rows);

/// "all reserved", "all on the pool", "mixed"
std::string label_of(const PlanProblem& problem, const Split& split);

}  // namespace headroom::planning
