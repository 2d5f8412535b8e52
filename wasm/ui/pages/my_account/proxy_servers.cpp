// Proxy Servers: twelve columns that can be hidden (PAG-5 to PAG-9).

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/my_account/parts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/list_table.h"
#include "wasm/ui/widgets/menu.h"
#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {
namespace {

constexpr int proxy_name = 0;
constexpr int license_key = 1;
constexpr int column_count = 12;

const std::vector<Column>& all_columns() {
    static const std::vector<Column> all{
        {.title = "Proxy Name", .width = 120, .least = 90},
        {.title = "License Key", .width = 286, .least = 96},
        {.title = "Site Code", .width = 66},
        {.title = "Site Description", .width = 120},
        {.title = "Offline Allowed", .width = 96},
        {.title = "Proxy Version", .width = 86},
        {.title = "Activation Date", .width = 98},
        {.title = "Last Report Date", .width = 104},
        {.title = "Max Licenses", .width = 84, .align = Align::right},
        {.title = "Used", .width = 48, .align = Align::right},
        {.title = "Available", .width = 64, .align = Align::right},
        {.title = "Expires On", .width = 94},
    };
    return all;
}

bool is_hidden(const UiState& view, int column) {
    for (const std::string_view part : split(view.hidden_columns, ',')) {
        if (part == std::to_string(column)) return true;
    }
    return false;
}

std::vector<int> shown_columns(const UiState& view) {
    std::vector<int> shown;
    for (int i = 0; i < column_count; ++i) {
        if (!is_hidden(view, i)) shown.push_back(i);
    }
    if (shown.empty()) shown.push_back(proxy_name);
    return shown;
}

void show_or_hide(UiState& view, int column) {
    std::string hidden;
    for (int i = 0; i < column_count; ++i) {
        const bool hide = i == column ? !is_hidden(view, i) : is_hidden(view, i);
        if (hide) hidden += (hidden.empty() ? "" : ",") + std::to_string(i);
    }
    view.hidden_columns = hidden;
}

/// One entry with its tick; the list stays open, so that several can be changed.
void column_entry(UiState& view, int column, bool last_one) {
    const char* title = all_columns()[static_cast<std::size_t>(column)].title;
    const bool on = !is_hidden(view, column);
    ImGui::BeginDisabled(last_one);
    const Pressed state = pressable(title, {ImGui::GetContentRegionAvail().x, dp(30)}, "checkbox",
                                    title, on ? "on" : "off");
    ImGui::EndDisabled();
    if (state.hovered) paint_rect(state.box, tokens().hover, dp(corner_radius - 2));
    if (on) {
        paint_text_in({state.box.min, {state.box.min.x + dp(30), state.box.max.y}}, TextStyle::body,
                      tokens().accent, icon_check, Align::center);
    }
    paint_text_in({{state.box.min.x + dp(34), state.box.min.y}, state.box.max}, TextStyle::table,
                  last_one ? tokens().text_muted : tokens().text, title);
    if (state.clicked) show_or_hide(view, column);
}

void draw_column_picker(PanelContext& context) {
    if (button("Show / Hide Columns", {.icon = icon_eye})) ImGui::OpenPopup("columns");
    const Box anchor{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    if (!begin_menu("columns", anchor, 240)) return;
    const std::vector<int> shown = shown_columns(context.view);
    for (int i = 0; i < column_count; ++i) {
        column_entry(context.view, i, shown.size() == 1 && shown.front() == i);
    }
    end_menu();
}

std::vector<ListCell> cells_of(const app::ProxyServerView& view, bool live) {
    const std::string activated =
        long_date(view.activation_date) + (view.release_pending ? " *" : "");
    return {link_cell(view.proxy_name),
            link_cell(view.license_key, TextStyle::mono),
            text_cell(view.site_code),
            text_cell(view.site_description),
            text_cell(view.offline_allowed ? "Yes" : "No"),
            text_cell(view.proxy_version),
            text_cell(activated),
            text_cell(long_date(view.last_report_date)),
            number_cell(view.max_licenses),
            number_cell(live ? view.live_used : view.used),
            number_cell(live ? view.live_available : view.available),
            text_cell(long_date(view.expires_on))};
}

struct Table {
    std::vector<const app::ProxyServerView*> views;
    std::vector<Column> columns;
    std::vector<ListRow> rows;
};

Table table_of(const PanelContext& context, const std::vector<int>& shown) {
    const GuideState& guide = guide_of(context);
    Table table;
    for (const int column : shown) {
        table.columns.push_back(all_columns()[static_cast<std::size_t>(column)]);
    }
    for (const app::ProxyServerView& view : all_proxy_servers(context)) {
        if (view.company != guide.company) continue;
        ListRow row{.label = view.site, .cells = {}};
        const std::vector<ListCell> cells = cells_of(view, guide.live);
        for (const int column : shown) {
            row.cells.push_back(cells[static_cast<std::size_t>(column)]);
        }
        table.rows.push_back(std::move(row));
        table.views.push_back(&view);
    }
    return table;
}

void follow(PanelContext& context, const app::ProxyServerView& view, int column) {
    GuideState& guide = guide_of(context);
    if (column == proxy_name) {
        guide.proxy_key = view.license_key;
        guide.page = AccountPage::proxy_server_details;
    } else if (column == license_key) {
        guide.subscription = view.subscription;
        guide.page = AccountPage::subscription_details;
    }
}

}  // namespace

void draw_proxy_servers(PanelContext& context) {
    GuideState& guide = guide_of(context);
    page_heading("Proxy Servers", "Active installations of Parallels Mac Management.");
    draw_column_picker(context);
    const std::vector<int> shown = shown_columns(context.view);
    const Table table = table_of(context, shown);
    beside_button(fmt::format("{} of {} columns", shown.size(), column_count));
    gap(space_3);
    const Card card("proxies-card");
    section_heading("Proxy Servers", fmt::format("{} active", table.rows.size()));
    if (copy_csv_button("Copy as CSV")) {
        context.sink.platform.copy_text = csv_of(table.columns, table.rows);
    }
    if (table.rows.empty()) {
        empty_state(icon_server, "No active installation",
                    "Activate one in the Console: Licenses, Activate license.");
        return;
    }
    const ListClick click = draw_list({.id = "proxies",
                                       .columns = table.columns,
                                       .rows = table.rows,
                                       .sort = &guide.sorts["proxies"],
                                       .sideways = true});
    if (click.column >= 0) {
        follow(context, *table.views[static_cast<std::size_t>(click.row)],
               shown[static_cast<std::size_t>(click.column)]);
    }
    const bool pending = std::any_of(table.views.begin(), table.views.end(),
                                     [](const auto* view) { return view->release_pending; });
    if (!pending) return;
    gap(space_1);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "* Deactivated offline: its key is released when the deactivation request file "
                 "is submitted to Offline Activation and Validation.");
}

}  // namespace headroom::ui
