#pragma once
// How long Macs stay, as a law that can be asked: P(longer than), density, and stays between two
// bounds. From + - * / and sqrt alone, so that every build gets the same digits.

#include <utility>

#include "core/base/gamma_function.h"
#include "core/base/random.h"
#include "core/simulation/demand.h"

namespace headroom::planning {

/// P(a standard normal number > z); absolute error below 1e-15.
double normal_tail(double z);

class StayLaw {
public:
    explicit StayLaw(const simulation::StayModel& stay);

    const simulation::StayModel& model() const { return stay_; }

    /// P(stay > days); 1 for days <= 0.
    double survival(double days) const;
    /// Of stays that vary, at days > 0. Unimodal.
    double density(double days) const;
    /// Lower and upper bound of the density on [from, to], 0 <= from; infinity is possible at 0.
    std::pair<double, double> density_bounds(double from, double to) const;
    /// Mean in days; infinity for ever.
    double mean_days() const { return mean_days_; }
    /// A stay of those between two bounds, whose probability is above 1e-13.
    double draw_between(double from, double to, RandomStream& random) const;

private:
    double days_survived_by(double share) const;  // the inverse of survival

    simulation::StayModel stay_;
    double mean_days_ = 0;
    double mu_ = 0;         // lognormal: mean of the logarithm
    double mode_days_ = 0;  // where the density is highest
};

}  // namespace headroom::planning
