#pragma once
// What the replications of a split add up to: whole numbers, so that slices of the work merge
// exactly.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/planning/numerics/tally.h"
#include "core/planning/risk/cost.h"

namespace headroom::planning {

struct SiteSums {
    std::int64_t breached = 0;     // replications with a breach
    std::int64_t turned_away = 0;  // replications with a refusal
    std::int64_t over_limit_seconds = 0;
    std::int64_t refused = 0;                 // enrollments, over all replications
    std::int64_t over_limit_mac_seconds = 0;  // SiteOutcome
    std::int64_t idle_license_seconds = 0;
    /// Date::days of the first breach or refusal, as far as it is known.
    Histogram first_trouble;
};

struct SplitSums {
    std::int64_t replications = 0;
    std::int64_t any_breach = 0;    // replications with a breach at any site, also unplanned ones
    std::int64_t failed_steps = 0;  // replications with a step that did not go as it says
    /// Of all sites, also unplanned ones, by parts that do not feel each other (their figures are
    /// independent): pieces of the count model, or everything at once in the full simulation.
    std::vector<CostTally> costs;
    std::vector<SiteSums> sites;  // by PlanProblem::sites

    void merge(const SplitSums& other);
    std::string to_bytes() const;
    /// Throws std::runtime_error for bytes that `to_bytes` did not make.
    static SplitSums from_bytes(std::string_view bytes);
};

}  // namespace headroom::planning
