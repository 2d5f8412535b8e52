#include "wasm/ui/pages/breach_list.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/shell/why_panel.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

struct BreachColumn {
    enum : int { site, from, to, peak, cause };
};

const std::vector<Column>& breach_list_columns() {
    static const std::vector<Column> all{
        {.title = "Site", .width = 76},
        {.title = "From", .width = 130},
        {.title = "To", .width = 130, .rank = 2},
        {.title = "Peak over by", .width = 96, .align = Align::right, .rank = 1},
        {.title = "Why", .share = 1, .rank = 3},
    };
    return all;
}

void draw_row(PanelContext& context, DataTable& table, const app::BreachView& breach) {
    const std::string begin = date_and_time(breach.from);
    const std::string why = cause_in_words(breach.cause);
    const bool clicked = table.row(
        {.label = "Breach " + breach.site + " " + begin, .value = why, .selectable = true});
    if (clicked) {
        context.sink.play = false;
        context.sink.seek_to = breach.from;
        ask_why(context.view, question_about(breach));
    }
    Box box;
    if (table.cell(BreachColumn::site, box, breach.site, status_icon_width)) {
        paint_status(box,
                     {icon_alert, breach.to ? tokens().text_muted : tokens().breach, breach.site});
    }
    table.text(BreachColumn::from, begin);
    table.text(BreachColumn::to, breach.to ? date_and_time(*breach.to) : "Still open",
               breach.to ? 0 : tokens().breach);
    table.number(BreachColumn::peak, breach.peak_excess);
    if (table.cell(BreachColumn::cause, box, why)) {
        paint_text_in_lines(box, tokens().text_muted, why);
    }
}

}  // namespace

void draw_breach_card(PanelContext& context) {
    const auto& breaches = context.overview.breaches;
    const Card card("breaches");
    section_heading("Breaches",
                    breaches.empty() ? "" : counted(static_cast<Count>(breaches.size()), "time"));
    gap(space_2);
    if (breaches.empty()) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "No site has been over its limit so far. Play on, or jump to the end.");
        return;
    }
    constexpr int most_rows = 12;
    DataTable table("breaches", breach_list_columns());
    if (!table.shown()) return;
    table.set_row_height(40);
    table.header();
    const int count = std::min(most_rows, static_cast<int>(breaches.size()));
    for (int i = 0; i < count; ++i) {
        draw_row(context, table, breaches[breaches.size() - 1 - static_cast<std::size_t>(i)]);
    }
}

}  // namespace headroom::ui
