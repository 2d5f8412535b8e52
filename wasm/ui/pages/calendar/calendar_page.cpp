// The Calendar page: the picture, the same as a table, and the question for a schedule.

#include <fmt/format.h>
#include <imgui.h>

#include "icons.h"
#include "wasm/ui/pages/calendar/calendar.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/list_table.h"

namespace headroom::ui {
namespace {

void draw_entries(const CalendarView& view) {
    static const std::vector<Column> columns{{.title = "When", .width = 104, .rank = 2},
                                             {.title = "What"},
                                             {.title = "Cost", .width = 140, .rank = 1}};
    std::vector<ListRow> rows;
    for (const CalendarEntry& entry : view.entries) {
        const ImU32 ink = entry.ghost ? tokens().text_muted : tokens().text;
        const std::string words = entry.ghost ? "Planned: " + entry.words : entry.words;
        rows.push_back({.label = fmt::format("{}: {}", format_date(entry.at), words),
                        .cells = {text_cell(format_date(entry.at), ink), text_cell(words, ink),
                                  text_cell(entry.cost, ink)}});
    }
    draw_list({.id = "calendar-table", .columns = columns, .rows = rows});
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
