#pragma once
// The cheapest licenses for one key over one term, given what the Macs would do.

#include <cstdint>
#include <vector>

#include "core/base/strong_id.h"

namespace headroom::planning {

/// One term of one key (or of the pool).
struct TermDemand {
    /// The highest count of Macs in each period (first index) of each replication (second), when no
    /// limit stops anyone. Up to the first time that a limit is passed, that is what happens.
    std::vector<std::vector<Count>> peaks;
    std::vector<double> days;  // of each period: what a license more costs there
    Count least = 0;           // licenses that are there anyway
    std::int64_t allowed = 0;  // replications that may pass the limit in some period
};

struct CheapestLevels {
    std::vector<Count> levels;  // licenses in each period; they never fall within a term
    std::int64_t passed = 0;    // replications that pass them
    /// The search looked at everything that could be cheaper. It gives up after millions of looks;
    /// the levels are then good, perhaps not the best.
    bool is_proven = true;
};

/// The levels with the least sum of days times licenses among all that do not fall and that at
/// most `allowed` replications pass. Of several, the first ones that are lower early. Branch and
/// bound over the levels of one period after the other, cheapest first.
CheapestLevels cheapest_levels(const TermDemand& demand);

/// How many replications pass the levels in some period.
std::int64_t passing(const TermDemand& demand, const std::vector<Count>& levels);

}  // namespace headroom::planning
