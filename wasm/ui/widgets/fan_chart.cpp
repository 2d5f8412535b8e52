#include "wasm/ui/widgets/fan_chart.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/chart_axes.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

using Series = const std::vector<double>*;

double value_of(Series series, std::size_t i) {
    if (series == nullptr || series->empty()) return 0;
    return (*series)[std::min(i, series->size() - 1)];
}

std::optional<Count> came_at(const FanChart& chart, std::size_t i) {
    if (chart.came == nullptr || i >= chart.came->size()) return std::nullopt;
    return (*chart.came)[i];
}

double day_of(const FanChart& chart, std::size_t i) { return (*chart.days)[i]; }

/// The last value not after `day`, or the first one.
std::size_t index_at(const FanChart& chart, double day) {
    const auto& days = *chart.days;
    const auto after = std::upper_bound(days.begin(), days.end(), day);
    return after == days.begin() ? 0 : static_cast<std::size_t>(after - days.begin()) - 1;
}

/// One value before what is shown, and one after it: lines and bands reach the edges.
std::size_t first_shown(const FanChart& chart, const Plot& plot) {
    return index_at(chart, plot.x_from);
}
std::size_t last_shown(const FanChart& chart, const Plot& plot) {
    return std::min(chart.days->size() - 1, index_at(chart, plot.x_to) + 1);
}

Plot plot_of(const FanChart& chart, const ChartZoom& zoom, const Box& box) {
    Plot plot;
    plot.box = plot_box_of(box, dp(84));
    const double days = std::max(1, chart.days->back());
    plot.x_from = zoom.from * days;
    plot.x_to = std::max(plot.x_from + 1, zoom.to * days);
    double low = 1e18;
    double high = 0;
    for (std::size_t i = first_shown(chart, plot); i <= last_shown(chart, plot); ++i) {
        low = std::min(low, value_of(chart.p05, i));
        high = std::max(high, value_of(chart.p95, i));
        if (const auto came = came_at(chart, i)) {
            low = std::min(low, static_cast<double>(*came));
            high = std::max(high, static_cast<double>(*came));
        }
    }
    if (chart.limit) {
        high = std::max(high, static_cast<double>(*chart.limit));
        low = std::min(low, static_cast<double>(*chart.limit));
    }
    // From zero unless that would squeeze what there is to see into a quarter of the height.
    if (low < 0.75 * high) low = std::min(low, low < 0.5 * high ? 0.0 : low);
    const double step = round_step(low, std::max(high, low + 1), 5);
    plot.y_from = std::floor(low / step) * step;
    plot.y_to = std::ceil(std::max(high * 1.02, plot.y_from + step) / step) * step;
    return plot;
}

void paint_band(const Plot& plot, const FanChart& chart, Series low, Series high, ImU32 color) {
    if (low == nullptr || high == nullptr || low->empty() || high->empty()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    // Not more corners than there are pixels.
    const double pixel_days = (plot.x_to - plot.x_from) / std::max(1.0F, plot.box.width());
    const std::size_t last = last_shown(chart, plot);
    for (std::size_t i = first_shown(chart, plot); i < last;) {
        std::size_t next = i + 1;
        while (next < last && day_of(chart, next) - day_of(chart, i) < pixel_days) ++next;
        const float a = plot.x(day_of(chart, i));
        const float b = plot.x(day_of(chart, next));
        list->AddQuadFilled({a, plot.y(value_of(high, i))}, {b, plot.y(value_of(high, next))},
                            {b, plot.y(value_of(low, next))}, {a, plot.y(value_of(low, i))}, color);
        i = next;
    }
}

void paint_median(const Plot& plot, const FanChart& chart, ImU32 color) {
    std::vector<ImVec2> points;
    for (std::size_t i = first_shown(chart, plot); i <= last_shown(chart, plot); ++i) {
        points.push_back({plot.x(day_of(chart, i)), plot.y(value_of(chart.p50, i))});
    }
    ImGui::GetWindowDrawList()->AddPolyline(points.data(), static_cast<int>(points.size()), color,
                                            0, std::max(1.5F, 2.0F * pixel_ratio()));
}

/// What came; outside of the outer band in the color of a breach.
void paint_what_came(const Plot& plot, const FanChart& chart) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = first_shown(chart, plot); i <= last_shown(chart, plot); ++i) {
        const auto came = came_at(chart, i);
        if (!came) continue;
        const auto used = static_cast<double>(*came);
        const bool outside = used > value_of(chart.p95, i) || used < value_of(chart.p05, i);
        list->AddCircleFilled({plot.x(day_of(chart, i)), plot.y(used)}, dp(3),
                              outside ? tokens().breach : tokens().text);
    }
}

