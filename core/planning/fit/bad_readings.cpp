#include "core/planning/fit/bad_readings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace headroom::planning {
namespace {

constexpr double far_away = 7;          // standard deviations
constexpr Count least_error = 6;        // Macs
constexpr double agree_share = 0.3;     // of the jump: how well the counts around it agree
constexpr int longest_error_days = 21;  // of two readings in a row

double middle_of(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The counts before and after `length` readings from `at` on.
bool is_bad(const std::vector<UsageCount>& counts, std::size_t at, std::size_t length,
            double spread) {
    const UsageCount& before = counts[at - 1];
    const UsageCount& after = counts[at + length];
    const int days = after.date - before.date;
    if (length > 1 && days > longest_error_days) return false;
    const Count apart = std::abs(after.used - before.used);
    for (std::size_t i = at; i < at + length; ++i) {
        const Count low = std::min(before.used, after.used) - counts[i].used;
        const Count high = counts[i].used - std::max(before.used, after.used);
        const auto jump = static_cast<double>(std::max(low, high));
        const double chance = spread * std::sqrt(static_cast<double>(days));
        const bool far = jump >= static_cast<double>(least_error) && jump > far_away * chance;
        if (!far || static_cast<double>(apart) > agree_share * jump) return false;
        if ((low > 0) != (counts[at].used < std::min(before.used, after.used))) return false;
    }
    return true;
}

// Whether something alike happened about a year earlier or later: then it is a season.
bool is_seasonal(const std::vector<UsageCount>& counts, std::size_t at) {
    const UsageCount& one = counts[at];
    for (std::size_t i = 1; i + 1 < counts.size(); ++i) {
        const int apart = std::abs(counts[i].date - one.date);
        if (std::abs(apart - 365) > 20) continue;
        const double jump = static_cast<double>(one.used - counts[at - 1].used);
        const double other = static_cast<double>(counts[i].used - counts[i - 1].used);
        if (jump * other > 0 && std::fabs(other) > 0.6 * std::fabs(jump)) return true;
    }
    return false;
}

}  // namespace

double median_count(const SiteUsage& usage) {
    std::vector<double> counts;
    for (const UsageCount& count : usage.counts) counts.push_back(static_cast<double>(count.used));
    return middle_of(std::move(counts));
}

double usual_daily_spread(const SiteUsage& usage) {
    std::vector<double> changes;
    for (std::size_t i = 1; i < usage.counts.size(); ++i) {
        const int days = usage.counts[i].date - usage.counts[i - 1].date;
        const auto change = static_cast<double>(usage.counts[i].used - usage.counts[i - 1].used);
        changes.push_back(std::fabs(change) / std::sqrt(static_cast<double>(days)));
    }
    const double turnover = std::sqrt(2 * std::max(median_count(usage), 1.0) / usual_stay_days);
    return std::max(turnover, 1.4826 * middle_of(std::move(changes)));
}

CleanUsage without_bad_readings(const SiteUsage& usage) {
    CleanUsage clean{usage, {}};
    const double spread = usual_daily_spread(usage);
    auto& counts = clean.usage.counts;
    for (std::size_t at = 1; at + 1 < counts.size();) {
        std::size_t bad = 0;
        for (std::size_t length = 1; length <= 2 && at + length < counts.size(); ++length) {
            if (is_bad(counts, at, length, spread) && !is_seasonal(counts, at)) bad = length;
            if (bad > 0) break;
        }
        const auto from = counts.begin() + static_cast<std::ptrdiff_t>(at);
        const auto to = from + static_cast<std::ptrdiff_t>(bad);
        clean.bad.insert(clean.bad.end(), from, to);
        counts.erase(from, to);
        if (bad == 0) ++at;
    }
    return clean;
}

}  // namespace headroom::planning
