#pragma once
// One site as the count-only model sees it: Macs that come, stay and go, and a limit.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/simulation/demand.h"

namespace headroom::planning {

struct CountSite {
    std::size_t index = 0;  // in RiskStudy::sites
    std::string code;
    std::uint64_t entity = 0;  // of its random streams
    Count start = 0;           // Macs managed at the start
    Count cap = 0;             // Max of its key; of the primary key, what is not set aside
    bool reserved = false;
    bool gated = true;        // arrivals without room are turned away
    bool has_demand = false;  // without one, its Macs stay for ever
    simulation::SiteDemand demand;
};

/// How many of a site's Macs are over its limit: beyond its cap, or of a pool that is short (`free`
/// below 0) those that it has no license for.
inline Count excess_over(Count used, Count cap, Count free) {
    return std::max({Count{0}, used - cap, free < 0 ? std::min(used, -free) : Count{0}});
}

/// Whether one of them has a demand that every replication draws anew.
inline bool is_uncertain(const std::vector<CountSite>& sites) {
    return std::any_of(sites.begin(), sites.end(), [](const CountSite& site) {
        return site.has_demand && site.demand.is_uncertain();
    });
}

/// Whether Macs come in groups, leave by the calendar or are removed only some time after they
/// left: only a sweep plays that.
inline bool only_sweep_plays(const CountSite& site) {
    const simulation::ArrivalModel& arrivals = site.demand.arrivals;
    return site.has_demand && (arrivals.group_size > 1 || site.demand.removed_after ||
                               std::any_of(arrivals.batches.begin(), arrivals.batches.end(),
                                           [](const auto& batch) { return batch.count < 0; }));
}

}  // namespace headroom::planning
