#pragma once
// Macs of one site as an immigration-death process: they come at a rate that may grow and vary with
// the calendar, and each leaves at a constant rate of its own. What a usage history, which shows
// only counts, can tell about it.
//
// From one count N to the next, the N Macs survive with p = exp(-mu * days) each, and those that
// came and stayed number Poisson(a): mean N p + a, variance N p (1 - p) + a.

#include <array>
#include <optional>
#include <vector>

#include "core/planning/fit/usage_csv.h"

namespace headroom::planning {

struct CalendarWeights {
    std::array<double, 7> weekdays{1, 1, 1, 1, 1, 1, 1};                // Monday first
    std::array<double, 12> months{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};  // January first

    double of(Date day) const;
};

struct CountProcess {
    double per_day = 0;     // arrivals a day at the first date of the history
    double log_growth = 0;  // a year: ln(1 + growth)
    double leave_rate = 0;  // a day and Mac: mu; 0 = nobody leaves
    CalendarWeights weights;

    double growth_per_year() const;
    /// Arrivals a day `days` after the first date, without calendar weights.
    double rate_after(double days) const;
};

/// From one count of a site to the next.
struct CountStep {
    Date from, to;
    Count before = 0, after = 0;
    bool left_out = false;  // no chance change but a roll-out; does not enter the estimates

    int days() const { return to - from; }
};

std::vector<CountStep> steps_of(const SiteUsage& usage);

struct Moments {
    double mean = 0;
    double variance = 0;
    double survival = 1;  // p, of a Mac that was there before
    double arrivals = 0;  // a: mean number of those that came and stayed
};

/// How a process goes from one count to the next. Lives no longer than the process.
class Transition {
public:
    /// `first` is the history's first date.
    Transition(const CountProcess& process, Date first);

    /// Of the count on `to`, given the count on the earlier day `from`.
    Moments operator()(Date from, Date to, double before) const;
    Moments operator()(const CountStep& step) const {
        return (*this)(step.from, step.to, static_cast<double>(step.before));
    }

private:
    const CountProcess& process_;
    Date first_;
    double day_survival_;
    double stay_share_;  // of the Macs that come on a day, those that are there at its end
    double daily_growth_;
};

/// (after - mean) / standard deviation.
double standardized(const CountStep& step, const Moments& moments);

/// The mean of a site's posterior draws (posterior.h) as one process.
struct Estimate {
    CountProcess process;
    // Standard errors of the logarithms; nullopt where nobody leaves, or hardly a draw is above 0.
    std::optional<double> log_per_day_error, log_leave_rate_error;
};

}  // namespace headroom::planning
