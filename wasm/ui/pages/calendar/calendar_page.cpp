// The Calendar page: the picture, the same as a table, and the question for a schedule.

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/calendar/calendar.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

std::string words_of(const CalendarEntry& entry) {
    return entry.ghost ? "Planned: " + entry.words : entry.words;
}

ImU32 ink_of(const CalendarEntry& entry) {
    return entry.ghost ? tokens().text_muted : tokens().text;
}

void draw_table(const CalendarView& view) {
    static const std::vector<Column> columns{{.title = "When", .width = 104},
                                             {.title = "What"},
                                             {.title = "Cost", .width = 140, .rank = 1}};
    std::vector<ListRow> rows;
    for (const CalendarEntry& entry : view.entries) {
        const std::string words = words_of(entry);
        const ImU32 ink = ink_of(entry);
        rows.push_back({.label = fmt::format("{}: {}", format_date(entry.at), words),
                        .cells = {text_cell(format_date(entry.at), ink), text_cell(words, ink),
                                  text_cell(entry.cost, ink)}});
    }
    draw_list({.id = "calendar-table", .columns = columns, .rows = rows});
}

/// On a phone: date, words and cost, wrapped as they need.
void draw_lines(const CalendarView& view) {
    for (const CalendarEntry& entry : view.entries) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const std::string line = fmt::format("{}: {}", format_date(entry.at), words_of(entry));
        text_wrapped(TextStyle::table, ink_of(entry),
                     entry.cost.empty() ? line : line + ", " + entry.cost);
        describe_area("listitem", line, entry.cost, at, ImGui::GetItemRectMax());
        gap(space_2);
    }
}

void draw_entries(const CalendarView& view) {
    if (ImGui::GetContentRegionAvail().x < dp(480)) {
        draw_lines(view);
    } else {
        draw_table(view);
    }
    if (view.left_out == 0) return;
    gap(space_2);
    text_line(TextStyle::small, tokens().text_muted,
              fmt::format("and {} more on the page Set-up", view.left_out));
}

}  // namespace

void draw_calendar_page(PanelContext& context) {
    page_heading("Calendar",
                 "Purchases, renewals, expiries and waves on one line of time. A schedule that is "
                 "planned below lies on it as outlines until it is applied.");
    ForecastState& state = forecast_state(context);
    take_answers(state, context);
    const CalendarView view = calendar_of(context);
    {
        const Card card("calendar");
        if (view.entries.empty()) {
            empty_state(icon_calendar, "Nothing to come",
                        "Add a subscription on Set-up, or plan purchases below.");
        } else {
            draw_calendar_chart(view);
            gap(space_3);
            draw_entries(view);
        }
    }
    gap(space_4);
    draw_schedule_card(state, context);
    gap(space_8);
}

}  // namespace headroom::ui
