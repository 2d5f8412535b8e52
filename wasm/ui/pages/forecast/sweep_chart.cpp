#include "wasm/ui/pages/forecast/sweep_chart.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/chart_axes.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

using Sweep = app::SweepView;

constexpr const char* sweep_file = "risk-at-other-values";

std::string csv_of_sweep(const Sweep& sweep) {
    std::string csv;
    for (const Sweep::Axis& axis : sweep.axes) csv += axis.pointer + ",";
    csv += "largestRisk,low,high,site,cost\n";
    const std::size_t across = sweep.axes.size() > 1 ? sweep.axes[1].labels.size() : 1;
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const Sweep::Point& point = sweep.points[i];
        csv += sweep.axes[0].labels[i / across] + ",";
        if (sweep.axes.size() > 1) csv += sweep.axes[1].labels[i % across] + ",";
        csv += fmt::format("{},{},{},{},{}\n", point.risk.value, point.risk.low, point.risk.high,
                           point.site, point.cost ? fmt::format("{}", *point.cost) : "");
    }
    return csv;
}

std::string point_words(const Sweep::Point& point) {
    return fmt::format("{:.2f} % ({:.2f} to {:.2f}) at {}", point.risk.value * 100,
                       point.risk.low * 100, point.risk.high * 100, point.site);
}

Plot plot_of_sweep(const Sweep& sweep, const Box& box) {
    const std::vector<double>& values = sweep.axes[0].values;
    Plot plot;
    plot.box = plot_box_of(box, dp(28));
    plot.x_from = values.front();
    plot.x_to = std::max(values.back(), values.front() + 1e-9);
    double most = 0.01;
    for (const Sweep::Point& point : sweep.points) most = std::max(most, point.risk.high);
    plot.y_to = most * 100 * 1.05;
    return plot;
}

void paint_sweep_curve(const Plot& plot, const Sweep& sweep) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::vector<ImVec2> middle;
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const Sweep::Point& point = sweep.points[i];
        const float x = plot.x(sweep.axes[0].values[i]);
        middle.push_back({x, plot.y(point.risk.value * 100)});
        if (i == 0) continue;
        const Sweep::Point& before = sweep.points[i - 1];
        const float left = plot.x(sweep.axes[0].values[i - 1]);
        list->AddQuadFilled({left, plot.y(before.risk.high * 100)},
                            {x, plot.y(point.risk.high * 100)}, {x, plot.y(point.risk.low * 100)},
                            {left, plot.y(before.risk.low * 100)}, faded(tokens().accent, 0.18F));
    }
    list->AddPolyline(middle.data(), static_cast<int>(middle.size()), tokens().accent, 0,
                      std::max(1.0F, 2 * pixel_ratio()));
    for (const ImVec2 at : middle) list->AddCircleFilled(at, dp(3), tokens().accent);
}

void paint_as_it_is(const Plot& plot, double value) {
    if (value < plot.x_from || value > plot.x_to) return;
    const float x = plot.x(value);
    paint_line({x, plot.box.min.y}, {x, plot.box.max.y}, tokens().text_muted);
    const std::string words = "as it is";
    const float wide = text_size(TextStyle::small, words).x;
    const float left = std::min(x + dp(4), plot.box.max.x - wide);
    paint_text({left, plot.box.min.y}, TextStyle::small, tokens().text_muted, words);
}

void tell_value(const Plot& plot, const Sweep& sweep) {
    const float mouse = ImGui::GetIO().MousePos.x;
    std::size_t near = 0;
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const auto away = [&](std::size_t at) {
            return std::fabs(plot.x(sweep.axes[0].values[at]) - mouse);
        };
        if (away(i) < away(near)) near = i;
    }
    const float x = plot.x(sweep.axes[0].values[near]);
    paint_line({x, plot.box.min.y}, {x, plot.box.max.y}, tokens().text_muted);
    tooltip_table(sweep.axes[0].labels[near], nullptr, 0, point_words(sweep.points[near]));
}

Box draw_curve(const SweepQuestion& question) {
    const Sweep& sweep = *question.view;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(230)};
    const Box box{at, {at.x + size.x, at.y + size.y}};
    const std::string said = fmt::format(
        "{}: {}; {}: {}", sweep.axes[0].labels.front(), point_words(sweep.points.front()),
        sweep.axes[0].labels[sweep.points.size() - 1], point_words(sweep.points.back()));
    const Pressed state = pressable("sweep-curve", size, "img", "Risk at other values", said);
    paint_chart_title(box, "Largest risk in percent, by " + question.asked[0].name);
    const Plot plot = plot_of_sweep(sweep, box);
    paint_value_axis(plot, round_step(0, plot.y_to, 4));
    paint_number_axis(plot, 5);
    paint_sweep_curve(plot, sweep);
    paint_as_it_is(plot, question.asked[0].value);
    if (state.hovered) tell_value(plot, sweep);
    return box;
}

