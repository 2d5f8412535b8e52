// Steps and outages to come, in the order of time: added, edited, moved and deleted.

#include <fmt/format.h>
#include <imgui.h>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/setup/setup_page.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"

namespace headroom::ui {
namespace {

constexpr std::size_t entries_at_once = 14;
constexpr float entry_row = 38;

std::string when_of(const app::ToCome& one) {
    if (one.at_random) return "at random";
    const std::string day = format_date(date_of(one.at));
    return app::is_outage(one.kind) ? day + " to " + format_date(date_of(one.until)) : day;
}

void draw_entry(SetupState& state, PanelContext& context, DataTable& table, std::size_t place) {
    const app::ToCome& one = state.setup.to_come[place];
    table.row({.label = "To come: " + one.words, .value = when_of(one)});
    table.text(0, when_of(one));
    table.text(1, one.words);
    Box box;
    if (!table.cell(2, box)) return;
    ImGui::SetCursorScreenPos({box.min.x, box.min.y + dp(3)});
    const auto action = [&](const char* icon, const char* verb, bool enabled) {
        const std::string label = fmt::format("{} {}", verb, one.words);
        const bool pressed =
            icon_button(icon, label.c_str(), {.kind = ButtonKind::quiet, .enabled = enabled});
        ImGui::SameLine(0, 0);
        return pressed;
    };
    if (action(icon_pencil, "Edit:", !one.at_random)) {
        context.sink.open_sheet = make_to_come_sheet(context, place);
    }
    const bool can_move = !one.at_random;
    if (action(icon_arrow_up, "Earlier:", can_move && place > 0)) {
        submit_edit(context, move_to_come(state.setup, place, -1));
    }
    if (action(icon_arrow_down, "Later:", can_move && place + 1 < state.setup.to_come.size())) {
        submit_edit(context, move_to_come(state.setup, place, 1));
    }
    if (action(icon_delete, "Delete:", true)) {
        submit_edit(context, remove_to_come(state.setup, place));
    }
}

void draw_entries(SetupState& state, PanelContext& context) {
    static const std::vector<Column> columns{
        {.title = "When", .width = 96}, {.title = "What"}, {.title = "", .width = 132}};
    const std::size_t count = state.setup.to_come.size();
    const float high = entry_row * static_cast<float>(entries_at_once) + row_height;
    DataTable table("setup-to-come", columns, count > entries_at_once ? high : 0);
    if (!table.shown()) return;
    table.set_row_height(entry_row);
    table.header();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), dp(entry_row));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            draw_entry(state, context, table, static_cast<std::size_t>(i));
            ImGui::PopID();
        }
    }
}

}  // namespace

void draw_to_come_card(SetupState& state, PanelContext& context) {
    const Card card("setup-to-come-card");
    section_heading("What is to come", "waves, purchases, renewals, outages");
    gap(space_2);
    if (state.setup.to_come.empty()) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "Nothing yet. Add Macs that come together, licenses that are bought, or an "
                     "outage you want to be ready for.");
    } else {
        draw_entries(state, context);
    }
    gap(space_3);
    if (button("Add what is to come", {.icon = icon_plus})) {
        context.sink.open_sheet = make_to_come_sheet(context, new_entry);
    }
}

}  // namespace headroom::ui
