#pragma once
// Confidence intervals for what replications estimate. Arithmetic only (no C library functions), so
// that native and WebAssembly builds print the same digits.

#include <cstdint>

namespace headroom::planning {

struct Interval {
    double value = 0;
    double low = 0;
    double high = 0;
    double half_width() const { return (high - low) / 2; }
};

/// The p-quantile of the standard normal distribution, 0 < p < 1; relative error below 1e-15
/// (Wichura 1988, algorithm AS 241).
double normal_quantile(double p);

/// The z with P(-z < Z < z) = confidence; confidence in (0, 1).
double two_sided_z(double confidence);

/// Wilson's score interval (1927) for a share of `hits` among `n` independent replications. It
/// stays inside [0, 1] and keeps a width when nothing, or everything, was hit. [0, 1] for n = 0.
Interval share_interval(std::int64_t hits, std::int64_t n, double z);

/// The largest probability that an event may have of which n replications showed none: the upper
/// end of share_interval. Nothing smaller can be told by n replications.
double unseen_bound(std::int64_t n, double z);

/// Normal interval for a mean out of the sum and the sum of squares over n replications; never
/// below 0, which none of our means can be.
Interval mean_interval(double sum, double sum_of_squares, std::int64_t n, double z);

/// The same for paired differences, which may be negative.
Interval difference_interval(double sum, double sum_of_squares, std::int64_t n, double z);

/// Interval for a ratio of totals, sum(a) / sum(b), over n independent pairs: the normal one of the
/// linearized ratio (Cochran 1977, 6.3). Kept inside [0, 1]; 0 when sum(b) = 0.
///
/// When sum(a) = 0 that formula has no width. Then the bound is the one of the probability that a
/// replication has any a at all (share_interval), times E[b^2] / E[b]^2: a replication with some a
/// has at most all its b, and it is met the likelier the more b it has (size-biased sampling, Cox
/// 1969), so that its mean of b is E[b^2] / E[b]. The same from above when sum(a) = sum(b).
struct PairSums {
    double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
};
Interval ratio_interval(const PairSums& sums, std::int64_t n, double z);

}  // namespace headroom::planning