void tell_sweep_curve(const SweepQuestion& question) {
    const Sweep& sweep = *question.view;
    tell_figures("Figures of the risk",
                 {question.asked[0].name, "Largest risk", "At least", "At most", "Site"},
                 sweep.points.size(), [&](std::size_t row, std::size_t column) {
                     const Sweep::Point& point = sweep.points[row];
                     if (column == 0) return sweep.axes[0].labels[row];
                     if (column == 4) return point.site;
                     const double risks[] = {point.risk.value, point.risk.low, point.risk.high};
                     return fmt::format("{:.2f} %", risks[column - 1] * 100);
                 });
}

/// As the map lies: a row for each value of the first figure, a column for each of the second.
void tell_sweep_map(const SweepQuestion& question) {
    const Sweep& sweep = *question.view;
    const std::size_t across = sweep.axes[1].labels.size();
    std::vector<std::string> headings{question.asked[0].name};
    for (const std::string& label : sweep.axes[1].labels) {
        headings.push_back(question.asked[1].name + " " + label);
    }
    tell_figures("Figures of the risk", headings, sweep.points.size() / across,
                 [&](std::size_t row, std::size_t column) {
                     if (column == 0) return sweep.axes[0].labels[row];
                     const Sweep::Point& point = sweep.points[row * across + column - 1];
                     return fmt::format("{:.2f} %", point.risk.value * 100);
                 });
}

/// The first figure goes down, the second across; the darker, the larger the risk.
Box draw_map(const SweepQuestion& question) {
    const Sweep& sweep = *question.view;
    const std::size_t across = sweep.axes[1].labels.size();
    const std::size_t down = (sweep.points.size() + across - 1) / across;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float names = dp(60);
    const float row = dp(34);
    const float cell = (width - names) / static_cast<float>(across);
    const float top = at.y + dp(24);
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const Sweep::Point& point = sweep.points[i];
        const float x = at.x + names + cell * static_cast<float>(i % across);
        const float y = top + row * static_cast<float>(i / across);
        const Box box{{x, y}, {x + cell - dp(2), y + row - dp(2)}};
        const double risk = point.risk.value;
        paint_rect(box, faded(tokens().breach, 0.08F + 0.52F * static_cast<float>(risk)), dp(3));
        paint_text_in(box, TextStyle::small, tokens().text, fmt::format("{:.1f}", risk * 100),
                      Align::center);
        describe_area("listitem",
                      fmt::format("{} and {}", sweep.axes[0].labels[i / across],
                                  sweep.axes[1].labels[i % across]),
                      point_words(point), box.min, box.max);
    }
    for (std::size_t i = 0; i < down; ++i) {
        const float y = top + row * static_cast<float>(i);
        paint_text_in({{at.x, y}, {at.x + names - dp(6), y + row}}, TextStyle::small,
                      tokens().text_muted, sweep.axes[0].labels[i], Align::right);
    }
    for (std::size_t i = 0; i < across; ++i) {
        const float x = at.x + names + cell * static_cast<float>(i);
        paint_text_in({{x, at.y}, {x + cell, top}}, TextStyle::small, tokens().text_muted,
                      sweep.axes[1].labels[i], Align::center);
    }
    const float high = top - at.y + row * static_cast<float>(down);
    ImGui::Dummy({width, high});
    return {at, {at.x + width, at.y + high}};
}

}  // namespace

void draw_sweep_chart(SweepQuestion& question, PanelContext& context) {
    const Sweep& sweep = *question.view;
    if (chart_buttons(context, sweep_file)) save_csv(context, sweep_file, csv_of_sweep(sweep));
    gap(space_2);
    const bool map = sweep.axes.size() > 1 && question.asked.size() > 1;
    if (map) {
        text_wrapped(TextStyle::table, tokens().text,
                     fmt::format("Largest risk in percent: {} down, {} across",
                                 question.asked[0].name, question.asked[1].name));
        gap(space_1);
    }
    picture_of(context, sweep_file, map ? draw_map(question) : draw_curve(question));
    map ? tell_sweep_map(question) : tell_sweep_curve(question);
}

}  // namespace headroom::ui
