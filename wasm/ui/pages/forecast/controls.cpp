// The question: how far ahead, how many runs; and how far the workers are with it.

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

const std::vector<std::string>& horizon_words() {
    static const std::vector<std::string> words{"3 months", "6 months", "1 year", "2 years",
                                                "3 years"};
    return words;
}

const std::vector<std::string>& effort_words() {
    static const std::vector<std::string> words{"1,000 runs", "10,000 runs", "100,000 runs",
                                                "1,000,000 runs"};
    return words;
}

RiskRun* running(ForecastState& state) {
    for (RiskRun& run : state.runs) {
        if (run.phase == JobState::Phase::running) return &run;
    }
    return nullptr;
}

void draw_progress(const RiskRun& run) {
    gap(space_3);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const Box bar{at, {at.x + width, at.y + dp(6)}};
    paint_rect(bar, tokens().free, dp(3));
    const float done = bar.width() * static_cast<float>(run.fraction);
    if (done > 0) paint_rect({bar.min, {bar.min.x + done, bar.max.y}}, tokens().accent, dp(3));
    ImGui::Dummy({width, dp(6)});
    const std::string value = fmt::format("{:.0f} %", run.fraction * 100);
    describe_area("progressbar", "Forecast", value, bar.min, bar.max);
    gap(space_1);
    const std::int64_t runs = run.risk ? run.risk->replications : 0;
    text_line(TextStyle::small, tokens().text_muted,
              fmt::format("{}: {} done, {} runs so far", run.name, value, runs));
}

}  // namespace

void draw_forecast_controls(ForecastState& state, PanelContext& context) {
    const Card card("forecast-controls");
    RiskRun* busy = running(state);
    const bool wide = ImGui::GetContentRegionAvail().x > dp(640);
    dropdown("##horizon", horizon_words(), state.horizon,
             {.placeholder = "Time ahead", .width = wide ? 130.0F : 0.0F});
    if (wide) ImGui::SameLine(0, dp(space_2));
    dropdown("##effort", effort_words(), state.effort,
             {.placeholder = "Number of runs", .width = wide ? 150.0F : 0.0F});
    if (wide) ImGui::SameLine(0, dp(space_2));
    if (busy != nullptr) {
        if (button("Cancel")) {
            for (RiskRun& run : state.runs) context.jobs->cancel(run.job);
        }
    } else if (button("Run forecast", {.kind = ButtonKind::primary,
                                       .icon = icon_chart_bell_curve,
                                       .enabled = !context.overview.sites.empty()})) {
        start_risk(state, context, "As it is", std::nullopt);
    }
    ImGui::SameLine(0, dp(space_2));
    const ButtonOptions import{.icon = icon_file_import};
    if (ImGui::GetContentRegionAvail().x < button_width("Import usage CSV", import)) {
        ImGui::NewLine();
    }
    if (button("Import usage CSV", import)) {
        context.sink.platform.pick_file = ".csv,text/csv";
    }
    if (busy != nullptr) draw_progress(*busy);
    if (!state.fit_note.empty()) {
        gap(space_3);
        note(state.fit_failed ? NoteKind::breach : NoteKind::plain, state.fit_note);
    }
    for (const RiskRun& run : state.runs) {
        if (run.phase != JobState::Phase::failed) continue;
        gap(space_3);
        error_line({run.name + ": " + run.error, ""});
    }
}

}  // namespace headroom::ui
