// What to buy and to renew over years: a list with dates, prices and reasons, put into the scenario
// by one press, or taken along as a calendar file.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/app/setup/prices.h"
#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/number_field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

void muted(const char* words) {
    ImGui::AlignTextToFramePadding();
    text_line(TextStyle::table, tokens().text_muted, words);
    ImGui::SameLine(0, dp(space_2));
}

void start_schedule(ScheduleQuestion& question, const ForecastState& state, PanelContext& context) {
    question.view.reset();
    question.applied = false;
    question.scenario = app::plan_question(context.session).scenario;
    question.asked = {question.risk_percent / 100, static_cast<int>(question.years),
                      state.recommendation.subscription};
    question.begin(context.jobs->start(app::schedule_request(question.scenario, question.asked)));
}

void draw_schedule_question(ForecastState& state, PanelContext& context) {
    ScheduleQuestion& question = state.further.schedule;
    // On the page Forecast, the recommendation above has this choice.
    if (context.view.page == PageName::calendar) {
        draw_planned_subscription(state.recommendation, context.overview);
    }
    muted("For");
    number_field("Years to plan", question.years, {.width = 112, .least = 1, .most = 10});
    question.years = std::clamp<Count>(question.years, 1, 10);
    ImGui::SameLine(0, dp(space_2));
    muted("years, at most");
    if (ImGui::GetContentRegionAvail().x < dp(150)) ImGui::NewLine();
    decimal_field("Risk of a term in percent", question.risk_percent, 72);
    question.risk_percent = std::clamp(question.risk_percent, 0.01, 90.0);
    ImGui::SameLine(0, dp(space_1));
    muted("% risk a term");
    ImGui::NewLine();
    gap(space_2);
    if (!ask_button("Plan the years", icon_calendar_clock, question, context)) return;
    if (state.recommendation.subscription == app::every_subscription) {
        question.error = "A schedule is of one subscription: choose which.";
    } else {
        start_schedule(question, state, context);
    }
}

void draw_entry(const app::ScheduleView::Entry& entry, const std::string& currency) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint_text(at, TextStyle::table, tokens().accent, icon_calendar);
    ImGui::SetCursorScreenPos({at.x + dp(26), at.y});
    ImGui::BeginGroup();
    std::string words = fmt::format("{}: {}", entry.at, entry.what);
    if (entry.cost) words += fmt::format(", {} {}", app::amount_words(*entry.cost), currency);
    text_wrapped(TextStyle::body, tokens().text, words);
    gap(2);
    text_wrapped(TextStyle::small, tokens().text_muted, entry.why);
    ImGui::EndGroup();
    describe_area("listitem", words, entry.why, at, ImGui::GetItemRectMax());
}

/// Asks a worker for the calendar file, and saves it when it has come.
void draw_calendar_button(ScheduleQuestion& question, PanelContext& context) {
    const JobState& job = context.jobs->poll(question.file_job);
    const bool busy = question.file_job != 0 && job.phase == JobState::Phase::running;
    if (question.file_job != 0 && !busy) {
        if (job.phase == JobState::Phase::done && job.result_json.starts_with("BEGIN:VCALENDAR")) {
            context.sink.platform.save_file =
                FileToSave{"licenses.ics", "text/calendar", job.result_json};
        } else {
            question.error = "The calendar file could not be made. " + job.error;
        }
        question.file_job = 0;
    }
    if (button(busy ? "Making the file ..." : "Calendar file (.ics)",
               {.icon = icon_download, .enabled = !busy})) {
        question.file_job =
            context.jobs->start(app::schedule_request(question.scenario, question.asked, "ics"));
    }
}

void draw_schedule_buttons(ScheduleQuestion& question, PanelContext& context) {
    const ButtonOptions apply{.kind = ButtonKind::primary,
                              .icon = icon_check,
                              .tooltip =
                                  "Its purchases and renewals become steps of the scenario, "
                                  "which ends when the years do",
                              .enabled = !question.applied};
    if (button("Apply the schedule", apply)) {
        context.sink.submit(app::apply_schedule(context.session, *question.view),
                            "The schedule is in the scenario now");
        question.applied = true;
    }
    ImGui::SameLine(0, dp(space_2));
    const ButtonOptions file{.icon = icon_download};
    if (ImGui::GetContentRegionAvail().x < button_width("Calendar file (.ics)", file)) {
        ImGui::NewLine();
    }
    draw_calendar_button(question, context);
}

void draw_schedule(ScheduleQuestion& question, PanelContext& context) {
    const app::ScheduleView& view = *question.view;
    gap(space_3);
    if (view.entries.empty()) {
        note(NoteKind::plain, fmt::format("Nothing to buy and nothing to renew until {}: the "
                                          "licenses there are keep the risk.",
                                          view.until));
        return;
    }
    for (const app::ScheduleView::Entry& entry : view.entries) {
        draw_entry(entry, view.currency);
        gap(space_3);
    }
    std::string sum = fmt::format("Until {}", view.until);
    if (view.cost) {
        sum += fmt::format(", all together {} {}", app::amount_words(*view.cost), view.currency);
    }
    sum +=
        view.proven ? ". The fewest license-days that keep the risk, of " : ". The best found of ";
    text_wrapped(TextStyle::table, tokens().text,
                 sum + counted(static_cast<Count>(view.replications), "replication") + ".");
    gap(space_2);
    draw_schedule_buttons(question, context);
}

}  // namespace

void draw_schedule_card(ForecastState& state, PanelContext& context) {
    if (context.overview.subscriptions.empty()) return;
    const Card card("schedule");
    section_heading("Purchases and renewals over years", "what, when, and why");
    gap(space_2);
    ScheduleQuestion& question = state.further.schedule;
    draw_schedule_question(state, context);
    if (!question.error.empty()) {
        gap(space_2);
        error_line({question.error, ""});
    }
    if (question.view) draw_schedule(question, context);
}

}  // namespace headroom::ui
