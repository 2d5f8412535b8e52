// A split that is recommended, with its reasons, one click to apply it, and risk against licenses.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/split_editor.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/chart_axes.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/number_field.h"
#include "wasm/ui/widgets/option_switch.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

double risk_of(const app::PlannedSplit& split) { return std::max(split.breach, split.refusal); }

std::string request_of(const ForecastState& state, const PanelContext& context,
                       std::string_view output) {
    const Recommendation& wanted = state.recommendation;
    const std::string scenario = app::forecast_scenario(
        context.session, {state.demand, horizon_days(state), std::nullopt});
    app::PlanTarget target;
    if (wanted.target == 0) target.risk = wanted.risk_percent / 100;
    if (wanted.target == 1) target.licenses = wanted.licenses;
    return app::plan_request(scenario, target, output);
}

void start(ForecastState& state, PanelContext& context) {
    Recommendation& wanted = state.recommendation;
    wanted.plan.reset();
    wanted.error.clear();
    wanted.job = context.jobs->start(request_of(state, context, "json"));
    wanted.phase = JobState::Phase::running;
}

void draw_question(ForecastState& state, PanelContext& context) {
    Recommendation& wanted = state.recommendation;
    option_switch("Target", {"Least licenses", "Best split"}, wanted.target, 260);
    ImGui::SameLine(0, dp(space_3));
    ImGui::AlignTextToFramePadding();
    if (wanted.target == 0) {
        text_line(TextStyle::table, tokens().text_muted, "for a risk of at most");
        ImGui::SameLine(0, dp(space_2));
        decimal_field("Risk in percent", wanted.risk_percent, 72);
        wanted.risk_percent = std::clamp(wanted.risk_percent, 0.01, 99.0);
        ImGui::SameLine(0, dp(space_1));
        text_line(TextStyle::table, tokens().text_muted, "%");
    } else {
        text_line(TextStyle::table, tokens().text_muted, "of");
        ImGui::SameLine(0, dp(space_2));
        number_field("Licenses to split", wanted.licenses, {.width = 130, .least = 1});
        ImGui::SameLine(0, dp(space_2));
        text_line(TextStyle::table, tokens().text_muted, "licenses");
    }
    gap(space_2);
    if (wanted.phase == JobState::Phase::running) {
        if (button("Stop")) context.jobs->cancel(wanted.job);
        ImGui::SameLine(0, dp(space_2));
        text_line(TextStyle::table, tokens().text_muted,
                  fmt::format("Looking for splits, {:.0f} %", wanted.fraction * 100));
    } else if (button("Recommend a split", {.kind = ButtonKind::primary, .icon = icon_lightbulb})) {
        start(state, context);
    }
}

/// Each split that was tried: licenses against the risk of the worst site.
void draw_front(const app::PlanView& plan) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = dp(200);
    ImGui::Dummy({width, height});
    describe_area("img", "Risk against licenses",
                  fmt::format("{} splits", plan.splits.size()), start,
                  {start.x + width, start.y + height});
    double low = 1e18;
    double high = 0;
    double worst = 0.01;
    for (const app::PlannedSplit& split : plan.splits) {
        low = std::min(low, static_cast<double>(split.total));
        high = std::max(high, static_cast<double>(split.total));
        worst = std::max(worst, risk_of(split));
    }
    Plot plot;
    plot.box = {{start.x + dp(48), start.y + dp(10)},
                {start.x + width - dp(16), start.y + height - dp(28)}};
    const double room = std::max(1.0, (high - low) * 0.06);
    plot.x_from = low - room;
    plot.x_to = high + room;
    plot.y_to = worst * 100 * 1.08;
    paint_value_axis(plot, round_step(0, plot.y_to, 4));
    const double step = std::max(1.0, round_step(plot.x_from, plot.x_to, 6));
    for (double v = std::ceil(plot.x_from / step) * step; v <= plot.x_to; v += step) {
        const std::string text = fmt::format("{:.0f}", v);
        paint_text({plot.x(v) - text_size(TextStyle::small, text).x / 2, plot.box.max.y + dp(6)},
                   TextStyle::small, tokens().text_muted, text);
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < plan.splits.size(); ++i) {
        const app::PlannedSplit& split = plan.splits[i];
        const ImVec2 at{plot.x(static_cast<double>(split.total)), plot.y(risk_of(split) * 100)};
        const bool chosen = plan.recommended == i;
        const ImU32 ink = split.on_front ? tokens().accent : tokens().control;
        list->AddCircleFilled(at, dp(chosen ? 6 : 4), ink);
        if (chosen) list->AddCircle(at, dp(9), tokens().text, 0, std::max(1.0F, dp(1.5F)));
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (ImGui::IsItemHovered() && std::abs(mouse.x - at.x) < dp(7) &&
            std::abs(mouse.y - at.y) < dp(7)) {
            tooltip(fmt::format("{} licenses: risk {}, {:.1f} idle reserved license-days",
                                split.total, percent(risk_of(split)), split.idle_reserved_days));
        }
    }
}

