#include "wasm/ui/widgets/line_chart.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

constexpr double seconds_a_day = 86400;
constexpr float narrow_below = 420;

Date first_day(const LineChart& chart) { return date_of(chart.points.front().at); }

/// Days since midnight of the first point's day.
double day_of(const LineChart& chart, Instant at) {
    return static_cast<double>((at - midnight_of(first_day(chart))).seconds) / seconds_a_day;
}

/// A limit far above the use would press the line to the ground: then it is only named.
bool limit_in_sight(const LineChart& chart, Count highest) {
    return chart.limit && *chart.limit > 0 && *chart.limit <= std::max<Count>(highest, 1) * 4;
}

bool is_narrow_chart(const Box& box) { return box.width() < dp(narrow_below); }

Plot plot_of_line(const LineChart& chart, const ChartZoom& zoom, const Box& box) {
    Plot plot;
    plot.box = plot_box_of(box, is_narrow_chart(box) ? dp(12) : dp(84));
    const double from = day_of(chart, chart.points.front().at);
    const double days = std::max(1.0, day_of(chart, chart.points.back().at) - from);
    plot.x_from = from + zoom.from * days;
    plot.x_to = from + zoom.to * days;
    Count highest = 1;
    for (const ChartPoint& point : chart.points) highest = std::max(highest, point.value);
    if (limit_in_sight(chart, highest)) highest = std::max(highest, *chart.limit);
    const auto top = static_cast<double>(highest);
    const double step = std::max(1.0, round_step(0, top, 4));
    plot.y_to = std::ceil(top * 1.05 / step) * step;
    return plot;
}

void paint_points(const LineChart& chart, const Plot& plot) {
    std::vector<ImVec2> places;
    places.reserve(chart.points.size());
    for (const ChartPoint& point : chart.points) {
        places.push_back(
            {plot.x(day_of(chart, point.at)), plot.y(static_cast<double>(point.value))});
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImGui::PushClipRect({plot.box.min.x - dp(4), plot.box.min.y - dp(4)},
                        {plot.box.max.x + dp(4), plot.box.max.y + dp(4)}, true);
    list->AddPolyline(places.data(), static_cast<int>(places.size()), tokens().accent, 0,
                      std::max(1.5F, 2.0F * pixel_ratio()));
    if (chart.point_marks) {
        for (const ImVec2 place : places) list->AddCircleFilled(place, dp(3), tokens().accent);
    }
    ImGui::PopClipRect();
}

void paint_crosshair(const LineChart& chart, const Plot& plot) {
    const double wanted =
        plot.x_at(std::clamp(ImGui::GetIO().MousePos.x, plot.box.min.x, plot.box.max.x));
    const auto nearest = std::min_element(
        chart.points.begin(), chart.points.end(), [&](const ChartPoint& a, const ChartPoint& b) {
            return std::abs(day_of(chart, a.at) - wanted) < std::abs(day_of(chart, b.at) - wanted);
        });
    const float x = std::round(plot.x(day_of(chart, nearest->at)));
    paint_line({x, plot.box.min.y}, {x, plot.box.max.y}, tokens().text_muted);
    const std::string value = fmt::format("{}", nearest->value);
    const TooltipRow row{"Used licenses", value};
    const std::string when =
        chart.point_marks ? format_date(date_of(nearest->at)) : date_and_time(nearest->at);
    tooltip_table(when, &row, 1, chart.limit ? chart.limit_label : "");
}

void tell_points(const LineChart& chart) {
    tell_figures("Figures of " + chart.title, {"Date", "Licenses"}, chart.points.size(),
                 [&](std::size_t row, std::size_t column) {
                     const ChartPoint& point = chart.points[row];
                     return column == 0 ? format_date(date_of(point.at))
                                        : fmt::format("{}", point.value);
                 });
}

}  // namespace

Box line_chart(const LineChart& chart, ChartZoom& zoom, float height_css) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const Box box{start, {start.x + width, start.y + dp(height_css)}};
    const Pressed state =
        pressable(chart.title.c_str(), {width, dp(height_css)}, "img", chart.title, chart.spoken);
    paint_chart_title(box, chart.title);
    if (chart.points.empty()) {
        paint_text_in(box, TextStyle::table, tokens().text_muted, "No report yet", Align::center);
        return box;
    }
    const Plot plot = plot_of_line(chart, zoom, box);
    paint_value_axis(plot, std::max(1.0, round_step(0, plot.y_to, 4)));
    paint_date_axis(plot, first_day(chart));
    paint_points(chart, plot);
    if (chart.limit) {
        const auto limit = static_cast<double>(*chart.limit);
        paint_limit_line(plot, limit, tokens().breach, chart.limit_label,
                         is_narrow_chart(box) ? LabelPlace::above : LabelPlace::beside);
    }
    zoom_chart(plot, zoom);
    if (state.hovered) paint_crosshair(chart, plot);
    tell_points(chart);
    return box;
}

std::string csv_of(const LineChart& chart, const std::string& column) {
    std::string csv = "date," + column + "\n";
    for (const ChartPoint& point : chart.points) {
        const std::string when =
            chart.point_marks ? format_date(date_of(point.at)) : format_instant(point.at);
        csv += fmt::format("{},{}\n", when, point.value);
    }
    return csv;
}

}  // namespace headroom::ui
