#pragma once
// How much the counts of a history vary within the intervals that its likelihood sums them over
// (posterior.h). That tells how many Macs come and leave, of which the sums show the difference.
//
// Each change from one count to the next, less its share of the interval's change, is squared and
// divided by its days. The sum of all has the mean and the variance of the process: with arrivals
// in groups at the rate a, departures at the rate d (Macs a day) and steps of s days
//
//   mean of one      v = d + E[G^2] / E[G] * a
//   variance of one  2 v^2 + (d + E[G^4] / E[G] * a) / s
//
// and a gamma law with both is its likelihood. Few changes make it a law of their number, many that
// of a sample variance.

namespace headroom::planning {

class InnerChanges {
public:
    /// `dispersion` is E[G^2] / E[G] of groups with geometric sizes; below 1 for Macs that come by
    /// a plan. `step_days`: from one count to the next.
    InnerChanges(double dispersion, double step_days);

    /// Of one interval: so many changes beyond the first, and the sum of their squares; expected
    /// arrivals and departures in Macs a day.
    void see(double changes, double squares, double arrivals, double departures) {
        const double come = dispersion_ * arrivals;
        const double spread = come + departures;
        count_ += changes;
        squares_ += squares;
        coming_ += changes * come;
        leaving_ += changes * departures;
        variance_ +=
            changes * (2 * spread * spread + (departures + fourth_ * arrivals) / step_days_);
    }

    /// Without what does not depend on the process. 0 where no interval has a count within it.
    double log_likelihood() const;

private:
    double dispersion_, step_days_;
    double fourth_;  // E[G^4] / E[G]
    double count_ = 0, squares_ = 0, variance_ = 0;
    double coming_ = 0, leaving_ = 0;  // the parts of the mean
};

}  // namespace headroom::planning
