#include "wasm/ui/theme/metrics.h"

#include <algorithm>
#include <cmath>

namespace headroom::ui {
namespace {
float current_ratio = 1.0F;
float browser_ratio = 1.0F;
}  // namespace

void set_pixel_ratio(float ratio, float interface_scale) {
    browser_ratio = std::clamp(ratio, 0.25F, 8.0F);
    current_ratio = std::clamp(browser_ratio * interface_scale, 0.5F, 8.0F);
}

float device_ratio() { return browser_ratio; }

float pixel_ratio() { return current_ratio; }

float dp(float css_pixels) {
    const float rounded = std::round(css_pixels * current_ratio);
    return css_pixels > 0.0F ? std::max(1.0F, rounded) : rounded;
}

}  // namespace headroom::ui
