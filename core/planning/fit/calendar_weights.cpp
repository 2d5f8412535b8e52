#include "core/planning/fit/calendar_weights.h"

#include <algorithm>
#include <functional>

#include "core/planning/fit/square_matrix.h"
#include "core/planning/numerics/special_functions.h"

namespace headroom::planning {
namespace {

constexpr std::size_t least_daily_steps = 56;
constexpr int least_days_for_months = 730;
constexpr int longest_step_for_months = 31;

// y = X w + noise of variance v, one row a step: X holds the arrivals expected of the days of each
// group (weekday or month) at weight 1.
std::optional<WeightTest> test_groups(const CountProcess& process,
                                      const std::vector<CountStep>& steps, std::size_t groups,
                                      const std::function<std::size_t(Date)>& group_of) {
    SquareMatrix normal(groups);
    std::vector<double> right(groups, 0.0);
    double plain_y = 0, plain_x = 0;
    const Date first = steps.front().from;
    const Transition transition(process, first);
    for (const CountStep& step : steps) {
        if (step.left_out) continue;
        const Moments moments = transition(step);
        if (moments.variance <= 0) continue;
        std::vector<double> row(groups, 0.0);
        double sum = 0;
        for (Date day = step.from + 1; day <= step.to; day = day + 1) {
            const double expected =
                process.rate_after((day - first) - 0.5) * process.weights.of(day);
            row[group_of(day)] += expected;
            sum += expected;
        }
        // The same survival for all days of a step: steps are short against stays.
        const double scale = sum > 0 ? moments.arrivals / sum : 0;
        const double y =
            static_cast<double>(step.after) - static_cast<double>(step.before) * moments.survival;
        for (std::size_t i = 0; i < groups; ++i) {
            right[i] += row[i] * scale * y / moments.variance;
            for (std::size_t j = 0; j < groups; ++j) {
                normal(i, j) += row[i] * scale * row[j] * scale / moments.variance;
            }
        }
        plain_y += sum * scale * y / moments.variance;
        plain_x += sum * scale * sum * scale / moments.variance;
    }
    const auto inverse = normal.inverse();
    if (!inverse || plain_x <= 0) return std::nullopt;
    WeightTest test;
    for (std::size_t i = 0; i < groups; ++i) {
        double weight = 0;
        for (std::size_t j = 0; j < groups; ++j) weight += (*inverse)(i, j) * right[j];
        test.chi_square += weight * right[i];
        test.weights.push_back(std::max(weight, 0.0));
    }
    test.chi_square = std::max(test.chi_square - plain_y * plain_y / plain_x, 0.0);
    const auto freedom = static_cast<double>(groups - 1);
    test.p_value = upper_gamma_share(freedom / 2, test.chi_square / 2);
    double mean = 0;
    for (const double weight : test.weights) mean += weight / static_cast<double>(groups);
    if (mean <= 0) return std::nullopt;
    for (double& weight : test.weights) weight /= mean;
    return test;
}

}  // namespace

std::optional<WeightTest> test_weekdays(const CountProcess& process,
                                        const std::vector<CountStep>& steps) {
    std::vector<CountStep> daily;
    for (const CountStep& step : steps) {
        if (step.days() == 1) daily.push_back(step);
    }
    if (daily.size() < least_daily_steps) return std::nullopt;
    // The rate is counted from the history's first date, also when its first step is longer.
    CountProcess from_daily = process;
    from_daily.per_day = process.rate_after(daily.front().from - steps.front().from);
    return test_groups(from_daily, daily, 7,
                       [](Date day) { return std::size_t{calendar_of(day).weekday}; });
}

std::optional<WeightTest> test_months(const CountProcess& process,
                                      const std::vector<CountStep>& steps) {
    if (steps.back().to - steps.front().from < least_days_for_months) return std::nullopt;
    for (const CountStep& step : steps) {
        if (step.days() > longest_step_for_months) return std::nullopt;
    }
    return test_groups(process, steps, 12,
                       [](Date day) { return std::size_t{calendar_of(day).month - 1}; });
}

}  // namespace headroom::planning
