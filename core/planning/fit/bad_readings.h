#pragma once
// Counts that nobody had: a reading that comes back is an error, one that stays is a shift.

#include <vector>

#include "core/planning/fit/usage_csv.h"

namespace headroom::planning {

/// Days that a Mac usually stays: what is assumed of turnover where nothing is known.
inline constexpr double usual_stay_days = 900;

/// How much a count of this site changes in a day by chance, as a standard deviation in Macs of one
/// day: from the middle of the absolute changes (robust), and not below what a usual turnover
/// makes.
double usual_daily_spread(const SiteUsage& usage);

/// The middle one of the counts.
double median_count(const SiteUsage& usage);

struct CleanUsage {
    SiteUsage usage;              // without the bad readings
    std::vector<UsageCount> bad;  // in the order of time
};

/// Leaves out single counts, or two in a row, that are far from those before and after while these
/// agree. What happens at the same season in two years stays.
CleanUsage without_bad_readings(const SiteUsage& usage);

}  // namespace headroom::planning
