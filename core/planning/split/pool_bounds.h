#pragma once
// What a pool risks at most, in closed form: for risks that are too small to be seen in
// replications.
//
// Sites on one pool run short only after all of them together, if no Mac were refused, would have
// more Macs than the pool has licenses, or after one of them alone would have more than its
// ceiling. Until then nothing was refused, so that both are highest counts of chains without a
// limit. The first is a first passage of one chain (PeakCountLaw::of_all), the second one of the
// site's own; their sum bounds the risk of the site (Boole's inequality).

#include <map>
#include <optional>
#include <vector>

#include "core/planning/laws/peak_count_law.h"

namespace headroom::planning {

class PoolBounds {
public:
    /// Both must outlive the object; `laws` by PlanProblem::sites.
    PoolBounds(const PlanProblem& problem, const std::vector<PeakCountLaw>& laws)
        : problem_(problem), laws_(laws) {}

    /// No site's breach or refusal probability is above this. Only for splits with two or more
    /// sites on the pool, all sites with a closed form; nullopt for others.
    std::optional<double> of(const Split& split) const;

    /// The least pool for which the bound of its sites, without ceilings, is at most `risk`.
    /// `pooled` by PlanProblem::sites. nullopt where there is no bound.
    std::optional<Count> least_pool(const std::vector<bool>& pooled, double risk) const;

private:
    const std::optional<PeakCountLaw>& law_of(const std::vector<bool>& pooled) const;

    const PlanProblem& problem_;
    const std::vector<PeakCountLaw>& laws_;
    mutable std::map<std::vector<bool>, std::optional<PeakCountLaw>> together_;
};

}  // namespace headroom::planning
