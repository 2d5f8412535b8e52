#pragma once
// Waves of new Macs that are too small for each to stand out: at even distances nearly every change
// is a rise, and their mean is far above what chance makes of the other changes.

#include <optional>
#include <vector>

#include "core/planning/fit/usage_csv.h"

namespace headroom::planning {

struct EvenWaves {
    double apart_days = 0;
    std::vector<std::size_t> counts;  // the count after each wave, ascending
    double mean_macs = 0;             // beyond what comes between them
    double spread_macs = 0;           // standard deviation of one
};

/// Looks for waves every one, two, three or six months, on a day of the month or of the week, at
/// four places at least. Changes that lead to a count in `left_out` (ascending) do not take part.
/// nullopt when chance may be all that there is.
std::optional<EvenWaves> find_even_waves(const SiteUsage& usage,
                                         const std::vector<std::size_t>& left_out);

}  // namespace headroom::planning
