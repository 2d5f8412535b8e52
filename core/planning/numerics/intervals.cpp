#include "core/planning/numerics/intervals.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/check.h"
#include "core/base/exact_math.h"

namespace headroom::planning {
namespace {

using Coefficients = std::array<double, 8>;  // of the highest power first

double polynomial(const Coefficients& c, double x) {
    double sum = 0;
    for (const double coefficient : c) sum = sum * x + coefficient;
    return sum;
}

constexpr Coefficients center_top{
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608};
constexpr Coefficients center_bottom{
    5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1.0};
constexpr Coefficients middle_top{7.7454501427834140764e-4, 0.0227238449892691845833,
                                  0.24178072517745061177,   1.27045825245236838258,
                                  3.64784832476320460504,   5.7694972214606914055,
                                  4.6303378461565452959,    1.42343711074968357734};
constexpr Coefficients middle_bottom{1.05075007164441684324e-9, 5.475938084995344946e-4,
                                     0.0151986665636164571966,  0.14810397642748007459,
                                     0.68976733498510000455,    1.6763848301838038494,
                                     2.05319162663775882187,    1.0};
constexpr Coefficients far_top{2.01033439929228813265e-7, 2.71155556874348757815e-5,
                               0.0012426609473880784386,  0.026532189526576123093,
                               0.29656057182850489123,    1.7848265399172913358,
                               5.4637849111641143699,     6.6579046435011037772};
constexpr Coefficients far_bottom{2.04426310338993978564e-15, 1.4215117583164458887e-7,
                                  1.8463183175100546818e-5,   7.868691311456132591e-4,
                                  0.0148753612908506148525,   0.13692988092273580531,
                                  0.59983220655588793769,     1.0};

}  // namespace

double normal_quantile(double p) {
    HEADROOM_CHECK(p > 0 && p < 1);
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(center_top, r) / polynomial(center_bottom, r);
    }
    const double tail = std::sqrt(-exact_log(q < 0 ? p : 1 - p));
    const double value =
        tail <= 5 ? polynomial(middle_top, tail - 1.6) / polynomial(middle_bottom, tail - 1.6)
                  : polynomial(far_top, tail - 5) / polynomial(far_bottom, tail - 5);
    return q < 0 ? -value : value;
}

double two_sided_z(double confidence) { return normal_quantile(0.5 + confidence / 2); }

Interval share_interval(std::int64_t hits, std::int64_t n, double z) {
    HEADROOM_CHECK(0 <= hits && hits <= n);
    if (n == 0) return {0, 0, 1};
    const auto count = static_cast<double>(n);
    const double p = static_cast<double>(hits) / count;
    const double square = z * z;
    const double center = (p + square / (2 * count)) / (1 + square / count);
    const double half =
        z / (1 + square / count) * std::sqrt(p * (1 - p) / count + square / (4 * count * count));
    // At the ends the formula gives 0 and 1 but for rounding.
    return {p, hits == 0 ? 0 : std::max(0.0, center - half),
            hits == n ? 1 : std::min(1.0, center + half)};
}

double unseen_bound(std::int64_t n, double z) { return share_interval(0, n, z).high; }

Interval mean_interval(double sum, double sum_of_squares, std::int64_t n, double z) {
    Interval interval = difference_interval(sum, sum_of_squares, n, z);
    interval.low = std::max(0.0, interval.low);
    return interval;
}

Interval difference_interval(double sum, double sum_of_squares, std::int64_t n, double z) {
    if (n == 0) return {};
    const auto count = static_cast<double>(n);
    const double mean = sum / count;
    if (n == 1) return {mean, mean, mean};
    const double variance = std::max(0.0, (sum_of_squares - sum * mean) / (count - 1));
    const double half = z * std::sqrt(variance / count);
    return {mean, mean - half, mean + half};
}

Interval ratio_interval(const PairSums& sums, std::int64_t n, double z) {
    if (sums.b == 0 || n == 0) return {};
    const double ratio = sums.a / sums.b;
    const auto count = static_cast<double>(n);
    if (n == 1) return {ratio, 0, 1};  // one replication says nothing of the others
    const double bound =
        std::min(1.0, unseen_bound(n, z) * (sums.bb / count) / (sums.b / count * sums.b / count));
    if (sums.a == 0) return {0, 0, bound};
    if (sums.a == sums.b) return {1, 1 - bound, 1};
    // Sum of (a - ratio b)^2; its mean is 0 by the choice of ratio.
    const double residual = std::max(0.0, sums.aa - 2 * ratio * sums.ab + ratio * ratio * sums.bb);
    const double half = z * std::sqrt(residual / (count - 1) * count) / sums.b;
    return {ratio, std::max(0.0, ratio - half), std::min(1.0, ratio + half)};
}

}  // namespace headroom::planning
