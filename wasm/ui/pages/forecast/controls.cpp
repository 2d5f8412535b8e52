// The question: how far ahead, how many runs; and how far the workers are with it.

#include <fmt/format.h>
#include <imgui.h>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

struct Horizon {
    std::string words;
    Span ahead;
};

/// How far ahead the scenario goes from now, first as it is, then what it can become.
std::vector<Horizon> horizons(const app::Session& session) {
    static const std::vector<Horizon> choices{{"3 months", Span::days(91)},
                                              {"6 months", Span::days(182)},
                                              {"1 year", Span::days(365)},
                                              {"2 years", Span::days(730)},
                                              {"3 years", Span::days(1095)}};
    const Span ahead = session.end() - session.now();
    const std::string until = "until " + format_date(date_of(session.end()));
    std::vector<Horizon> all{{ahead.seconds > 0 ? until : "no time ahead", ahead}};
    for (const Horizon& choice : choices) {
        if (choice.ahead == ahead)
            all.front().words += ", " + choice.words;
        else
            all.push_back(choice);
    }
    return all;
}

/// Another horizon is another end of the scenario.
void draw_horizon(PanelContext& context, float width) {
    const std::vector<Horizon> all = horizons(context.session);
    std::vector<std::string> words;
    for (const Horizon& one : all) words.push_back(one.words);
    int chosen = 0;
    if (!dropdown("##horizon", words, chosen, {.placeholder = "Time ahead", .width = width}))
        return;
    const Span ahead = all[static_cast<std::size_t>(chosen)].ahead;
    context.sink.submit(
        app::edit_end(context.session, ahead),
        "The scenario ends on " + format_date(date_of(context.session.now() + ahead)) + " now");
}

const std::vector<std::string>& effort_words() {
    static const std::vector<std::string> words{"1,000 runs", "10,000 runs", "100,000 runs",
                                                "1,000,000 runs"};
    return words;
}

bool can_run(const PanelContext& context) {
    return !context.overview.sites.empty() && context.session.now() < context.session.end();
}

RiskRun* running(ForecastState& state) {
    for (RiskRun& run : state.runs) {
        if (run.phase == JobState::Phase::running) return &run;
    }
    return nullptr;
}

/// What the figures are about, where that is not plain: another moment than the start, steps that
/// are missing, a scenario that has changed since.
void draw_what_is_asked(ForecastState& state, PanelContext& context) {
    const app::Session& session = context.session;
    const auto tell = [](NoteKind kind, const std::string& text) {
        gap(space_3);
        note(kind, text);
    };
    if (session.now() >= session.end()) {
        tell(NoteKind::plain, "The scenario ends here. Choose a time ahead to forecast further.");
    } else if (session.now() > session.start()) {
        tell(NoteKind::plain,
             fmt::format("The forecast starts on {} with the Macs and licenses of that moment, and "
                         "plays what is still to come. Changes of the demand and of the end hold "
                         "from the start of the scenario, {}.",
                         date_and_time(session.now()), format_date(date_of(session.start()))));
        gap(space_2);
        if (button("Save what is forecast", {.icon = icon_download})) {
            context.sink.platform.save_file =
                FileToSave{"forecast-" + format_date(date_of(session.now())) + ".json",
                           "application/json", app::forecast_question(session).scenario};
        }
    }
    if (state.runs.empty()) return;
    const RiskRun& run = state.runs.front();
    if (!run.left_out.empty()) {
        tell(NoteKind::warning,
             fmt::format("Not played, because a forecast from this moment does not know what they "
                         "need: {}.",
                         fmt::join(run.left_out, "; ")));
    }
    const bool stale = !context.playing && run.scenario != state.question;
    if (stale && run.phase != JobState::Phase::running) {
        tell(NoteKind::plain, "The scenario has changed since this forecast. Run it again.");
    }
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
              fmt::format("{}: {} done, {} so far", run.name, value, counted(runs, "run")));
}

}  // namespace

bool ask_button(const char* label, const char* icon, JobAnswer& answer, PanelContext& context,
                bool enabled) {
    if (!answer.is_running()) {
        return button(label, {.kind = ButtonKind::primary, .icon = icon, .enabled = enabled});
    }
    const std::string stop = fmt::format("Stop##{}", label);
    if (button(stop.c_str())) context.jobs->cancel(answer.job);
    ImGui::SameLine(0, dp(space_2));
    ImGui::AlignTextToFramePadding();
    text_line(TextStyle::table, tokens().text_muted,
              answer.fraction > 0 ? fmt::format("Playing, {:.0f} %", answer.fraction * 100)
                                  : "Playing ...");
    return false;
}

void draw_forecast_controls(ForecastState& state, PanelContext& context) {
    const Card card("forecast-controls");
    RiskRun* busy = running(state);
    const bool wide = ImGui::GetContentRegionAvail().x > dp(640);
    draw_horizon(context, wide ? 210.0F : 0.0F);
    if (wide) ImGui::SameLine(0, dp(space_2));
    dropdown("##effort", effort_words(), state.effort,
             {.placeholder = "Number of runs", .width = wide ? 150.0F : 0.0F});
    if (wide) ImGui::SameLine(0, dp(space_2));
    if (busy != nullptr) {
        if (button("Cancel")) {
            for (RiskRun& run : state.runs) context.jobs->cancel(run.job);
            context.jobs->cancel(state.further.check.job);
        }
    } else if (button("Run forecast", {.kind = ButtonKind::primary,
                                       .icon = icon_chart_bell_curve,
                                       .enabled = can_run(context)})) {
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
    draw_what_is_asked(state, context);
}

}  // namespace headroom::ui
