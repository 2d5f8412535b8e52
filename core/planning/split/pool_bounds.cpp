#include "core/planning/split/pool_bounds.h"

#include <algorithm>

namespace headroom::planning {

const std::optional<PeakCountLaw>& PoolBounds::law_of(const std::vector<bool>& pooled) const {
    const auto [found, is_new] = together_.try_emplace(pooled);
    if (!is_new || !problem_.exact()) return found->second;
    std::vector<const PlanSite*> sites;
    for (std::size_t i = 0; i < pooled.size(); ++i) {
        if (!pooled[i]) continue;
        if (!laws_[i].is_closed_form()) return found->second;
        sites.push_back(&problem_.sites[i]);
    }
    if (sites.size() > 1) found->second = PeakCountLaw::of_all(sites, problem_.start, problem_.end);
    return found->second;
}

std::optional<double> PoolBounds::of(const Split& split) const {
    std::vector<bool> pooled;
    for (const Share& share : split.shares) pooled.push_back(share.type != KeyType::reserved);
    const auto& together = law_of(pooled);
    if (!together) return std::nullopt;
    const Count pool = pool_of(problem_, split);
    const double short_pool = together->risk(pool);
    double most = short_pool;
    for (std::size_t i = 0; i < pooled.size(); ++i) {
        const Count licenses = split.shares[i].licenses;
        if (!laws_[i].is_closed_form()) return std::nullopt;
        if (pooled[i] && licenses >= pool) continue;
        most = std::max(most, laws_[i].risk(licenses) + (pooled[i] ? short_pool : 0));
    }
    return std::min(1.0, most);
}

std::optional<Count> PoolBounds::least_pool(const std::vector<bool>& pooled, double risk) const {
    const auto& together = law_of(pooled);
    if (!together) return std::nullopt;
    return together->least_licenses(risk);
}

}  // namespace headroom::planning
