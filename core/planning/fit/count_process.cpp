#include "core/planning/fit/count_process.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/exact_math.h"
#include "core/planning/fit/simplex_search.h"

namespace headroom::planning {
namespace {

constexpr double least_variance = 1e-4;  // of a step: a count is never known better
constexpr double least_rate = 1e-9;

}  // namespace

double CalendarWeights::of(Date day) const {
    const CalendarDay calendar = calendar_of(day);
    return weekdays[calendar.weekday] * months[calendar.month - 1];
}

double CountProcess::growth_per_year() const { return exact_exp(log_growth) - 1; }

double CountProcess::rate_after(double days) const {
    return per_day * exact_exp(log_growth * days / 365);
}

std::vector<CountStep> steps_of(const SiteUsage& usage) {
    std::vector<CountStep> steps;
    for (std::size_t i = 1; i < usage.counts.size(); ++i) {
        const UsageCount& before = usage.counts[i - 1];
        const UsageCount& after = usage.counts[i];
        steps.push_back({before.date, after.date, before.used, after.used, false});
    }
    return steps;
}

Transition::Transition(const CountProcess& process, Date first)
    : process_(process),
      first_(first),
      day_survival_(exact_exp(-process.leave_rate)),
      stay_share_(process.leave_rate > 1e-9 ? (1 - day_survival_) / process.leave_rate : 1),
      daily_growth_(exact_exp(process.log_growth / 365)) {}

// Day by day, with the rate of the middle of each day: the arrivals of earlier days thin out.
Moments Transition::operator()(Date from, Date to, double before) const {
    double rate = process_.log_growth == 0 ? process_.per_day
                                           : process_.rate_after((from - first_) + 0.5);
    Moments moments;
    for (Date day = from + 1; day <= to; day = day + 1) {
        moments.arrivals = moments.arrivals * day_survival_ +
                           rate * process_.weights.of(day) * stay_share_;
        moments.survival *= day_survival_;
        rate *= daily_growth_;
    }
    moments.mean = before * moments.survival + moments.arrivals;
    moments.variance =
        before * moments.survival * (1 - moments.survival) + moments.arrivals;
    return moments;
}

double standardized(const CountStep& step, const Moments& moments) {
    const double deviation = static_cast<double>(step.after) - moments.mean;
    return deviation / std::sqrt(std::max(moments.variance, least_variance));
}

double twice_log_likelihood(const CountProcess& process, const std::vector<CountStep>& steps) {
    const Transition transition(process, steps.front().from);
    double sum = 0;
    for (const CountStep& step : steps) {
        if (step.left_out) continue;
        const Moments moments = transition(step);
        const double z = standardized(step, moments);
        sum -= z * z + exact_log(std::max(moments.variance, least_variance));
    }
    return sum;
}

namespace {

// Parameters as they are searched: logarithms, so that nothing can become negative.
struct Coordinates {
    FreeParameters free;
    CalendarWeights weights;

    std::size_t count() const { return 1U + (free.growth ? 1U : 0U) + (free.leaving ? 1U : 0U); }

    CountProcess process(const std::vector<double>& x) const {
        CountProcess result;
        std::size_t next = 0;
        result.per_day = exact_exp(std::clamp(x[next++], -20.0, 16.0));
        if (free.growth) result.log_growth = std::clamp(x[next++], -4.5, 4.5);
        if (free.leaving) result.leave_rate = exact_exp(std::clamp(x[next++], -16.0, 0.7));
        result.weights = weights;
        return result;
    }
};

// Where the search begins: from the drift and the variance of the changes.
std::vector<double> moment_guess(const std::vector<CountStep>& steps, FreeParameters free) {
    double days = 0, drift = 0, level = 0;
    for (const CountStep& step : steps) {
        if (step.left_out) continue;
        days += step.days();
        drift += static_cast<double>(step.after - step.before);
        level += static_cast<double>(step.before) * step.days();
    }
    drift /= days;
    level = std::max(level / days, 1.0);
    double spread = 0;
    for (const CountStep& step : steps) {
        if (step.left_out) continue;
        const double rest =
            static_cast<double>(step.after - step.before) - drift * step.days();
        spread += rest * rest;
    }
    spread /= days;
    const double leaving = free.leaving ? std::max((spread - drift) / 2, 1e-4) : 0;
    std::vector<double> guess{exact_log(std::max(drift + leaving, 1e-6))};
    if (free.growth) guess.push_back(0);
    if (free.leaving) guess.push_back(exact_log(leaving / level));
    return guess;
}

// Standard errors from the curvature at the maximum, by central differences.
std::vector<std::optional<double>> standard_errors(
    const std::vector<double>& best, const std::function<double(const std::vector<double>&)>& loss) {
    constexpr double h = 1e-3;
    const std::size_t n = best.size();
    const auto at = [&](std::size_t i, double di, std::size_t j, double dj) {
        std::vector<double> x = best;
        x[i] += di;
        x[j] += dj;
        return loss(x);
    };
    SquareMatrix curvature(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            // loss = -2 log L, so that half its curvature is the information.
            curvature(i, j) = (at(i, h, j, h) - at(i, h, j, -h) - at(i, -h, j, h) +
                               at(i, -h, j, -h)) / (4 * h * h) / 2;
        }
    }
    std::vector<std::optional<double>> errors(n);
    const auto covariance = curvature.inverse();
    for (std::size_t i = 0; covariance && i < n; ++i) {
        const double variance = (*covariance)(i, i);
        if (variance > 0 && variance < 100) errors[i] = std::sqrt(variance);
    }
    return errors;
}

}  // namespace

Estimate estimate(const std::vector<CountStep>& steps, const CalendarWeights& weights,
                  FreeParameters free) {
    const Coordinates coordinates{free, weights};
    const auto loss = [&](const std::vector<double>& x) {
        return -twice_log_likelihood(coordinates.process(x), steps);
    };
    const std::vector<double> best = simplex_minimum(loss, moment_guess(steps, free), 0.5);
    Estimate result;
    result.process = coordinates.process(best);
    if (result.process.per_day < least_rate * 3) result.process.per_day = 0;
    result.twice_log_likelihood = -loss(best);
    const auto errors = standard_errors(best, loss);
    std::size_t next = 0;
    result.log_per_day_error = errors[next++];
    if (free.growth) result.log_growth_error = errors[next++];
    if (free.leaving) result.log_leave_rate_error = errors[next++];
    return result;
}

}  // namespace headroom::planning