void draw_splits(const app::PlanView& plan) {
    static const std::vector<Column> columns{
        {.title = "Split", .share = 1},
        {.title = "Licenses", .width = 76, .align = Align::right},
        {.title = "Over", .width = 76, .align = Align::right},
        {.title = "Refused", .width = 76, .align = Align::right, .needs = 480},
    };
    DataTable table("planned", columns);
    if (!table.shown()) return;
    table.header();
    int shown = 0;
    for (std::size_t i = 0; i < plan.splits.size() && shown < 8; ++i) {
        const app::PlannedSplit& split = plan.splits[i];
        if (!split.on_front && plan.recommended != i) continue;
        ++shown;
        std::string words;
        for (const app::PlannedRow& row : split.rows) {
            if (!words.empty()) words += ", ";
            words += fmt::format("{} {} {}", row.key, row.type, row.licenses);
        }
        table.row({.label = fmt::format("Split {}", i + 1), .value = words});
        table.text(0, (plan.recommended == i ? std::string(icon_check_circle) + "  " : "") + words);
        table.number(1, split.total);
        table.text(2, percent(split.breach));
        table.text(3, percent(split.refusal));
    }
}

/// A page to print: made in the background, saved when it is there.
void draw_report_button(Recommendation& wanted, const ForecastState& state,
                        PanelContext& context) {
    const JobState& job = context.jobs->poll(wanted.report_job);
    const bool busy = wanted.report_job != 0 && job.phase == JobState::Phase::running;
    if (wanted.report_job != 0 && !busy) {
        if (job.phase == JobState::Phase::done && app::read_errors(job.result_json).empty()) {
            context.sink.platform.save_file =
                FileToSave{"plan-report.html", "text/html", job.result_json};
        } else {
            wanted.error = "The report could not be made. " + job.error;
        }
        wanted.report_job = 0;
    }
    ImGui::SameLine(0, dp(space_2));
    if (button(busy ? "Making the report ..." : "Plan report (HTML)",
               {.icon = icon_file_document, .enabled = !busy})) {
        wanted.report_job = context.jobs->start(request_of(state, context, "html"));
    }
}

void draw_answer(ForecastState& state, PanelContext& context) {
    const app::PlanView& plan = *state.recommendation.plan;
    gap(space_3);
    for (const std::string& line : plan.explanation) {
        text_wrapped(TextStyle::body, tokens().text, line);
        describe_area("note", line, "", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
        gap(space_1);
    }
    if (!plan.steps.empty()) {
        gap(space_1);
        const std::string label =
            fmt::format("Apply this split##{}", plan.recommended.value_or(0));
        if (button(label.c_str(), {.kind = ButtonKind::primary, .icon = icon_check})) {
            for (const std::string& step : plan.steps) context.sink.submit(step);
            context.sink.commands.back().done_text = "The recommended split is applied";
        }
        draw_report_button(state.recommendation, state, context);
        gap(space_2);
    }
    if (plan.splits.empty()) return;
    draw_splits(plan);
    if (plan.splits.size() < 2) return;
    gap(space_3);
    section_heading("Risk against licenses", "percent, worst site; the ringed one is recommended");
    draw_front(plan);
}

}  // namespace

void draw_recommendation_card(ForecastState& state, PanelContext& context) {
    if (context.overview.subscriptions.empty()) return;
    const Card card("recommendation");
    section_heading("Recommended split");
    gap(space_2);
    draw_question(state, context);
    if (!state.recommendation.error.empty()) {
        gap(space_2);
        error_line({state.recommendation.error, ""});
    }
    if (state.recommendation.plan) draw_answer(state, context);
}

}  // namespace headroom::ui
