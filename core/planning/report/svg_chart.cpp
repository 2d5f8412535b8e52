#include "core/planning/report/svg_chart.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "core/planning/report/svg_axis.h"
#include "core/planning/report/svg_parts.h"

namespace headroom::planning {
namespace {

constexpr double fan_width = 560, fan_height = 232;
constexpr double margin_left = 44, margin_right = 92, margin_top = 30, margin_bottom = 26;

class FanDrawing {
public:
    explicit FanDrawing(const FanChart& chart) : chart_(chart) {}

    std::string draw() {
        if (chart_.dates.empty()) return "";
        make_scales();
        svg_ = open_svg(fan_width, fan_height, chart_.title);
        svg_ += svg_text(margin_left, 16, "title", chart_.title);
        draw_grid();
        draw_band(chart_.p05, chart_.p95, "band90");
        draw_band(chart_.p25, chart_.p75, "band50");
        draw_median();
        draw_what_came();
        draw_labels();
        return svg_ + "</svg>";
    }

private:
    void make_scales() {
        Count low = chart_.limit.value_or(chart_.p05.front());
        Count high = chart_.limit.value_or(chart_.p95.front());
        for (std::size_t i = 0; i < chart_.dates.size(); ++i) {
            low = std::min(low, chart_.p05[i]);
            high = std::max(high, chart_.p95[i]);
        }
        for (const auto& [date, used] : chart_.came) {
            low = std::min(low, used);
            high = std::max(high, used);
        }
        const double room = std::max(1.0, static_cast<double>(high - low) * 0.08);
        y_ = {std::max(0.0, static_cast<double>(low) - room), static_cast<double>(high) + room,
              fan_height - margin_bottom, margin_top};
        const Date first = chart_.dates.front();
        const Date last = std::max(chart_.dates.back(), first + 1);
        x_ = {static_cast<double>(first.days), static_cast<double>(last.days), margin_left,
              fan_width - margin_right};
    }

    double x(std::size_t i) const { return x_(static_cast<double>(chart_.dates[i].days)); }

    void draw_grid() {
        const double step = tick_step(y_.to_value - y_.from_value, 4, TickKind::whole);
        const double first = static_cast<double>(static_cast<Count>(y_.from_value / step)) * step;
        for (double value = first; value <= y_.to_value; value += step) {
            if (value < y_.from_value) continue;
            svg_ += line_at(margin_left, y_(value), fan_width - margin_right, y_(value), "grid");
            svg_ +=
                svg_text(margin_left - 6, y_(value) + 4, "tick end", fmt::format("{:g}", value));
        }
        for (const DateTick& tick : date_ticks(chart_.dates.front(), chart_.dates.back())) {
            const double at = x_(static_cast<double>(tick.date.days));
            svg_ +=
                line_at(at, fan_height - margin_bottom, at, fan_height - margin_bottom + 4, "axis");
            svg_ += svg_text(at, fan_height - 8, "tick middle", tick.label);
        }
        svg_ += line_at(margin_left, fan_height - margin_bottom, fan_width - margin_right,
                        fan_height - margin_bottom, "axis");
    }

    void draw_band(const std::vector<Count>& low, const std::vector<Count>& high,
                   std::string_view css) {
        std::string points;
        for (std::size_t i = 0; i < high.size(); ++i) {
            points += fmt::format("{:.1f},{:.1f} ", x(i), y_(static_cast<double>(high[i])));
        }
        for (std::size_t i = low.size(); i-- > 0;) {
            points += fmt::format("{:.1f},{:.1f} ", x(i), y_(static_cast<double>(low[i])));
        }
        svg_ += fmt::format("<polygon points=\"{}\" class=\"{}\"/>", points, css);
    }

    void draw_median() {
        std::string points;
        for (std::size_t i = 0; i < chart_.p50.size(); ++i) {
            points += fmt::format("{:.1f},{:.1f} ", x(i), y_(static_cast<double>(chart_.p50[i])));
        }
        svg_ += fmt::format("<polyline points=\"{}\" class=\"median\"/>", points);
    }

