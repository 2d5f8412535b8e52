#include "wasm/ui/app/playback.h"

#include <algorithm>
#include <cmath>

namespace headroom::ui {
namespace {
/// A tab that slept must not catch up in one leap.
constexpr double longest_frame = 0.1;
}  // namespace

void Playback::pause() {
    playing_ = false;
    rest_ = 0.0;
}

Instant Playback::next(Instant now, Instant end, double elapsed, double speed) {
    rest_ += std::min(elapsed, longest_frame) * speed;
    const double whole = std::floor(rest_);
    rest_ -= whole;
    return std::min(end, now + Span{static_cast<std::int64_t>(whole)});
}

}  // namespace headroom::ui
