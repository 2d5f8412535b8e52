#include "core/planning/numerics/sequential.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/exact_math.h"
#include "core/planning/numerics/rounded.h"
#include "core/planning/numerics/special_functions.h"

namespace headroom::planning {
namespace {

constexpr std::int64_t first_look = 500;
constexpr int bound_digits = 12;  // the last ones of the library differ by machine

double lowest_share(std::int64_t hits, std::int64_t n, double error) {
    if (hits == 0) return 0;
    const auto a = static_cast<double>(hits), b = static_cast<double>(n - hits + 1);
    return rounded(beta_quantile(a, b, error), bound_digits);
}

double highest_share(std::int64_t hits, std::int64_t n, double error) {
    if (hits == n) return 1;
    const auto a = static_cast<double>(hits + 1), b = static_cast<double>(n - hits);
    return rounded(beta_upper_quantile(a, b, error), bound_digits);
}

// The least number of hits among n for which `holds`, which stays true from there on; n + 1 when it
// never is.
template <class Holds>
std::int64_t least_hits(std::int64_t n, Holds holds) {
    std::int64_t low = 0, high = n + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (holds(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

}  // namespace

std::vector<std::int64_t> looks_until(std::int64_t most) {
    std::vector<std::int64_t> looks;
    for (std::int64_t n = first_look; n < most; n *= 2) looks.push_back(n);
    looks.push_back(most);
    return looks;
}

double error_of_side(std::int64_t n, std::int64_t most, double confidence) {
    const std::vector<std::int64_t> looks = looks_until(most);
    const double side = (1 - confidence) / 2;
    if (looks.size() == 1) return n == most ? side : 0;
    if (n == most) return side / 2;
    const bool is_look = std::find(looks.begin(), looks.end(), n) != looks.end();
    return is_look ? side / 2 / static_cast<double>(looks.size() - 1) : 0;
}

Interval exact_share_interval(std::int64_t hits, std::int64_t n, double error) {
    if (n == 0) return {0, 0, 1};
    const double share = static_cast<double>(hits) / static_cast<double>(n);
    return {share, lowest_share(hits, n, error), highest_share(hits, n, error)};
}

Interval bounded_mean_interval(double sum, double sum_of_squares, std::int64_t n, double most,
                               double error) {
    if (n < 2) return {n == 0 ? 0 : sum, 0, most};
    const auto count = static_cast<double>(n);
    const double mean = sum / count;
    const double variance = std::max(0.0, (sum_of_squares - sum * mean) / (count - 1));
    const double log_term = -exact_log(error / 2);
    const double half =
        std::sqrt(2 * variance * log_term / count) + 7 * most * log_term / (3 * (count - 1));
    return {mean, rounded(std::max(0.0, mean - half), bound_digits),
            rounded(std::min(most, mean + half), bound_digits)};
}

Interval quantile_interval(const Histogram& values, double share, double error) {
    const std::int64_t n = values.total();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (n == 0) return {0, 0, infinite};
    const std::int64_t low_hits =
        least_hits(n, [&](std::int64_t hits) { return highest_share(hits, n, error) >= share; });
    const std::int64_t high_hits =
        least_hits(n, [&](std::int64_t hits) { return lowest_share(hits, n, error) >= share; });
    Interval interval{static_cast<double>(values.quantile(share)), 0, infinite};
    std::int64_t seen = 0;
    bool low_found = low_hits == 0;
    values.visit_entries([&](Count value, std::int64_t times) {
        seen += times;
        if (!low_found && seen >= low_hits) {
            interval.low = static_cast<double>(value);
            low_found = true;
        }
        if (interval.high == infinite && seen >= high_hits) {
            interval.high = static_cast<double>(value);
        }
    });
    return interval;
}

}  // namespace headroom::planning