/// Names at the right end of the bands, moved apart where they would meet.
void paint_band_labels(const Plot& plot, const FanChart& chart) {
    const std::size_t last = index_at(chart, plot.x_to);
    struct Label {
        const char* text;
        float y;
    };
    std::array<Label, 3> labels{{{chart.high_words, plot.y(value_of(chart.p95, last))},
                                 {"median", plot.y(value_of(chart.p50, last))},
                                 {chart.low_words, plot.y(value_of(chart.p05, last))}}};
    const float line = dp(15);
    float taken = -1e9F;
    const float limit = chart.limit ? plot.y(static_cast<double>(*chart.limit)) : -1e9F;
    for (Label& label : labels) {
        label.y = std::max(label.y, taken + line);
        if (std::abs(label.y - limit) < line) label.y = limit + line;
        taken = label.y;
        paint_text({plot.box.max.x + dp(6), label.y - dp(8)}, TextStyle::small, tokens().text_muted,
                   label.text);
    }
}

void crosshair(const Plot& plot, const FanChart& chart) {
    const float x = std::clamp(ImGui::GetIO().MousePos.x, plot.box.min.x, plot.box.max.x);
    std::size_t nearest = index_at(chart, plot.x_at(x));
    if (nearest + 1 < chart.days->size() &&
        day_of(chart, nearest + 1) - plot.x_at(x) < plot.x_at(x) - day_of(chart, nearest)) {
        ++nearest;
    }
    const float at = std::round(plot.x(day_of(chart, nearest)));
    paint_line({at, plot.box.min.y}, {at, plot.box.max.y}, tokens().text_muted);
    const auto figure = [&](Series series) {
        return fmt::format("{:g}", value_of(series, nearest));
    };
    const std::string p95 = figure(chart.p95);
    const std::string p75 = figure(chart.p75);
    const std::string p50 = figure(chart.p50);
    const std::string p25 = figure(chart.p25);
    const std::string p05 = figure(chart.p05);
    const std::array<TooltipRow, 5> rows{{{chart.high_words, p95},
                                          {"75 %", p75},
                                          {"Median", p50},
                                          {"25 %", p25},
                                          {chart.low_words, p05}}};
    std::string footer = chart.limit ? chart.limit_label : "";
    if (const auto came = came_at(chart, nearest)) footer = fmt::format("came: {}", *came);
    tooltip_table(format_date(chart.first + (*chart.days)[nearest]), rows.data(), 5, footer);
}

void tell_bands(const FanChart& chart) {
    tell_figures("Figures of " + chart.title, {"Date", "5 %", "Median", "95 %"}, chart.days->size(),
                 [&](std::size_t row, std::size_t column) {
                     if (column == 0) return format_date(chart.first + (*chart.days)[row]);
                     const std::array<Series, 3> series{chart.p05, chart.p50, chart.p95};
                     return fmt::format("{:g}", value_of(series[column - 1], row));
                 });
}

}  // namespace

Box fan_chart(const FanChart& chart, ChartZoom& zoom, float height_css) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const Box box{start, {start.x + width, start.y + dp(height_css)}};
    const std::string end = chart.p50->empty() ? "" : fmt::format("{:g}", chart.p50->back());
    const Pressed state = pressable(chart.title.c_str(), {width, dp(height_css)}, "img",
                                    chart.title, "median at the end " + end);
    if (chart.p50->empty() || chart.days == nullptr || chart.days->empty()) return box;
    const Plot plot = plot_of(chart, zoom, box);
    paint_chart_title(box, chart.title);
    paint_value_axis(plot, round_step(plot.y_from, plot.y_to, 5));
    ImGui::PushClipRect(plot.box.min, plot.box.max, true);
    paint_band(plot, chart, chart.p05, chart.p95, faded(tokens().accent, 0.18F));
    paint_band(plot, chart, chart.p25, chart.p75, faded(tokens().accent, 0.30F));
    paint_median(plot, chart, tokens().accent);
    paint_what_came(plot, chart);
    if (chart.marked_day) {
        const float x = std::round(plot.x(*chart.marked_day - chart.first));
        paint_line({x, plot.box.min.y}, {x, plot.box.max.y}, tokens().breach);
        const char* const words = chart.marked_words;
        const float word_width = text_size(TextStyle::small, words).x;
        const bool right = x + dp(6) + word_width <= plot.box.max.x;
        paint_text({right ? x + dp(6) : x - dp(6) - word_width, plot.box.min.y + dp(2)},
                   TextStyle::small, tokens().breach, words);
    }
    ImGui::PopClipRect();
    paint_date_axis(plot, chart.first);
    if (chart.limit) {
        paint_limit_line(plot, static_cast<double>(*chart.limit), tokens().breach,
                         chart.limit_label);
    }
    paint_band_labels(plot, chart);
    zoom_chart(plot, zoom);
    if (state.hovered) crosshair(plot, chart);
    tell_bands(chart);
    return box;
}

}  // namespace headroom::ui