    void draw_what_came() {
        for (const auto& [date, used] : chart_.came) {
            svg_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\" class=\"came\"/>",
                                x_(static_cast<double>(date.days)), y_(static_cast<double>(used)));
        }
    }

    void draw_labels() {
        struct Label {
            std::string text, css;
        };
        std::vector<Label> labels;
        std::vector<double> places;
        const auto add = [&](double value, std::string text, std::string css) {
            places.push_back(y_(value) + 4);
            labels.push_back({std::move(text), std::move(css)});
        };
        add(static_cast<double>(chart_.p95.back()), chart_.high_label, "label");
        add(static_cast<double>(chart_.p50.back()), "median", "label strong");
        add(static_cast<double>(chart_.p05.back()), chart_.low_label, "label");
        if (chart_.limit) {
            const double at = y_(static_cast<double>(*chart_.limit));
            svg_ += line_at(margin_left, at, fan_width - margin_right, at, "limit");
            add(static_cast<double>(*chart_.limit), chart_.limit_label, "label limit-text");
        }
        keep_apart(places);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            svg_ +=
                svg_text(fan_width - margin_right + 6, places[i], labels[i].css, labels[i].text);
        }
    }

    const FanChart& chart_;
    Scale x_, y_;
    std::string svg_;
};

}  // namespace

std::string escape_html(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '&': escaped += "&amp;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default: escaped += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
        }
    }
    return escaped;
}

std::string fan_chart(const FanChart& chart) { return FanDrawing(chart).draw(); }

namespace {

// Lays slices side by side and labels those that are wide enough.
class BarDrawing {
public:
    explicit BarDrawing(const LicenseBar& bar) : bar_(bar) {}

    std::string draw() {
        total_ = static_cast<double>(bar_.pool_licenses);
        for (const auto& slice : bar_.reserved) total_ += static_cast<double>(slice.licenses);
        if (total_ <= 0) return "";
        svg_ = open_svg(width, 74, fmt::format("{:g} licenses", total_));
        // Idle licenses are hatched: reserved, and used by nobody.
        svg_ +=
            "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
            "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"idle-back\"/>"
            "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" class=\"idle-line\"/></pattern></defs>";
        for (std::size_t i = 0; i < bar_.reserved.size(); ++i) draw_reserved(i);
        draw_pool();
        return svg_ + "</svg>";
    }

private:
    double places(Count licenses) const { return static_cast<double>(licenses) / total_ * width; }

    void label(double from, double to, const std::string& name, const std::string& figures) {
        const double middle = (from + to) / 2;
        const double room = to - from;
        const double needed = 6.6 * static_cast<double>(std::max(name.size(), figures.size()));
        if (room < needed) return;
        svg_ += svg_text(middle, 14, "label strong middle", name);
        svg_ += svg_text(middle, 70, "tick middle", figures);
    }

    void draw_reserved(std::size_t i) {
        const LicenseBar::Slice& slice = bar_.reserved[i];
        const double slice_width = places(slice.licenses);
        const double used = places(std::min(slice.used, slice.licenses));
        const bool over = slice.used > slice.licenses;
        svg_ += rectangle(at_, 22, slice_width, 34, "idle");
        svg_ += rectangle(at_, 22, used, 34, over ? "over" : fmt::format("series{}", i % 7));
        svg_ += line_at(at_ + slice_width, 20, at_ + slice_width, 58, "border");
        label(at_, at_ + slice_width, slice.label,
              fmt::format("{} of {}", slice.used, slice.licenses));
        at_ += slice_width;
    }

