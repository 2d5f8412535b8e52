#include "core/base/exact_math.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace headroom {
namespace {

// ln 2 in two parts: the first has enough trailing zeros for exact products with an exponent.
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
constexpr double sqrt_half = 0.70710678118654752440;

// 1/21, 1/19 ... 1: coefficients of the series of artanh.
constexpr std::array<double, 11> odd_reciprocals{1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15,
                                                 1.0 / 13, 1.0 / 11, 1.0 / 9,  1.0 / 7,
                                                 1.0 / 5,  1.0 / 3,  1.0};

struct Parts {
    double mantissa;  // in [0.5, 1)
    int exponent;
};

// What std::frexp does, without a call for the numbers that occur.
Parts take_apart(double x) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &x, sizeof x);
    const auto biased = static_cast<int>(bits >> 52);
    if (biased == 0) {  // subnormal: so small that nothing here draws it
        Parts parts{};
        parts.mantissa = std::frexp(x, &parts.exponent);
        return parts;
    }
    bits = (bits & ((std::uint64_t{1} << 52) - 1)) | std::uint64_t{1022} << 52;
    Parts parts{0, biased - 1022};
    std::memcpy(&parts.mantissa, &bits, sizeof bits);
    return parts;
}

}  // namespace

double exact_log(double x) {
    auto [m, exponent] = take_apart(x);
    if (m < sqrt_half) {
        m *= 2;
        --exponent;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)); |s| < 0.1716, so eleven terms reach full precision.
    const double s = (m - 1) / (m + 1);
    const double square = s * s;
    double sum = 0;
    for (const double reciprocal : odd_reciprocals) sum = sum * square + reciprocal;
    return exponent * ln2_high + (2 * s * sum + exponent * ln2_low);
}

double exact_exp(double x) {
    const double k = std::floor(x / (ln2_high + ln2_low) + 0.5);
    const double r = (x - k * ln2_high) - k * ln2_low;  // |r| < 0.35
    double sum = 1;
    for (int n = 16; n >= 1; --n) sum = 1 + sum * r / n;  // Taylor series, Horner's scheme
    if (k < -1000 || k > 1000) return std::ldexp(sum, static_cast<int>(k));
    // The same without a call: by a power of two, which rounds nothing.
    const std::uint64_t bits = static_cast<std::uint64_t>(static_cast<int>(k) + 1023) << 52;
    double power = 0;
    std::memcpy(&power, &bits, sizeof power);
    return sum * power;
}

double exact_pow(double base, double exponent) { return exact_exp(exponent * exact_log(base)); }

}  // namespace headroom
