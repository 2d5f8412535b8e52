#include "core/planning/fit/fit.h"

#include <algorithm>
#include <cmath>

#include "core/base/exact_math.h"
#include "core/planning/fit/fit_verdict.h"
#include "core/planning/numerics/special_functions.h"

namespace headroom::planning {
namespace {

constexpr double band_z = 1.6448536269514722;  // 5 % on either side
constexpr std::size_t draws_kept = 64;
constexpr double sure_of_growth = 0.975;     // of the draws
constexpr double least_share_leaving = 0.1;  // of the draws
constexpr double weights_p = 0.001;          // many sites are tested, so that chance has to be rare

double two_sided_normal_p(double z) { return complementary_error(std::fabs(z) / std::sqrt(2.0)); }

double two_sided_chi_square_p(double chi_square, double freedom) {
    const double upper = upper_gamma_share(freedom / 2, chi_square / 2);
    return std::min(1.0, 2 * std::min(upper, 1 - upper));
}

bool anything_changes(const std::vector<CountStep>& steps) {
    return std::any_of(steps.begin(), steps.end(), [](const CountStep& step) {
        return !step.left_out && step.after != step.before;
    });
}

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

FigureRange range_of(std::vector<double> values) {
    if (values.empty()) return {};
    const double mean = mean_of(values);
    std::sort(values.begin(), values.end());
    const std::size_t tail = values.size() / 20;
    return {mean, values[tail], values[values.size() - 1 - tail]};
}

// The standard error of a figure's logarithm.
std::optional<double> log_error(const std::vector<double>& values) {
    std::vector<double> logs;
    for (const double value : values) {
        if (value > 0) logs.push_back(exact_log(value));
    }
    if (logs.size() < 2) return std::nullopt;
    const double mean = mean_of(logs);
    double squares = 0;
    for (const double value : logs) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(logs.size() - 1));
}

// The point of the draws. Growth is a point of its own only where nearly all agree on its
// direction; otherwise the rate is the one of the middle of the year to come.
void take_figures(SiteFit& fit) {
    std::vector<double> rates, middle_rates, growths, stays, leaves, groups;
    std::size_t up = 0, down = 0;
    for (const DemandDraw& draw : fit.site.draws) {
        rates.push_back(draw.per_day);
        middle_rates.push_back(draw.per_day * std::sqrt(1 + draw.growth_per_year));
        growths.push_back(draw.growth_per_year);
        groups.push_back(draw.group_size);
        leaves.push_back(draw.stay_days > 0 ? 1 / draw.stay_days : 0);
        if (draw.stay_days > 0) stays.push_back(draw.stay_days);
        up += draw.past_log_growth > 0 ? 1U : 0U;
        down += draw.past_log_growth < 0 ? 1U : 0U;
    }
    const auto n = static_cast<double>(fit.site.draws.size());
    fit.grows = n > 0 && static_cast<double>(std::max(up, down)) >= sure_of_growth * n;
    fit.leaves = !stays.empty() && static_cast<double>(stays.size()) >= least_share_leaving * n;
    fit.growth_per_year = range_of(growths);
    fit.per_day = range_of(fit.grows ? rates : middle_rates);
    fit.stay_days = range_of(stays);
    fit.group_size = range_of(groups);
    CountProcess& process = fit.estimate.process;
    process.log_growth = fit.grows ? exact_log(1 + fit.growth_per_year.value) : 0;
    process.leave_rate = fit.leaves ? mean_of(leaves) : 0;
    if (fit.leaves) fit.stay_days.value = 1 / process.leave_rate;
    const double years = (fit.usage.last_date() - fit.usage.first_date()) / 365.0;
    const double past_growth = std::clamp(process.log_growth * years, -40.0, 40.0);
    process.per_day = fit.per_day.value * exact_exp(-past_growth);
    fit.estimate.log_per_day_error = log_error(rates);
    if (fit.leaves) fit.estimate.log_leave_rate_error = log_error(stays);
}

// Sites differ by some 15 % in how long Macs stay there, beside what chance leaves open.
std::optional<KnownLeaving> leaving_of(const std::optional<StayEstimate>& stays) {
    constexpr double between_sites = 0.15;
    if (!stays) return std::nullopt;
    const double by_chance = 1 / static_cast<double>(stays->ended);
    return KnownLeaving{stays->leave_rate, std::sqrt(by_chance + between_sites * between_sites),
                        stays->best().mean_days};
}

void estimate_with(SiteFit& fit, const CalendarWeights& weights,
                   const std::optional<StayEstimate>& stays) {
    fit.site = estimate_site(fit.usage, weights, draws_kept, Effort::full, leaving_of(stays));
    if (stays && !fit.site.limit) fit.stay_law = stays->best();
    fit.steps = steps_of(fit.site.clean.usage);
    for (const std::size_t count : fit.site.scheduled.jumps) fit.steps[count - 1].left_out = true;
    take_figures(fit);
    fit.estimate.process.weights = weights;
}

CalendarWeights chosen_weights(SiteFit& fit) {
    CalendarWeights weights;
    CountProcess plain = fit.process();
    plain.weights = {};
    fit.weekdays = test_weekdays(plain, fit.steps);
    fit.weekdays_used = fit.weekdays && fit.weekdays->p_value < weights_p;
    if (fit.weekdays_used) {
        std::copy_n(fit.weekdays->weights.begin(), 7, weights.weekdays.begin());
    }
    plain.weights = weights;
    fit.months = test_months(plain, fit.steps);
    fit.months_used = fit.months && fit.months->p_value < weights_p;
    if (fit.months_used) std::copy_n(fit.months->weights.begin(), 12, weights.months.begin());
    return weights;
}

void judge_changes(SiteFit& fit) {
    double chi_square = 0, products = 0, count = 0, pairs = 0;
    double third = 0, expected_third = 0, fourth = 0, expected_fourth = 0;
    std::optional<double> previous;
    const Transition transition(fit.process(), fit.usage.first_date());
    for (const CountStep& step : fit.steps) {
        if (step.left_out) {
            previous.reset();
            continue;
        }
        const Moments moments = transition(step);
        const double z = standardized(step, moments);
        chi_square += z * z;
        const double variance = std::max(moments.variance, 0.05);
        const double stayed = moments.mean - moments.arrivals;
        const double leaving = stayed * (1 - moments.survival) * (2 * moments.survival - 1);
        third += z * z * z;
        expected_third += (moments.arrivals - leaving) / (variance * std::sqrt(variance));
        fourth += z * z * z * z;
        expected_fourth += 3 + 1 / variance;
        count += 1;
        if (previous) {
            products += *previous * z;
            pairs += 1;
        }
        previous = z;
    }
    const double freedom = count - 1 - (fit.grows ? 1 : 0) - (fit.leaves ? 1 : 0);
    if (freedom < 1 || pairs < 1) return;
    fit.dispersion = chi_square / freedom;
    fit.dispersion_p = two_sided_chi_square_p(chi_square, freedom);
    fit.kurtosis = fourth / count;
    fit.expected_kurtosis = expected_fourth / count;
    // 96 is the variance of a normal variable's fourth power; small counts vary more.
    const double spread = std::sqrt(96 * (2 * fit.expected_kurtosis - 5) / count);
    fit.kurtosis_p = two_sided_normal_p((fit.kurtosis - fit.expected_kurtosis) / spread);
    fit.skewness = third / count;
    fit.expected_skewness = expected_third / count;
    const double skew_spread = std::sqrt(15 * (2 * fit.expected_kurtosis - 5) / count);
    fit.skewness_p = two_sided_normal_p((fit.skewness - fit.expected_skewness) / skew_spread);
    if (chi_square > 0) fit.autocorrelation = products / pairs / (chi_square / count);
    fit.autocorrelation_p = two_sided_normal_p(fit.autocorrelation * std::sqrt(pairs));
}

// The band of the whole history given its first count. What was left out is known, so that the
// band moves with it.
void compare(SiteFit& fit) {
    const UsageCount& first = fit.site.clean.usage.counts.front();
    double mean = static_cast<double>(first.used);
    double variance = 0;
    fit.comparison.push_back({first.date, first.used, mean, mean, mean});
    const Transition transition(fit.process(), first.date);
    for (const CountStep& step : fit.steps) {
        const Moments moments = transition(step.from, step.to, mean);
        variance = variance * moments.survival * moments.survival + moments.variance;
        mean = step.left_out ? mean + static_cast<double>(step.after - step.before) : moments.mean;
        const double spread = band_z * std::sqrt(variance) + 0.5;  // counts are whole
        fit.comparison.push_back(
            {step.to, step.after, mean, std::max(0.0, mean - spread), mean + spread});
    }
    double average = 0, inside = 0, off = 0, around_average = 0;
    const auto n = static_cast<double>(fit.comparison.size());
    for (const FittedCount& count : fit.comparison) average += static_cast<double>(count.used) / n;
    for (const FittedCount& count : fit.comparison) {
        const auto used = static_cast<double>(count.used);
        inside += used >= count.low && used <= count.high ? 1 : 0;
        off += (used - count.mean) * (used - count.mean);
        around_average += (used - average) * (used - average);
    }
    fit.inside_band = inside / n;
    fit.explained = around_average > 0 ? 1 - off / around_average : 0;
}

// A highest count that is reached again and again looks like a license limit.
void look_for_ceiling(SiteFit& fit) {
    const Count peak = fit.usage.peak();
    std::size_t at_peak = 0, next_below = 0;
    for (const UsageCount& count : fit.usage.counts) {
        at_peak += count.used == peak ? 1U : 0U;
        next_below += count.used == peak - 1 ? 1U : 0U;
    }
    const auto n = static_cast<double>(fit.usage.counts.size());
    const double share = static_cast<double>(at_peak) / n;
    if (fit.site.limit) {
        fit.ceiling = fit.site.limit;
        fit.share_at_ceiling = share;
        return;
    }
    if (at_peak < 5 || share < 0.2 || at_peak < 2 * next_below || peak == 0) return;
    if (!anything_changes(fit.steps)) return;
    fit.ceiling = peak;
    fit.share_at_ceiling = share;
}

}  // namespace

std::size_t SiteFit::hold_outs_inside() const {
    return static_cast<std::size_t>(std::count_if(hold_outs.begin(), hold_outs.end(),
                                                  [](const HoldOut& one) { return one.inside(); }));
}

SiteFit fit_site(const SiteUsage& usage, const std::optional<StayEstimate>& stays) {
    SiteFit fit;
    fit.usage = usage;
    estimate_with(fit, {}, stays);
    if (!fit.site.draws.empty() && anything_changes(fit.steps)) {
        const CalendarWeights weights = chosen_weights(fit);
        if (fit.weekdays_used || fit.months_used) estimate_with(fit, weights, stays);
        judge_changes(fit);
    }
    if (usage.peak() > 0) fit.hold_outs = hold_out(usage, fit.process().weights);
    compare(fit);
    look_for_ceiling(fit);
    pass_verdict(fit);
    return fit;
}

std::vector<SiteFit> fit_history(const UsageHistory& history,
                                 const std::optional<StayEstimate>& stays) {
    std::vector<SiteFit> fits;
    for (const SiteUsage& usage : history.sites) fits.push_back(fit_site(usage, stays));
    return fits;
}

}  // namespace headroom::planning
