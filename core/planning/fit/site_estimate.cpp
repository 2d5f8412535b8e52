#include "core/planning/fit/site_estimate.h"

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/planning/fit/count_process.h"
#include "core/planning/fit/limited_history.h"

namespace headroom::planning {
namespace {

constexpr double wanted_variance = 2;  // of an interval, so that it is near normal
constexpr int least_interval_days = 7;
constexpr double most_intervals = 60;
constexpr double least_intervals = 10;
constexpr int full_rounds = 16000;
constexpr int quick_rounds = 2400;
constexpr double young_share = 0.35;  // a first count below this share of the last one

// Days from one count to the next, as a rule.
int usual_step_days(const SiteUsage& usage) {
    std::vector<int> days;
    for (std::size_t i = 1; i < usage.counts.size(); ++i)
        days.push_back(usage.counts[i].date - usage.counts[i - 1].date);
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2);
    std::nth_element(days.begin(), middle, days.end());
    return *middle;
}

// Days of an interval, a multiple of the steps' `step_days`: long enough to be near normal, short
// enough that there are some.
int interval_days(const SiteUsage& usage, int step_days) {
    const double days = usage.last_date() - usage.first_date();
    const double turnover = 2 * std::max(median_count(usage), 1.0) / usual_stay_days;
    const double wanted = std::clamp(wanted_variance / turnover, days / most_intervals,
                                     std::max(days / least_intervals, 1.0));
    const int days_wanted = std::max(least_interval_days, static_cast<int>(wanted));
    return (days_wanted + step_days - 1) / step_days * step_days;
}

double mean_weight(const CalendarWeights& weights, Date from, Date to) {
    double sum = 0;
    for (Date day = from + 1; day <= to; day = day + 1) sum += weights.of(day);
    return sum / (to - from);
}

// What the counts from `from` to `to` tell of the turnover within that time.
void take_inner_changes(CountInterval& interval, const SiteUsage& usage,
                        const CalendarWeights& weights, std::size_t from, std::size_t to) {
    const auto& counts = usage.counts;
    const double all_days = interval.days * interval.weight;
    if (to < from + 2 || all_days <= 0) return;
    const double change = interval.after - interval.before;
    for (std::size_t i = from + 1; i <= to; ++i) {
        const double days = counts[i].date - counts[i - 1].date;
        const double weight = mean_weight(weights, counts[i - 1].date, counts[i].date);
        const double off = static_cast<double>(counts[i].used - counts[i - 1].used) -
                           change * days * weight / all_days;
        interval.inner_squares += off * off / days;
    }
    interval.inner_changes = static_cast<double>(to - from - 1);
}

// The intervals end on a grid of dates, so that a count that is missing or left out moves one end
// and not all later ones.
std::vector<CountInterval> intervals_of(const SiteUsage& usage, const ScheduledChanges& scheduled,
                                        const CalendarWeights& weights) {
    std::vector<CountInterval> intervals;
    const auto& counts = usage.counts;
    const int step_days = usual_step_days(usage);
    const int early = step_days / 4;  // before the grid's date, so that a holiday moves no end
    const int wanted = interval_days(usage, step_days);
    std::size_t from = 0;
    double last_middle = 0;  // days before the end of the history
    for (std::size_t i = 1; i < counts.size(); ++i) {
        const bool jump = std::binary_search(scheduled.jumps.begin(), scheduled.jumps.end(), i);
        const bool next_jumps =
            std::binary_search(scheduled.jumps.begin(), scheduled.jumps.end(), i + 1);
        if (jump) {
            from = i;
            continue;
        }
        const int days = counts[i].date - counts[from].date;
        const int passed = counts[from].date - usage.first_date() + early;
        const Date until = usage.first_date() + (passed / wanted + 1) * wanted - early;
        const bool ends = counts[i].date >= until && 2 * days >= wanted;
        if (!ends && !next_jumps && i + 1 < counts.size()) continue;
        const double middle = (usage.last_date() - counts[from].date) - days / 2.0;
        const double gap = intervals.empty() ? 0 : last_middle - middle;
        intervals.push_back({static_cast<double>(days), static_cast<double>(counts[from].used),
                             static_cast<double>(counts[i].used), -middle / 365,
                             mean_weight(weights, counts[from].date, counts[i].date), gap, 0, 0});
        take_inner_changes(intervals.back(), usage, weights, from, i);
        last_middle = middle;
        from = i;
    }
    return intervals;
}

// How much older the Macs of a fleet that began from nothing will be over the next year than they
// were over the history, from the areas below the counts.
double ageing_of(const SiteUsage& usage, const ScheduledChanges& scheduled) {
    const auto last = static_cast<double>(usage.last());
    const auto first = static_cast<double>(usage.counts.front().used);
    if (last < 5 || first > young_share * last || !scheduled.terms.empty()) return 1;
    double area = 0, area_of_area = 0;
    for (std::size_t i = 1; i < usage.counts.size(); ++i) {
        const double days = usage.counts[i].date - usage.counts[i - 1].date;
        const double used =
            static_cast<double>(usage.counts[i].used + usage.counts[i - 1].used) / 2;
        area_of_area += (area + used * days / 2) * days;
        area += used * days;
    }
    if (area <= 0) return 1;
    const double past_age = area_of_area / area;
    const double age = area / last + 0.25 * 365;
    return std::clamp(age / past_age, 1.0, 3.0);
}

}  // namespace

SiteEstimate estimate_site(const SiteUsage& usage, const CalendarWeights& weights,
                           std::size_t draws, Effort effort,
                           const std::optional<KnownLeaving>& leaving) {
    SiteEstimate estimate{without_bad_readings(usage), {}, {}, {}};
    const SiteUsage& clean = estimate.clean.usage;
    if (clean.counts.size() < 2) return estimate;
    estimate.limit = limit_of(clean);
    if (estimate.limit) {
        estimate.draws = sample_limited(clean, *estimate.limit, draws);
        return estimate;
    }
    estimate.scheduled = find_scheduled_changes(clean);
    PosteriorInput input;
    input.intervals = intervals_of(clean, estimate.scheduled, weights);
    if (input.intervals.empty()) return estimate;
    input.step_days =
        (clean.last_date() - clean.first_date()) / static_cast<double>(clean.counts.size() - 1);
    double sum = 0;
    for (const UsageCount& count : clean.counts) sum += static_cast<double>(count.used);
    input.mean_count = sum / static_cast<double>(clean.counts.size());
    input.first_count = static_cast<double>(clean.counts.front().used);
    input.years = (clean.last_date() - clean.first_date()) / 365.0;
    input.scheduled_per_day = estimate.scheduled.per_day;
    input.leaving = leaving;
    input.ageing = leaving ? 1 : ageing_of(clean, estimate.scheduled);
    input.entity = entity_of(usage.site);
    estimate.draws =
        sample_posterior(input, draws, effort == Effort::full ? full_rounds : quick_rounds);
    RandomStream random(1, input.entity, Purpose::parameters, 2);
    for (DemandDraw& draw : estimate.draws) {
        draw.wave_factor = std::max(0.0, 1 + estimate.scheduled.factor_spread * random.normal());
        // A young fleet has not yet left as it will.
        if (leaving) draw.stay_days *= leaving->rate * leaving->mean_stay_days;
    }
    return estimate;
}

}  // namespace headroom::planning
