#pragma once
// A band that a whole path of counts keeps to, not one count of it.
//
// A band for each day (5 % on one day, 5 % on the next) is left by most paths sooner or later. This
// one is calibrated by the paths of the replications themselves: each path has a depth, the most
// extreme of its ranks over all days, and the band leaves out the share of the paths that go
// farthest out (the global rank envelope of Myllymaki, Mrkvicka, Grabarnik, Seijo and Hahn, "Global
// envelope tests for spatial processes", Journal of the Royal Statistical Society B 79, 2017).

#include <cstdint>
#include <vector>

#include "core/base/strong_id.h"

namespace headroom::planning {

/// Macs of one site at the ends of some days: used[day][replication].
struct SitePaths {
    std::vector<std::vector<std::int32_t>> used;
};

/// What is expected of one day. A path keeps to the band while low <= used <= high on every day.
struct BandDay {
    Count low = 0, high = 0;                                   // of the band over all days
    Count lower_quartile = 0, median = 0, upper_quartile = 0;  // of this day alone
};

/// The band that at most the share `false_alarms` of all paths with the same law leaves, on either
/// side, on any of the days. Whole numbers jump, so that the true share is a little lower; of a
/// forecast without chance the band is the path itself. There must be a day and a replication.
std::vector<BandDay> band_of(const SitePaths& paths, double false_alarms);

}  // namespace headroom::planning
