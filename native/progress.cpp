#include "native/progress.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>

#include "native/messages.h"

namespace headroom::cli {
namespace {

constexpr auto first_draw_after = std::chrono::milliseconds(500);
constexpr auto draw_every = std::chrono::milliseconds(100);
constexpr int bar_width = 30;

/// "1:05 left" from what it took so far; empty while nobody can know.
std::string estimate(double seconds_so_far, double fraction) {
    if (fraction < 0.02 || fraction >= 1) return "";
    const auto left = static_cast<long>(seconds_so_far * (1 - fraction) / fraction + 0.5);
    if (left >= 3600) {
        return fmt::format(" {}:{:02}:{:02} left", left / 3600, left / 60 % 60, left % 60);
    }
    return fmt::format(" {}:{:02} left", left / 60, left % 60);
}

}  // namespace

Progress::Progress(ProgressStyle style, std::string label, const Screen& screen)
    : style_(style),
      label_(shorten(printable(label), screen.width - bar_width - 26)),
      screen_(screen),
      begin_(Clock::now()),
      next_draw_(begin_ + first_draw_after) {}

void Progress::clear() {
    style_ = ProgressStyle::none;
    if (!std::exchange(drawn_, false)) return;
    tell("\r\x1b[K");
    std::fflush(stderr);
}

void Progress::show(double fraction) {
    if (style_ == ProgressStyle::bar) draw_bar(fraction);
    if (style_ == ProgressStyle::lines) tell_line(fraction);
}

void Progress::draw_bar(double fraction) {
    const Clock::time_point now = Clock::now();
    if (now < next_draw_) return;
    next_draw_ = now + draw_every;
    const auto filled = static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * bar_width);
    const double so_far = std::chrono::duration<double>(now - begin_).count();
    tell("\r{} [{}{}] {:3.0f} %{}\x1b[K", label_, std::string(filled, '#'),
         std::string(bar_width - filled, '.'), fraction * 100.0, estimate(so_far, fraction));
    std::fflush(stderr);
    drawn_ = true;
}

void Progress::tell_line(double fraction) {
    const int tenths = static_cast<int>(fraction * 10.0);
    if (tenths <= tenths_told_) return;
    tenths_told_ = tenths;
    tell("{}: {} %\n", label_, tenths * 10);
}

}  // namespace headroom::cli
