#include "core/planning/fit/inner_changes.h"

#include <algorithm>

#include "core/base/exact_math.h"

namespace headroom::planning {
namespace {

constexpr double least_step_variance = 0.02;  // from one count to the next
constexpr double least_shape = 0.5;           // of the gamma law

double fourth_moment_of(double dispersion) {
    if (dispersion <= 1) return dispersion;
    const double size = (dispersion + 1) / 2;
    return ((24 * size - 36) * size + 14) * size - 1;
}

// Stirling's series replaces log(gamma(shape)).
double log_gamma_density(double value, double mean, double variance) {
    const double shape = std::max(least_shape, mean * mean / variance);
    const double share = value / mean;
    return exact_log(shape) / 2 + shape * (1 + exact_log(share) - share) - 1 / (12 * shape);
}

}  // namespace

InnerChanges::InnerChanges(double dispersion, double step_days)
    : dispersion_(dispersion), step_days_(step_days), fourth_(fourth_moment_of(dispersion)) {}

double InnerChanges::log_likelihood() const {
    if (count_ == 0) return 0;
    const double least = least_step_variance / step_days_ * count_;
    double mean = leaving_ + coming_;
    // What comes by a plan may come more evenly than its dispersion says.
    if (dispersion_ < 1) mean = std::clamp(squares_, leaving_, mean);
    return log_gamma_density(squares_ + least, mean + least, variance_ + 2 * least * least);
}

}  // namespace headroom::planning
