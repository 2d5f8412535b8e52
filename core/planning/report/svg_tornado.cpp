#include "core/planning/report/svg_tornado.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "core/base/percent_text.h"
#include "core/planning/report/svg_axis.h"
#include "core/planning/report/svg_parts.h"

namespace headroom::planning {
namespace {

class TornadoDrawing {
public:
    explicit TornadoDrawing(const TornadoChart& chart) : chart_(chart) {}

    std::string draw() {
        if (chart_.bars.empty()) return "";
        make_scale();
        const double base = top + row * static_cast<double>(chart_.bars.size());
        svg_ = open_svg(width, base + 34, chart_.title) + svg_text(8, 16, "title", chart_.title);
        draw_axis(base);
        for (std::size_t i = 0; i < chart_.bars.size(); ++i) draw_bar(i);
        svg_ += line_at(x_(chart_.base), top - 6, x_(chart_.base), base, "axis");
        svg_ += svg_text(x_(chart_.base), top - 10, "label middle strong", result(chart_.base));
        return svg_ + "</svg>";
    }

private:
    std::string result(double value) const {
        return chart_.shares ? percent_text(value) : fmt::format("{:.0f}", value);
    }

    void make_scale() {
        double least = chart_.base, most = chart_.base;
        for (const auto& bar : chart_.bars) {
            for (const auto& side : {bar.low, bar.high}) {
                if (!side) continue;
                least = std::min(least, *side);
                most = std::max(most, *side);
            }
        }
        const double room = std::max((most - least) * 0.1, chart_.shares ? 0.005 : 1.0);
        x_ = {least - room, most + room, left, right};
    }

    void draw_axis(double base) {
        const double step = tick_step(x_.to_value - x_.from_value, 6, TickKind::any);
        double value = static_cast<double>(static_cast<long long>(x_.from_value / step)) * step;
        for (; value <= x_.to_value; value += step) {
            if (value < std::max(x_.from_value, 0.0)) continue;
            svg_ += line_at(x_(value), top - 6, x_(value), base, "grid");
            const std::string text =
                chart_.shares ? fmt::format("{:.4g} %", value * 100) : fmt::format("{:.6g}", value);
            svg_ += svg_text(x_(value), base + 18, "tick middle", text);
        }
    }

    /// The label stands left or right of the bar, or, where the bar of the other value lies there,
    /// across the line in the middle.
    void draw_half(double y, double to, const char* css, const std::string& label, bool leftward) {
        const double from = x_(chart_.base), end = x_(to);
        svg_ += rectangle(std::min(from, end), y + 4, std::max(1.0, std::abs(end - from)), row - 8,
                          css);
        const double beside = leftward ? std::min(from, end) - 5 : std::max(from, end) + 5;
        svg_ += svg_text(beside, y + 16, leftward ? "tick end" : "tick", label);
    }

    void draw_bar(std::size_t i) {
        const TornadoChart::Bar& bar = chart_.bars[i];
        const double y = top + row * static_cast<double>(i);
        svg_ += svg_text(left - 70, y + 16, "label end", bar.label);
        const auto reach = [&](const std::optional<double>& side) {
            return side ? *side - chart_.base : 0.0;
        };
        // Two values may lie on one side of the scenario's own result: the shorter bar on top.
        const bool low_first = std::abs(reach(bar.low)) >= std::abs(reach(bar.high));
        const bool longer_leftward = reach(low_first ? bar.low : bar.high) < 0;
        for (const bool low : {low_first, !low_first}) {
            const std::optional<double>& side = low ? bar.low : bar.high;
            if (!side) continue;
            draw_half(y, *side, low ? "series0" : "series1", low ? bar.low_label : bar.high_label,
                      (low == low_first) == longer_leftward);
        }
    }

    static constexpr double width = 1120, left = 400, right = 1050, top = 56, row = 24;
    const TornadoChart& chart_;
    Scale x_;
    std::string svg_;
};

}  // namespace

std::string tornado_chart(const TornadoChart& chart) { return TornadoDrawing(chart).draw(); }

}  // namespace headroom::planning
