#include "core/base/exact_math.h"

#include <cmath>

namespace headroom {
namespace {

// ln 2 in two parts: the first has enough trailing zeros for exact products with an exponent.
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
constexpr double sqrt_half = 0.70710678118654752440;

}  // namespace

double exact_log(double x) {
    int exponent = 0;
    double m = std::frexp(x, &exponent);  // exact: takes the bits apart
    if (m < sqrt_half) {
        m *= 2;
        --exponent;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)); |s| < 0.1716, so eleven terms reach full precision.
    const double s = (m - 1) / (m + 1);
    const double square = s * s;
    double sum = 0;
    for (int k = 21; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
    return exponent * ln2_high + (2 * s * sum + exponent * ln2_low);
}

double exact_exp(double x) {
    const double k = std::floor(x / (ln2_high + ln2_low) + 0.5);
    const double r = (x - k * ln2_high) - k * ln2_low;  // |r| < 0.35
    double sum = 1;
    for (int n = 16; n >= 1; --n) sum = 1 + sum * r / n;  // Taylor series, Horner's scheme
    return std::ldexp(sum, static_cast<int>(k));
}

double exact_pow(double base, double exponent) { return exact_exp(exponent * exact_log(base)); }

}  // namespace headroom
