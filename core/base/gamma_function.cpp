#include "core/base/gamma_function.h"

#include "core/base/exact_math.h"

namespace headroom {

// Stirling's series, where x is large; smaller ones are led there.
double gamma_function(double x) {
    double factor = 1;
    for (; x < 20; ++x) factor /= x;
    const double square = 1 / (x * x);
    const double series =
        (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / x;
    constexpr double half_log_2_pi = 0.91893853320467274178;
    return factor * exact_exp((x - 0.5) * exact_log(x) - x + half_log_2_pi + series);
}

}  // namespace headroom
