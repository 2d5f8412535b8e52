#include "wasm/ui/pages/forecast/front_chart.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/chart_zoom.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

constexpr const char* front_title = "Risk of the worst site against licenses, in percent";
constexpr const char* front_file = "risk-against-licenses";

double worst_risk(const app::PlannedSplit& split) {
    return std::max(split.breach.value, split.refusal.value);
}

std::string words_of(const app::PlannedSplit& split) {
    std::string words;
    for (const app::PlannedRow& row : split.rows) {
        if (!words.empty()) words += ", ";
        words += fmt::format("{} {} {}", row.key, row.type, row.licenses);
    }
    return words;
}

std::string csv_of_splits(const app::PlanView& plan) {
    std::string csv = "licenses,breach,refusal,overLimitDays,idleReservedDays,onFront,split\n";
    for (const app::PlannedSplit& split : plan.splits) {
        csv += fmt::format("{},{},{},{},{},{},\"{}\"\n", split.total, split.breach.value,
                           split.refusal.value, split.over_limit_days, split.idle_reserved_days,
                           split.on_front ? "yes" : "no", words_of(split));
    }
    return csv;
}

Plot plot_of_front(const app::PlanView& plan, const Recommendation& wanted, const Box& box) {
    double low = 1e18;
    double high = 0;
    double worst = wanted.target == 0 ? wanted.risk_percent / 100 : 0.01;
    for (const app::PlannedSplit& split : plan.splits) {
        low = std::min(low, static_cast<double>(split.total));
        high = std::max(high, static_cast<double>(split.total));
        worst = std::max(worst, worst_risk(split));
    }
    const double room = std::max(1.0, (high - low) * 0.06);
    const double whole = high - low + 2 * room;
    Plot plot;
    plot.box = plot_box_of(box, dp(84));
    plot.x_from = low - room + wanted.zoom.from * whole;
    plot.x_to = low - room + wanted.zoom.to * whole;
    plot.y_to = worst * 100 * 1.08;
    return plot;
}

void paint_license_axis(const Plot& plot) {
    paint_number_axis(plot, 6, 1);
    paint_text({plot.box.max.x + dp(6), plot.box.max.y + dp(6)}, TextStyle::small,
               tokens().text_muted, "licenses");
}

ImVec2 place_of(const Plot& plot, const app::PlannedSplit& split) {
    return {plot.x(static_cast<double>(split.total)), plot.y(worst_risk(split) * 100)};
}

void paint_front_line(const Plot& plot, const app::PlanView& plan) {
    std::vector<ImVec2> places;
    for (const app::PlannedSplit& split : plan.splits) {
        if (split.on_front) places.push_back(place_of(plot, split));
    }
    std::sort(places.begin(), places.end(), [](ImVec2 a, ImVec2 b) { return a.x < b.x; });
    ImGui::GetWindowDrawList()->AddPolyline(places.data(), static_cast<int>(places.size()),
                                            faded(tokens().accent, 0.5F), 0,
                                            std::max(1.0F, 1.5F * pixel_ratio()));
}

/// Points on the front are filled, the others are rings: not by colour alone.
void paint_splits(const Plot& plot, const app::PlanView& plan) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < plan.splits.size(); ++i) {
        const app::PlannedSplit& split = plan.splits[i];
        const ImVec2 at = place_of(plot, split);
        const bool chosen = plan.recommended == i;
        if (split.on_front || chosen) {
            list->AddCircleFilled(at, dp(chosen ? 6 : 4), tokens().accent);
        } else {
            list->AddCircle(at, dp(3.5F), tokens().control, 0, std::max(1.0F, dp(1.5F)));
        }
        if (!chosen) continue;
        list->AddCircle(at, dp(9), tokens().text, 0, std::max(1.0F, dp(1.5F)));
        paint_text({at.x + dp(13), at.y - dp(18)}, TextStyle::small, tokens().text, "recommended");
    }
}

void tell_nearest(const Plot& plot, const app::PlanView& plan) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const auto distance = [&](const app::PlannedSplit& split) {
        const ImVec2 at = place_of(plot, split);
        return std::hypot(at.x - mouse.x, at.y - mouse.y);
    };
    const auto nearest =
        std::min_element(plan.splits.begin(), plan.splits.end(),
                         [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    const ImVec2 at = place_of(plot, *nearest);
    paint_line({at.x, plot.box.min.y}, {at.x, plot.box.max.y}, tokens().text_muted);
    const std::string breach = app::probability_text(nearest->breach);
    const std::string refusal = app::probability_text(nearest->refusal);
    const std::string idle = fmt::format("{:.1f}", nearest->idle_reserved_days);
    const TooltipRow rows[] = {{"Over the limit", breach},
                               {"Enrollment refused", refusal},
                               {"Idle reserved license-days", idle}};
    tooltip_table(counted(nearest->total, "license"), rows, 3, words_of(*nearest));
}

void tell_front(const app::PlanView& plan) {
    tell_figures("Figures of the splits", {"Licenses", "Over the limit", "Refused", "Split"},
                 plan.splits.size(), [&](std::size_t row, std::size_t column) {
                     const app::PlannedSplit& split = plan.splits[row];
                     if (column == 0) return fmt::format("{}", split.total);
                     if (column == 3)
                         return words_of(split) + (plan.recommended == row ? ", recommended" : "");
                     return app::probability_text(column == 1 ? split.breach : split.refusal);
                 });
}

}  // namespace

void draw_front_chart(Recommendation& recommendation, PanelContext& context) {
    const app::PlanView& plan = *recommendation.plan;
    if (chart_buttons(context, front_file)) save_csv(context, front_file, csv_of_splits(plan));
    gap(space_2);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, dp(230)};
    const Box box{start, {start.x + size.x, start.y + size.y}};
    const Pressed state = pressable("front", size, "img", "Risk against licenses",
                                    counted(static_cast<Count>(plan.splits.size()), "split"));
    paint_chart_title(box, front_title);
    const Plot plot = plot_of_front(plan, recommendation, box);
    paint_value_axis(plot, round_step(0, plot.y_to, 4));
    paint_license_axis(plot);
    ImGui::PushClipRect({plot.box.min.x, plot.box.min.y - dp(10)},
                        {plot.box.max.x, plot.box.max.y + dp(10)}, true);
    paint_front_line(plot, plan);
    paint_splits(plot, plan);
    ImGui::PopClipRect();
    if (recommendation.target == 0) {
        paint_limit_line(plot, recommendation.risk_percent, tokens().breach,
                         fmt::format("at most {:g} %", recommendation.risk_percent));
    }
    zoom_chart(plot, recommendation.zoom);
    if (state.hovered) tell_nearest(plot, plan);
    picture_of(context, front_file, box);
    tell_front(plan);
}

}  // namespace headroom::ui
