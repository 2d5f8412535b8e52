#pragma once
// One site as the count-only model sees it: Macs that come, stay and go, and a limit.

#include <cstdint>
#include <string>

#include "core/simulation/demand.h"

namespace headroom::planning {

struct CountSite {
    std::size_t index = 0;  // in RiskStudy::sites
    std::string code;
    std::uint64_t entity = 0;  // of its random streams
    Count start = 0;           // Macs managed at the start
    Count cap = 0;             // Max of its key; of the primary key, what is not set aside
    bool reserved = false;
    bool gated = true;         // arrivals without room are turned away
    bool has_demand = false;   // without one, its Macs stay for ever
    simulation::SiteDemand demand;
};

}  // namespace headroom::planning
