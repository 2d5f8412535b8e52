#pragma once
// Sites whose law is known: a usage history of one or two years and what came in the year after it.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/planning/fit/usage_csv.h"

namespace headroom::calibration {

inline constexpr std::array<const char*, 14> kinds{
    "stationary",      "growth of 30 %", "fixed stays", "lognormal stays", "school terms",
    "quarterly waves", "only arrivals",  "groups of 4", "rate doubled",    "daily, weekdays",
    "monthly counts",  "8 Macs",         "from zero",   "900 Macs"};

struct Outcome {
    Count final_used = 0;  // a year after the last count
    Count peak = 0;        // of the ends of its days, the last count included
};

struct SiteCase {
    planning::SiteUsage history;
    Outcome came;
    std::vector<planning::UsageCount> came_weekly;  // the counts of that year
    std::vector<Outcome> known;                     // what could have come, by the true law
};

/// `kind` is an index of `kinds`. Sites differ in size, rate and stay; the same seed gives the
/// same.
SiteCase make_case(std::size_t kind, int years, std::uint64_t seed, int known_futures);

}  // namespace headroom::calibration