    void draw_pool() {
        if (bar_.pool_licenses <= 0) return;
        const double begin = at_;
        Count used = 0;
        std::size_t color = bar_.reserved.size();
        for (const LicenseBar::Slice& key : bar_.pool) {
            const double key_width =
                places(std::min(key.used, std::max<Count>(0, bar_.pool_licenses - used)));
            svg_ += rectangle(at_, 22, key_width, 34, fmt::format("series{}", color++ % 7));
            label(at_, at_ + key_width, key.label, fmt::format("{}", key.used));
            at_ += key_width;
            used += key.used;
        }
        const double end = begin + places(bar_.pool_licenses);
        svg_ += rectangle(at_, 22, std::max(0.0, end - at_), 34, "free");
        label(at_, end, "pool",
              fmt::format("{} free", std::max<Count>(0, bar_.pool_licenses - used)));
        at_ = end;
    }

    static constexpr double width = 1120;
    const LicenseBar& bar_;
    double total_ = 0;
    double at_ = 0;
    std::string svg_;
};

}  // namespace

std::string license_bar(const LicenseBar& bar) { return BarDrawing(bar).draw(); }

namespace {

constexpr double least_risk = 1e-4;  // the floor of the logarithmic scale

double decades(double risk) { return std::log10(std::max(risk, least_risk)); }

void draw_trade_axes(std::string& svg, const Scale& x, const Scale& y, double edge, double base) {
    for (const double risk : {1e-4, 1e-3, 0.01, 0.1, 1.0}) {
        const double at = y(decades(risk));
        svg += line_at(52, at, edge, at, risk > least_risk ? "grid" : "axis");
        svg += svg_text(46, at + 4, "tick end", fmt::format("{:g} %", risk * 100));
    }
    const double step = tick_step(x.to_value - x.from_value, 6, TickKind::whole);
    const auto first = static_cast<double>(static_cast<Count>(x.from_value / step) + 1);
    for (double n = first * step; n <= x.to_value; n += step) {
        svg += line_at(x(n), base, x(n), base + 4, "axis");
        svg += svg_text(x(n), base + 18, "tick middle", fmt::format("{:g}", n));
    }
    svg += svg_text(edge, base + 34, "tick end", "licenses");
}

}  // namespace

std::string trade_chart(const TradeChart& chart) {
    constexpr double width = 1120, height = 280, base = 240, edge = 1096;
    if (chart.points.empty()) return "";
    Count fewest = chart.points.front().licenses, most = fewest;
    for (const auto& point : chart.points) {
        fewest = std::min(fewest, point.licenses);
        most = std::max(most, point.licenses);
    }
    const double room = std::max(1.0, static_cast<double>(most - fewest) * 0.06);
    const Scale x{static_cast<double>(fewest) - room, static_cast<double>(most) + room, 52, edge};
    const Scale y{decades(least_risk), 0, base, 34};
    std::string svg = open_svg(width, height, "Licenses against risk");
    svg += svg_text(52, 16, "title", "Largest risk of any site (logarithmic), by licenses");
    draw_trade_axes(svg, x, y, edge, base);
    if (chart.target) {
        const double at = y(decades(*chart.target));
        svg += line_at(52, at, edge, at, "limit");
        svg += svg_text(edge, at - 6, "label limit-text end",
                        fmt::format("target {:g} %", *chart.target * 100));
    }
    for (const auto& point : chart.points) {
        const double px = x(static_cast<double>(point.licenses)), py = y(decades(point.risk));
        const char* css = point.recommended ? "best" : point.on_front ? "front" : "point";
        svg +=
            fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"10\" class=\"{}\"/>", px, py, css);
        svg += svg_text(px, py + 4, "number middle", point.label);
    }
    return svg + "</svg>";
}

std::string interval_mark(double value, double low, double high, double scale) {
    constexpr double width = 120;
    const Scale x{0, std::max(scale, 1e-9), 4, width - 4};
    std::string svg = open_svg(width, 16, "interval");
    svg += line_at(4, 8, width - 4, 8, "grid");
    svg += line_at(x(low), 8, x(std::min(high, scale)), 8, "whisker");
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"8\" r=\"3.5\" class=\"front\"/></svg>",
                       x(std::min(value, scale)));
    return svg;
}

}  // namespace headroom::planning
