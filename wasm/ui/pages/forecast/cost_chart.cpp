#include "wasm/ui/pages/forecast/cost_chart.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/app/setup/prices.h"
#include "core/base/text.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/chart_axes.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

using Curve = app::CostCurveView;

constexpr const char* curve_file = "cost-of-licenses";

std::string csv_of_curve(const Curve& curve) {
    std::string csv =
        "licenses,currency,licensesCost,refusals,overLimit,total,low,high,idleReserved,worstRisk\n";
    for (const Curve::Point& point : curve.points) {
        const app::CostView& cost = point.cost;
        csv +=
            fmt::format("{},{},{},{},{},{},{},{},{},{}\n", point.total, curve.currency,
                        cost.licenses, cost.refusals.value, cost.over_limit.value, cost.total.value,
                        cost.total.low, cost.total.high, cost.idle_reserved, point.worst_risk);
    }
    return csv;
}

Plot plot_of_curve(const Curve& curve, const Box& box) {
    const auto first = static_cast<double>(curve.points.front().total);
    const auto last = static_cast<double>(curve.points.back().total);
    double lowest = curve.points.front().cost.total.low;
    double highest = lowest;
    for (const Curve::Point& point : curve.points) {
        lowest = std::min(lowest, point.cost.licenses);
        lowest = std::min(lowest, point.cost.total.low);
        highest = std::max(highest, point.cost.total.high);
    }
    const double margin = std::max(0.5, (last - first) * 0.04);
    Plot plot;
    plot.box = plot_box_of(box, dp(28));
    plot.x_from = first - margin;
    plot.x_to = last + margin;
    const double spare = std::max(1e-6, (highest - lowest) * 0.06);
    plot.y_from = std::max(0.0, lowest - spare);
    plot.y_to = highest + spare;
    return plot;
}

/// The interval as a band, the expected cost as a line, and below it what the licenses cost.
void paint_curve(const Plot& plot, const Curve& curve) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::vector<ImVec2> totals;
    std::vector<ImVec2> licenses;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const Curve::Point& point = curve.points[i];
        const float x = plot.x(static_cast<double>(point.total));
        totals.push_back({x, plot.y(point.cost.total.value)});
        licenses.push_back({x, plot.y(point.cost.licenses)});
        if (i == 0) continue;
        const Curve::Point& before = curve.points[i - 1];
        const float left = plot.x(static_cast<double>(before.total));
        list->AddQuadFilled({left, plot.y(before.cost.total.high)},
                            {x, plot.y(point.cost.total.high)}, {x, plot.y(point.cost.total.low)},
                            {left, plot.y(before.cost.total.low)}, faded(tokens().accent, 0.18F));
    }
    const float width = std::max(1.0F, 2 * pixel_ratio());
    const auto count = static_cast<int>(totals.size());
    list->AddPolyline(licenses.data(), count, tokens().text_muted, 0, width / 2);
    list->AddPolyline(totals.data(), count, tokens().accent, 0, width);
}

void paint_optimum(const Plot& plot, const Curve& curve) {
    if (!curve.optimum) return;
    const Curve::Point& best = curve.points[*curve.optimum];
    const ImVec2 at{plot.x(static_cast<double>(best.total)), plot.y(best.cost.total.value)};
    ImGui::GetWindowDrawList()->AddCircleFilled(at, dp(5), tokens().ok);
    ImGui::GetWindowDrawList()->AddCircle(at, dp(8), tokens().text, 0, std::max(1.0F, dp(1.5F)));
    const std::string words = "least: " + counted(best.total, "license");
    const float wide = text_size(TextStyle::small, words).x;
    const float left = std::clamp(at.x - wide / 2, plot.box.min.x, plot.box.max.x - wide);
    paint_text({left, std::max(plot.box.min.y, at.y - dp(28))}, TextStyle::small, tokens().text,
               words);
}

void tell_point(const Plot& plot, const Curve& curve) {
    const float mouse = ImGui::GetIO().MousePos.x;
    const auto away = [&](const Curve::Point& point) {
        return std::fabs(plot.x(static_cast<double>(point.total)) - mouse);
    };
    const auto near =
        std::min_element(curve.points.begin(), curve.points.end(),
                         [&](const auto& a, const auto& b) { return away(a) < away(b); });
    const float x = plot.x(static_cast<double>(near->total));
    paint_line({x, plot.box.min.y}, {x, plot.box.max.y}, tokens().text_muted);
    const std::string licenses = app::amount_words(near->cost.licenses);
    const std::string refusals = app::amount_words(near->cost.refusals.value);
    const std::string over = app::amount_words(near->cost.over_limit.value);
    const std::string idle = app::amount_words(near->cost.idle_reserved);
    const TooltipRow rows[] = {{"Licenses", licenses},
                               {"of them idle in Reserved keys", idle},
                               {"Refused enrollments", refusals},
                               {"Macs over a limit", over}};
    tooltip_table(counted(near->total, "license"), rows, 4,
                  fmt::format("together {} {}, largest risk {:.2f} %",
                              app::amount_words(near->cost.total.value), curve.currency,
                              near->worst_risk * 100));
}

void tell_curve(const Curve& curve) {
    tell_figures("Figures of the cost in " + curve.currency,
                 {"Number of licenses", "Together", "Licenses", "Refused enrollments",
                  "Macs over a limit", "Largest risk"},
                 curve.points.size(), [&](std::size_t row, std::size_t column) {
                     const Curve::Point& point = curve.points[row];
                     if (column == 0) return fmt::format("{}", point.total);
                     if (column == 5) return fmt::format("{:.2f} %", point.worst_risk * 100);
                     const double costs[] = {point.cost.total.value, point.cost.licenses,
                                             point.cost.refusals.value,
                                             point.cost.over_limit.value};
                     return app::amount_words(costs[column - 1]);
                 });
}

}  // namespace

void draw_cost_chart(const Recommendation& recommendation, PanelContext& context) {
    const Curve& curve = recommendation.plan->cost_curve;
    if (chart_buttons(context, curve_file)) save_csv(context, curve_file, csv_of_curve(curve));
    gap(space_2);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(240)};
    const Box box{start, {start.x + size.x, start.y + size.y}};
    std::string said = counted(static_cast<Count>(curve.points.size()), "point");
    if (curve.optimum) {
        const Curve::Point& best = curve.points[*curve.optimum];
        said += fmt::format(", least with {}: {}", counted(best.total, "license"),
                            cost_words(best.cost));
    }
    const Pressed state = pressable("cost-curve", size, "img", "Cost against licenses", said);
    paint_chart_title(box, "Expected cost in " + curve.currency + " against licenses");
    const Plot plot = plot_of_curve(curve, box);
    paint_value_axis(plot, round_step(plot.y_from, plot.y_to, 4));
    paint_number_axis(plot, 5, 1);
    ImGui::PushClipRect({plot.box.min.x, plot.box.min.y - dp(10)},
                        {plot.box.max.x, plot.box.max.y + dp(10)}, true);
    paint_curve(plot, curve);
    paint_optimum(plot, curve);
    ImGui::PopClipRect();
    if (state.hovered) tell_point(plot, curve);
    picture_of(context, curve_file, box);
    tell_curve(curve);
    gap(space_1);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "Blue: all together, with its interval. Gray: the licenses alone.");
}

}  // namespace headroom::ui
