#include "core/planning/report/svg_curve.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/percent_text.h"
#include "core/planning/report/svg_axis.h"
#include "core/planning/report/svg_parts.h"

namespace headroom::planning {
namespace {

class CurveDrawing {
public:
    explicit CurveDrawing(const CurveChart& chart) : chart_(chart) {}

    std::string draw() {
        if (chart_.x.empty() || chart_.series.empty()) return "";
        make_scales();
        svg_ = open_svg(width, height, chart_.title) + svg_text(left, 16, "title", chart_.title);
        draw_axes();
        for (std::size_t i = 0; i < chart_.series.size(); ++i) draw_series(i);
        draw_names();
        return svg_ + "</svg>";
    }

private:
    void make_scales() {
        double most = 0.01;
        for (const auto& series : chart_.series) {
            for (const double high : series.high) most = std::max(most, high);
        }
        const double last = std::max(chart_.x.back(), chart_.x.front() + 1e-9);
        x_ = {chart_.x.front(), last, left, right};
        y_ = {0, std::min(1.0, most * 1.05), base, top};
    }

    void draw_axes() {
        const double step = tick_step(y_.to_value, 5, TickKind::any);
        for (int i = 0; i * step <= y_.to_value * 1.0001; ++i) {
            const double value = i * step;
            svg_ += line_at(left, y_(value), right, y_(value), i == 0 ? "axis" : "grid");
            svg_ +=
                svg_text(left - 6, y_(value) + 4, "tick end", fmt::format("{:g} %", value * 100));
        }
        // About 8 units a character; labels that would overlap are left out.
        std::size_t longest = 1;
        for (const std::string& label : chart_.x_labels) longest = std::max(longest, label.size());
        const double room = 8.0 * static_cast<double>(longest) + 10;
        double free_from = -1e9;
        for (std::size_t i = 0; i < chart_.x.size(); ++i) {
            const double at = x_(chart_.x[i]);
            svg_ += line_at(at, base, at, base + 4, "axis");
            if (at < free_from) continue;
            svg_ += svg_text(at, base + 18, "tick middle", chart_.x_labels[i]);
            free_from = at + room;
        }
        svg_ += svg_text(right, base + 36, "tick end", chart_.x_title);
    }

    std::string point(std::size_t i, double value) const {
        return fmt::format("{:.1f},{:.1f} ", x_(chart_.x[i]), y_(value));
    }

    void draw_series(std::size_t number) {
        const CurveChart::Series& series = chart_.series[number];
        std::string band, line;
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            band += point(i, series.high[i]);
            line += point(i, series.values[i]);
        }
        for (std::size_t i = series.values.size(); i-- > 0;) band += point(i, series.low[i]);
        svg_ += fmt::format("<polygon points=\"{}\" class=\"haze series{}\"/>", band, number % 7);
        svg_ += fmt::format("<polyline points=\"{}\" class=\"curve line{}\"/>", line, number % 7);
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            svg_ +=
                fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\" class=\"series{}\"/>",
                            x_(chart_.x[i]), y_(series.values[i]), number % 7);
        }
    }

    void draw_names() {
        std::vector<double> places;
        for (const auto& series : chart_.series) places.push_back(y_(series.values.back()) + 4);
        keep_apart(places);
        for (std::size_t i = 0; i < places.size(); ++i) {
            svg_ += rectangle(right + 10, places[i] - 8, 8, 8, fmt::format("series{}", i % 7));
            svg_ += svg_text(right + 24, places[i], "label", chart_.series[i].label);
        }
    }

    static constexpr double width = 1120, height = 340, left = 60, right = 900, top = 34,
                            base = 288;
    const CurveChart& chart_;
    Scale x_, y_;
    std::string svg_;
};

std::string heat_cell(double x, double y, double wide, double value, double most) {
    constexpr double high = 26;
    std::string svg = rectangle(x, y, wide, high, "cell");
    if (value < 0) return svg;
    const double share = most > 0 ? value / most : 0;
    svg += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"heat\" "
        "fill-opacity=\"{:.3f}\"/>",
        x, y, wide, high, 0.04 + 0.86 * share);
    if (wide < 44) return svg;
    const char* css = share > 0.6 ? "label middle inverse" : "label middle";
    return svg + svg_text(x + wide / 2, y + 17, css, percent_text(value));
}

}  // namespace

std::string curve_chart(const CurveChart& chart) { return CurveDrawing(chart).draw(); }

std::string heat_map(const HeatMap& map) {
    if (map.columns.empty() || map.rows.empty()) return "";
    constexpr double width = 1120, left = 190, top = 60, high = 26;
    const double wide =
        std::min(90.0, (width - left - 8) / static_cast<double>(map.columns.size()));
    const double height = top + high * static_cast<double>(map.rows.size()) + 12;
    double most = 0;
    for (const auto& row : map.values) {
        for (const double value : row) most = std::max(most, value);
    }
    std::string svg = open_svg(width, height, map.title) + svg_text(8, 16, "title", map.title);
    svg += svg_text(8, 34, "tick", map.column_title + " across, " + map.row_title + " down");
    std::size_t longest = 1;
    for (const std::string& label : map.columns) longest = std::max(longest, label.size());
    const double label_room = 7.0 * static_cast<double>(longest) + 8;
    const auto stride = static_cast<std::size_t>(std::max(1.0, label_room / wide + 0.5));
    for (std::size_t i = 0; i < map.columns.size(); i += stride) {
        const double middle = left + wide * (static_cast<double>(i) + 0.5);
        svg += svg_text(middle, top - 8, "tick middle", map.columns[i]);
    }
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        const double y = top + high * static_cast<double>(row);
        svg += svg_text(left - 8, y + 17, "label end", map.rows[row]);
        for (std::size_t i = 0; i < map.values[row].size(); ++i) {
            const double x = left + wide * static_cast<double>(i);
            svg += heat_cell(x, y, wide, map.values[row][i], most);
        }
    }
    return svg + "</svg>";
}

}  // namespace headroom::planning
