#pragma once
// What Macs cost that left and are removed only later (`removedAfterDays`): the same study with
// Macs that are removed the day they leave, and how many licenses would help as much.

#include <optional>
#include <string>
#include <vector>

#include "core/base/executor.h"
#include "core/planning/risk/risk_result.h"
#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

/// One site with a delay, in the scenario as it is and with all delays taken away.
struct ReclaimSite {
    std::string site;
    double forgotten = 0;         // Macs at the end, on average, that would not be there
    Interval risk, risk_without;  // the larger one of the site's breach and refusal probability
    std::optional<Count> worth;   // licenses that, bought, help the site as much; nullopt: none do
};

struct Reclaim {
    std::int64_t replications = 0;
    std::vector<ReclaimSite> sites;
    std::optional<CostResult> cost, cost_without;  // of the scenario, when it has prices
};

/// Plays at most 1,000 replications of each scenario that is looked at. Licenses are added to the
/// site's key and to its subscription. Nothing when no demand has a delay. Throws Stopped.
Reclaim find_reclaim(const scenario::Scenario& scenario, const RiskOptions& options,
                     const Executor& for_each);

/// The member `reclaim` of the risk document, with a sentence for each site.
scenario::Json reclaim_json(const Reclaim& reclaim);

}  // namespace headroom::planning
