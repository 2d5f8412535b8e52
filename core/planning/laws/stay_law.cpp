#include "core/planning/laws/stay_law.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/exact_math.h"
#include "core/planning/numerics/intervals.h"

namespace headroom::planning {

using Kind = simulation::StayModel::Kind;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double one_over_root_2_pi = 0.39894228040143267794;

double exp_or_zero(double x) { return x < -690 ? 0 : exact_exp(x); }

double normal_density(double z) { return one_over_root_2_pi * exp_or_zero(-z * z / 2); }

}  // namespace

// Near the middle the series z + z^3 / 3 + z^5 / 15 ... (Marsaglia 2004), else Laplace's continued
// fraction.
double normal_tail(double z) {
    const double x = std::fabs(z);
    double tail = 0;
    if (x < 3) {
        double term = x;
        double sum = x;
        for (int n = 3; term > 1e-18 * sum; n += 2) {
            term *= x * x / n;
            sum += term;
        }
        tail = 0.5 - normal_density(x) * sum;
    } else {
        double below = x;
        for (int n = 120; n >= 1; --n) below = x + n / below;
        tail = normal_density(x) / below;
    }
    return z < 0 ? 1 - tail : tail;
}

StayLaw::StayLaw(const simulation::StayModel& stay) : stay_(stay) {
    mean_days_ = stay.mean_days;
    if (stay.kind == Kind::lognormal && stay.sigma == 0) stay_.kind = Kind::fixed;
    switch (stay_.kind) {
        case Kind::forever: mean_days_ = infinity; break;
        case Kind::fixed:
        case Kind::exponential: break;
        case Kind::weibull:
            // Beyond what the exponential function reaches, the mean is beyond every horizon.
            mean_days_ = stay.shape < 0.008 ? infinity
                                            : stay.scale_days * gamma_function(1 + 1 / stay.shape);
            if (stay.shape > 1) {
                mode_days_ = stay.scale_days * exact_pow(1 - 1 / stay.shape, 1 / stay.shape);
            }
            break;
        case Kind::lognormal:
            mu_ = exact_log(stay.mean_days) - stay.sigma * stay.sigma / 2;
            mode_days_ = exp_or_zero(mu_ - stay.sigma * stay.sigma);
            break;
    }
}

double StayLaw::survival(double days) const {
    if (days <= 0) return 1;
    switch (stay_.kind) {
        case Kind::forever: return 1;
        case Kind::fixed: return days < stay_.mean_days ? 1 : 0;
        case Kind::exponential: return exp_or_zero(-days / stay_.mean_days);
        case Kind::weibull: return exp_or_zero(-exact_pow(days / stay_.scale_days, stay_.shape));
        case Kind::lognormal: return normal_tail((exact_log(days) - mu_) / stay_.sigma);
    }
    return 1;
}

double StayLaw::density(double days) const {
    switch (stay_.kind) {
        case Kind::forever:
        case Kind::fixed: return 0;
        case Kind::exponential: return exp_or_zero(-days / stay_.mean_days) / stay_.mean_days;
        case Kind::weibull: {
            if (days <= 0) {
                if (stay_.shape == 1) return 1 / stay_.scale_days;
                return stay_.shape < 1 ? infinity : 0;
            }
            const double power = exact_pow(days / stay_.scale_days, stay_.shape);
            return power > 690 ? 0 : stay_.shape / days * power * exp_or_zero(-power);
        }
        case Kind::lognormal: {
            if (days <= 0) return 0;
            const double z = (exact_log(days) - mu_) / stay_.sigma;
            return normal_density(z) / (days * stay_.sigma);
        }
    }
    return 0;
}

std::pair<double, double> StayLaw::density_bounds(double from, double to) const {
    const double a = density(from);
    const double b = density(to);
    double most = std::max(a, b);
    if (from < mode_days_ && mode_days_ < to) most = std::max(most, density(mode_days_));
    return {std::min(a, b), most};
}

double StayLaw::days_survived_by(double share) const {
    switch (stay_.kind) {
        case Kind::forever: return infinity;
        case Kind::fixed: return stay_.mean_days;
        case Kind::exponential: return -stay_.mean_days * exact_log(share);
        case Kind::weibull: return stay_.scale_days * exact_pow(-exact_log(share), 1 / stay_.shape);
        case Kind::lognormal: return exact_exp(mu_ - stay_.sigma * normal_quantile(share));
    }
    return infinity;
}

double StayLaw::draw_between(double from, double to, RandomStream& random) const {
    const double high = survival(from);
    const double low = survival(to);
    const double days = days_survived_by(low + (high - low) * random.uniform());
    return std::clamp(days, from, to);
}

}  // namespace headroom::planning
