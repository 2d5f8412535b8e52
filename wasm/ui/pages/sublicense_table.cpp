#include <fmt/format.h>
#include <imgui.h>

#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/pages/subscription_card.h"
#include "wasm/ui/shell/why_panel.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

struct SublicenseColumn {
    enum : int { name, type, max, used, available, expires, status, edit };
};

const std::vector<Column>& sublicense_table_columns() {
    // On a phone the name, what is available and Edit stay.
    static const std::vector<Column> all{
        {.title = "Name / Key", .share = 1},
        {.title = "Type", .width = 84, .rank = 4},
        {.title = "Max lic.", .width = 64, .align = Align::right, .rank = 2},
        {.title = "Used", .width = 56, .align = Align::right, .rank = 1},
        {.title = "Available", .width = 76, .align = Align::right},
        {.title = "Expires on", .width = 92, .rank = 3},
        {.title = "State", .width = 124, .rank = 5},
        {.title = "", .width = 36},
    };
    return all;
}

const char* type_word(const app::LicenseRow& row) {
    if (row.type == "primary") return "Primary";
    return row.type == "dynamic" ? "Dynamic" : "Reserved";
}

void paint_name(const Box& cell, const app::LicenseRow& row, std::size_t index) {
    const ImU32 color = row.status == "expired" ? tokens().control : series_color(index);
    const float middle = cell.center().y;
    paint_rect({{cell.min.x, middle - dp(5)}, {cell.min.x + dp(10), middle + dp(5)}}, color, dp(3));
    const Box rest{{cell.min.x + dp(18), cell.min.y}, cell.max};
    const float width = text_size(TextStyle::table, row.name).x;
    paint_text_in(rest, TextStyle::table, tokens().text, row.name);
    const float left = rest.min.x + width + dp(space_3);
    // The whole key or none of it: half a key is of no use to anybody.
    if (left + text_size(TextStyle::mono, row.key_text).x > cell.max.x) return;
    paint_text_in({{left, cell.min.y}, cell.max}, TextStyle::mono, tokens().text_muted,
                  row.key_text);
}

void draw_row(PanelContext& context, DataTable& table, const app::SubscriptionView& subscription,
              std::size_t index) {
    const app::LicenseRow& row = subscription.rows[index];
    table.row({.label = row.name,
               .value = fmt::format("{} {} {} {} {}", type_word(row), row.max, row.used,
                                    row.available, row.expires)});
    Box box;
    if (table.cell(SublicenseColumn::name, box, row.name, 18)) paint_name(box, row, index);
    table.text(SublicenseColumn::type, type_word(row), tokens().text_muted);
    using About = app::Question::About;
    const auto ask = [&](int column, Count value, const char* what, About about, ImU32 color = 0) {
        if (!table.figure(column, value, fmt::format("{} of {}", what, row.name), color)) return;
        ask_why(context.view, {.about = about, .subscription = subscription.id, .row = row.id});
    };
    ask(SublicenseColumn::max, row.max, "Max lic.", About::row_max);
    ask(SublicenseColumn::used, row.used, "Used", About::row_used,
        row.excess > 0 ? tokens().breach : 0);
    ask(SublicenseColumn::available, row.available, "Available", About::row_available);
    table.text(SublicenseColumn::expires, row.expires,
               row.on_date ? tokens().text : tokens().text_muted);
    const Status status = key_status(row);
    if (table.cell(SublicenseColumn::status, box, status.word, status_icon_width)) {
        paint_status(box, status);
    }
    if (row.type == "primary" || !table.cell(SublicenseColumn::edit, box)) return;
    const float text_height = text_size(TextStyle::table, "Edit").y;
    ImGui::SetCursorScreenPos({box.min.x, box.center().y - text_height / 2});
    const std::string label = fmt::format("Edit##{}", row.id);
    if (link(label.c_str())) context.sink.open_sheet = make_edit_sublicense(subscription, row);
}

}  // namespace

void draw_sublicense_table(PanelContext& context, const app::SubscriptionView& subscription) {
    DataTable table("sublicenses", sublicense_table_columns());
    if (!table.shown()) return;
    table.header();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(subscription.rows.size()), dp(row_height));
    hold_rows_out_of_sight(clipper);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(context, table, subscription, static_cast<std::size_t>(i));
        }
    }
}

}  // namespace headroom::ui
