#include "core/base/percent_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace headroom {
namespace {

constexpr double too_small_to_write = 1e-9;

// Decimals of the percentage: few for large ones, two digits that count for small ones.
int decimals_for(double share) {
    if (share >= 0.0995 || share <= 0) return 0;
    if (share >= 0.00995) return 1;
    if (share >= 0.0000995) return 2;
    int decimals = 4;
    for (double limit = 0.00000995; share < limit; limit /= 10) ++decimals;
    return decimals;
}

// "0.00010" says no more than "0.0001".
std::string without_zeros(std::string digits, int decimals) {
    while (decimals > 2 && digits.back() == '0') {
        digits.pop_back();
        --decimals;
    }
    return digits;
}

std::string text_of(double percentage, int decimals) {
    char digits[64];
    std::snprintf(digits, sizeof digits, "%.*f", decimals, percentage);
    return without_zeros(digits, decimals) + " %";
}

}  // namespace

std::string percent_text(double share) {
    if (share > 0 && share < too_small_to_write) return "below 0.0000001 %";
    if (share < 1 && share >= 0.99995) return "above 99.99 %";
    if (share < 1 && share > 0.9945) return text_of(share * 100, share < 0.9995 ? 1 : 2);
    return text_of(share * 100, decimals_for(share));
}

std::string percent_text_up(double share) {
    if (share > 0 && share < too_small_to_write) return "0.0000001 %";
    const int decimals = decimals_for(share);
    double unit = 1;
    for (int i = 0; i < decimals; ++i) unit *= 10;
    // A little less than what rounding left over, so that 5 % stays 5 %, and 0 % is not "-0 %".
    return text_of(std::max(0.0, std::ceil(share * 100 * unit - 1e-6)) / unit, decimals);
}

std::string estimate_text(double value, double low, double high) {
    const bool is_bound = low <= 0 && value >= high;
    if (high - low <= 0 || (high < 3 * value && !is_bound)) return percent_text(value);
    return "at most " + percent_text_up(high);
}

}  // namespace headroom
