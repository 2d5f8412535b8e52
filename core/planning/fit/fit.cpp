#include "core/planning/fit/fit.h"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "core/planning/fit/fit_verdict.h"

namespace headroom::planning {
namespace {

constexpr double band_z = 1.6448536269514722;  // 5 % on either side
constexpr double better_with_growth = 3.84;    // chi-square, 1 degree, 5 %
constexpr double better_with_leaving = 2.71;   // the same on the edge of the range: 10 %, halved
constexpr double weights_p = 0.001;            // many sites are tested, so that chance has to be rare
constexpr int least_days_for_growth = 180;
constexpr double roll_out_z = 4.5;
constexpr double most_left_out = 0.05;  // of the steps

double two_sided_normal_p(double z) {
    return boost::math::erfc(std::fabs(z) / std::sqrt(2.0));
}

double two_sided_chi_square_p(double chi_square, double freedom) {
    const double upper = boost::math::gamma_q(freedom / 2, chi_square / 2);
    return std::min(1.0, 2 * std::min(upper, 1 - upper));
}

bool anything_changes(const std::vector<CountStep>& steps) {
    return std::any_of(steps.begin(), steps.end(), [](const CountStep& step) {
        return !step.left_out && step.after != step.before;
    });
}

// Forward selection: growth and leaving enter only when the history is clearly likelier with them.
void select_and_estimate(SiteFit& fit, const CalendarWeights& weights) {
    const bool long_enough =
        fit.usage.last_date() - fit.usage.first_date() >= least_days_for_growth;
    fit.leaves = fit.grows = false;
    fit.estimate = estimate(fit.steps, weights, {});
    const Estimate leaving = estimate(fit.steps, weights, {.growth = false, .leaving = true});
    if (leaving.twice_log_likelihood - fit.estimate.twice_log_likelihood > better_with_leaving) {
        fit.leaves = true;
        fit.estimate = leaving;
    }
    if (!long_enough) return;
    const Estimate growing = estimate(fit.steps, weights, {.growth = true, .leaving = fit.leaves});
    if (growing.twice_log_likelihood - fit.estimate.twice_log_likelihood > better_with_growth) {
        fit.grows = true;
        fit.estimate = growing;
    }
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

// The step that is least like chance is taken as a roll-out or a clear-out, one after the other.
bool leave_out_worst(SiteFit& fit) {
    const auto most = static_cast<std::ptrdiff_t>(most_left_out *
                                                  static_cast<double>(fit.steps.size()));
    const auto left_out = std::count_if(fit.steps.begin(), fit.steps.end(),
                                        [](const CountStep& step) { return step.left_out; });
    if (left_out >= most) return false;
    const Transition transition(fit.process(), fit.usage.first_date());
    CountStep* worst = nullptr;
    double worst_z = roll_out_z;
    for (CountStep& step : fit.steps) {
        const Moments moments = transition(step);
        const double z = std::fabs(standardized(step, moments));
        const bool large = std::abs(step.after - step.before) >= 5;
        if (step.left_out || !large || z <= worst_z) continue;
        worst = &step;
        worst_z = z;
    }
    if (worst != nullptr) worst->left_out = true;
    return worst != nullptr;
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
    const UsageCount& first = fit.usage.counts.front();
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
    if (at_peak < 5 || share < 0.2 || at_peak < 2 * next_below || peak == 0) return;
    if (!anything_changes(fit.steps)) return;
    fit.ceiling = peak;
    fit.share_at_ceiling = share;
}

}  // namespace

SiteFit fit_site(const SiteUsage& usage) {
    SiteFit fit;
    fit.usage = usage;
    fit.steps = steps_of(usage);
    if (anything_changes(fit.steps)) {
        select_and_estimate(fit, {});
        while (leave_out_worst(fit) && anything_changes(fit.steps)) select_and_estimate(fit, {});
        const CalendarWeights weights = chosen_weights(fit);
        if (fit.weekdays_used || fit.months_used) select_and_estimate(fit, weights);
        judge_changes(fit);
    }
    compare(fit);
    look_for_ceiling(fit);
    pass_verdict(fit);
    return fit;
}

std::vector<SiteFit> fit_history(const UsageHistory& history) {
    std::vector<SiteFit> fits;
    for (const SiteUsage& usage : history.sites) fits.push_back(fit_site(usage));
    return fits;
}

}  // namespace headroom::planning
