#include "core/planning/fit/count_process.h"

#include <algorithm>
#include <cmath>

#include "core/base/exact_math.h"

namespace headroom::planning {
namespace {

constexpr double least_variance = 1e-4;  // of a step: a count is never known better

}  // namespace

double CalendarWeights::of(Date day) const {
    const CalendarDay calendar = calendar_of(day);
    return weekdays[calendar.weekday] * months[calendar.month - 1];
}

double CountProcess::growth_per_year() const { return exact_exp(log_growth) - 1; }

double CountProcess::rate_after(double days) const {
    return per_day * exact_exp(std::clamp(log_growth * days / 365, -40.0, 40.0));
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
    double rate =
        process_.log_growth == 0 ? process_.per_day : process_.rate_after((from - first_) + 0.5);
    Moments moments;
    for (Date day = from + 1; day <= to; day = day + 1) {
        moments.arrivals =
            moments.arrivals * day_survival_ + rate * process_.weights.of(day) * stay_share_;
        moments.survival *= day_survival_;
        rate *= daily_growth_;
    }
    moments.mean = before * moments.survival + moments.arrivals;
    moments.variance = before * moments.survival * (1 - moments.survival) + moments.arrivals;
    return moments;
}

double standardized(const CountStep& step, const Moments& moments) {
    const double deviation = static_cast<double>(step.after) - moments.mean;
    return deviation / std::sqrt(std::max(moments.variance, least_variance));
}

}  // namespace headroom::planning
