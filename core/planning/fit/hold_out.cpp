#include "core/planning/fit/hold_out.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/exact_math.h"

namespace headroom::planning {
namespace {

constexpr std::array<double, 3> cuts{0.5, 0.65, 0.8};
constexpr int least_held_days = 364;
constexpr std::size_t least_held_counts = 12;
constexpr std::size_t hold_out_draws = 48;
constexpr int furthest_days = 365;

struct Normal {
    double mean = 0;
    double spread = 1;
};

// The count after `days` under one draw: mean and spread of an immigration-death process.
Normal count_under(const DemandDraw& draw, const ScheduledChanges& scheduled, double last,
                   Date from, int days) {
    const double leave = draw.stay_days > 0 ? 1 / draw.stay_days : 0;
    const double growth = exact_log(1 + draw.growth_per_year);
    const double survival = exact_exp(-std::min(leave * days, 40.0));
    const double rate = draw.per_day * exact_exp(std::clamp(growth * days / 730, -40.0, 40.0));
    double come = rate * (leave > 1e-6 ? (1 - survival) / leave : days);
    double mean = last * survival + come;
    for (const ScheduledChange& change : scheduled.to_come) {
        const int left = days - (change.date - from);
        if (left < 0) continue;
        const double macs = change.macs > 0 ? change.macs * draw.wave_factor : change.macs;
        mean += macs * exact_exp(-std::min(leave * left, 40.0));
    }
    const double groups = 2 * draw.group_size - 1;
    const double variance = last * survival * (1 - survival) + groups * come + 0.1;
    return {std::max(mean, 0.0), std::sqrt(variance)};
}

double share_below(const std::vector<Normal>& normals, double x) {
    double sum = 0;
    for (const Normal& one : normals) {
        sum += std::erfc((one.mean - x) / one.spread / std::sqrt(2.0)) / 2;
    }
    return sum / static_cast<double>(normals.size());
}

double quantile(const std::vector<Normal>& normals, double share) {
    double low = -1, high = 1;
    for (const Normal& one : normals) high = std::max(high, one.mean + 6 * one.spread);
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2;
        (share_below(normals, middle) < share ? low : high) = middle;
    }
    return high;
}

}  // namespace

ForecastBand forecast_band(const SiteEstimate& estimate, double last, Date from, int days) {
    std::vector<Normal> normals;
    for (const DemandDraw& draw : estimate.draws) {
        normals.push_back(count_under(draw, estimate.scheduled, last, from, days));
    }
    if (normals.empty()) return {last, last};
    // Counts are whole: half a Mac to either side.
    return {std::max(0.0, quantile(normals, 0.05) - 0.5), quantile(normals, 0.95) + 0.5};
}

std::vector<HoldOut> hold_out(const SiteUsage& usage, const CalendarWeights& weights) {
    std::vector<HoldOut> result;
    const auto& counts = usage.counts;
    if (usage.last_date() - usage.first_date() < least_held_days ||
        counts.size() < least_held_counts) {
        return result;
    }
    for (const double cut : cuts) {
        const auto size = static_cast<std::size_t>(cut * static_cast<double>(counts.size()));
        if (size < least_held_counts / 2) continue;
        SiteUsage past{usage.site,
                       {counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(size)}};
        const SiteEstimate estimate = estimate_site(past, weights, hold_out_draws, Effort::quick);
        if (estimate.draws.empty()) continue;
        const UsageCount& last = estimate.clean.usage.counts.back();
        std::size_t end = counts.size() - 1;
        while (end > size && counts[end].date - last.date > furthest_days) --end;
        for (const std::size_t at : {(size + end) / 2, end}) {
            if (at < size) continue;
            const int days = counts[at].date - last.date;
            result.push_back(
                {last.date, counts[at].date, counts[at].used,
                 forecast_band(estimate, static_cast<double>(last.used), last.date, days)});
        }
    }
    return result;
}

}  // namespace headroom::planning
