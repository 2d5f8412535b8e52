#include "core/planning/numerics/inversion_table.h"

#include <algorithm>

#include "core/base/check.h"

namespace headroom::planning {
namespace {

constexpr double two_to_64 = 18446744073709551616.0;
constexpr double largest_below_two_to_64 = 18446744073709549568.0;
constexpr double left_out = 1e-22;

// Weights around a mode at which the weight is 1: `up(n)` is the factor from n to n + 1, `down(n)`
// that from n to n - 1. Neither is called beyond a factor of 0.
template <class Up, class Down>
InversionTable from_mode(std::int32_t mode, Up up, Down down) {
    std::vector<double> weights{1};
    double term = 1;
    std::int32_t first = mode;
    for (; term * down(first) > left_out; --first) {
        term *= down(first);
        weights.push_back(term);
    }
    std::reverse(weights.begin(), weights.end());
    term = 1;
    for (std::int32_t n = mode; term * up(n) > left_out; ++n) {
        term *= up(n);
        weights.push_back(term);
    }
    return {first, weights};
}

}  // namespace

InversionTable::InversionTable(std::int32_t first, const std::vector<double>& weights)
    : first_(first) {
    double sum = 0;
    for (const double weight : weights) {
        HEADROOM_CHECK(weight >= 0);
        sum += weight;
    }
    HEADROOM_CHECK(sum > 0);
    double below = 0;
    for (const double weight : weights) {
        below += weight / sum;
        const double scaled = below * two_to_64;
        upper_.push_back(scaled >= largest_below_two_to_64 ? ~std::uint64_t{0}
                                                           : static_cast<std::uint64_t>(scaled));
    }
    upper_.back() = ~std::uint64_t{0};
    std::uint32_t i = 0;
    for (std::uint64_t top = 0; top < std::uint64_t{1} << guide_bits; ++top) {
        while (upper_[i] < top << guide_shift) ++i;
        guide_.push_back(i);
    }
}

InversionTable InversionTable::poisson(double mean) {
    HEADROOM_CHECK(mean >= 0 && mean < 0x7fffffff);
    return from_mode(
        static_cast<std::int32_t>(mean), [mean](std::int32_t n) { return mean / (n + 1.0); },
        [mean](std::int32_t n) { return n == 0 ? 0 : n / mean; });
}

InversionTable InversionTable::binomial(std::int32_t n, double p) {
    HEADROOM_CHECK(n >= 0);
    if (p <= 0) return {0, {1.0}};
    if (p >= 1) return {n, {1.0}};
    const double odds = p / (1 - p);
    const auto mode = std::min(n, static_cast<std::int32_t>((n + 1.0) * p));
    return from_mode(
        mode, [=](std::int32_t k) { return (n - k) / (k + 1.0) * odds; },
        [=](std::int32_t k) { return k / (n - k + 1.0) / odds; });
}

}  // namespace headroom::planning
