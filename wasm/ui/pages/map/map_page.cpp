#include "wasm/ui/pages/map/map_page.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/segmented.h"
#include "wasm/ui/widgets/sparkline.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

constexpr float node_width = 176;
constexpr float node_height = 128;
constexpr float node_gap = 20;
constexpr float server_height = 52;

/// How a Proxy and the License Server stand to each other.
Status connection_of(const app::Overview& overview, const app::SiteView& site) {
    const Tokens& t = tokens();
    if (!site.up) return {icon_stop, t.breach, "Proxy stopped"};
    if (site.method == "offline") return {icon_file, t.text_muted, "by files"};
    if (!site.internet) return {icon_wifi_off, t.warning, "cut off"};
    if (!overview.server_up) return {icon_server_off, t.warning, "server down"};
    if (site.method.empty()) return {icon_lan_connect, t.text_muted, "not activated"};
    return {icon_lan_connect, t.ok, "connected"};
}

void paint_link(const Route& route, const Status& connection) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (connection.word == "connected") {
        list->AddPolyline(route.data(), static_cast<int>(route.size()), connection.color, 0, dp(2));
        return;
    }
    // Cut lines end before they arrive.
    const ImU32 color = faded(connection.color, 0.8F);
    const float length = length_of(route);
    for (float at = 0; at + dp(5) < length - dp(5); at += dp(10)) {
        list->AddLine(place_on(route, at), place_on(route, at + dp(5)), color, dp(1.5F));
    }
}

/// One dot per Mac, the ones over the limit in red; a dot stands for several when there are many.
void paint_macs(const Box& box, const app::SiteView& site) {
    const float step = dp(9);
    const auto per_line = std::max<Count>(1, static_cast<Count>(box.width() / step));
    const Count room = per_line * 2;
    const Count each = std::max<Count>(1, (site.managed + room - 1) / room);
    const Count dots = (site.managed + each - 1) / each;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (Count i = 0; i < dots; ++i) {
        // A dot that stands for several is red only when one of its Macs really is over.
        const bool over = std::min((i + 1) * each, site.managed) > site.limit;
        const ImVec2 center{box.min.x + dp(4) + step * static_cast<float>(i % per_line),
                            box.min.y + dp(5) + step * static_cast<float>(i / per_line)};
        const ImU32 color = over ? tokens().breach : tokens().accent;
        if (over) {
            list->AddTriangleFilled({center.x - dp(3.5F), center.y + dp(3)},
                                    {center.x + dp(3.5F), center.y + dp(3)},
                                    {center.x, center.y - dp(3.5F)}, color);
        } else {
            list->AddCircleFilled(center, dp(3), color);
        }
    }
}

void paint_node(const Box& box, const app::Overview& overview, const app::SiteView& site,
                bool selected, bool hovered) {
    const Tokens& t = tokens();
    paint_rect(box, t.surface, dp(corner_radius + 2));
    if (hovered) paint_rect(box, t.hover, dp(corner_radius + 2));
    const Status status = site_status(site);
    const ImU32 edge = selected ? t.accent : site.exceeded ? t.breach : t.border;
    paint_frame(box, edge, dp(corner_radius + 2));
    const float left = box.min.x + dp(10);
    const auto line = [&](float top, float height) {
        return Box{{left, box.min.y + dp(top)}, {box.max.x - dp(8), box.min.y + dp(top + height)}};
    };
    paint_text_in(line(6, 22), TextStyle::strong, t.text, site.code);
    Box right = line(6, 22);
    right.min.x += dp(46);
    paint_text_in(right, TextStyle::small, t.text_muted, site.hostname, Align::right);
    paint_status(line(28, 22), status);
    paint_text_in(line(28, 22), TextStyle::table, site.exceeded ? t.breach : t.text,
                  fmt::format("{} / {}", site.managed, site.limit), Align::right);
    paint_mini_bar(line(56, 5), site.managed, site.limit);
    paint_macs(line(68, 22), site);
    const Status connection = connection_of(overview, site);
    const Box below = line(98, 22);
    paint_text_in(below, TextStyle::small, connection.color, connection.icon);
    paint_text_in({{below.min.x + dp(20), below.min.y}, below.max}, TextStyle::small, t.text_muted,
                  connection.word);
}

void node_tooltip(const app::SiteView& site) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dp(space_3), dp(space_2)});
    ImGui::BeginTooltip();
    text_line(TextStyle::strong, tokens().text,
              site.description.empty() ? site.code : site.description);
    text_line(TextStyle::small, tokens().text_muted,
              "Last refresh " + shown_instant(site.last_refresh));
    text_line(TextStyle::small, tokens().text_muted,
              "Last report " + shown_instant(site.last_report));
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

struct MapLayout {
    int per_line = 1;
    float left = 0;
    Box server;
    float first_row = 0;
    float height = 0;
};

MapLayout lay_out(ImVec2 at, float width, std::size_t sites) {
    MapLayout map;
    const float step = dp(node_width + node_gap);
    map.per_line = std::max(1, static_cast<int>((width + dp(node_gap)) / step));
    const int in_first = std::min(map.per_line, static_cast<int>(std::max<std::size_t>(1, sites)));
    const float used = static_cast<float>(in_first) * step - dp(node_gap);
    map.left = std::round(at.x + std::max(0.0F, (width - used) / 2));
    const float server_width = std::min(width, dp(300));
    const float server_left = std::round(at.x + (width - server_width) / 2);
    map.server = {{server_left, at.y}, {server_left + server_width, at.y + dp(server_height)}};
    map.first_row = map.server.max.y + dp(90);
    const int lines = (static_cast<int>(sites) + map.per_line - 1) / map.per_line;
    map.height = map.first_row - at.y + static_cast<float>(lines) * dp(node_height + node_gap);
    return map;
}

Box node_box(const MapLayout& map, std::size_t index) {
    const int column = static_cast<int>(index) % map.per_line;
    const int line = static_cast<int>(index) / map.per_line;
    const ImVec2 at{map.left + static_cast<float>(column) * dp(node_width + node_gap),
                    map.first_row + static_cast<float>(line) * dp(node_height + node_gap)};
    return {at, {at.x + dp(node_width), at.y + dp(node_height)}};
}

/// Lines to sites far below the screen end nowhere that can be seen.
bool is_in_sight(const MapLayout& map, std::size_t index) {
    const Box box = node_box(map, index);
    return ImGui::IsRectVisible(box.min, box.max);
}

void paint_server(const Box& box, bool up) {
    const Tokens& t = tokens();
    paint_rect(box, t.surface, dp(corner_radius + 2));
    paint_frame(box, up ? t.ok : t.breach, dp(corner_radius + 2));
    paint_text_in({box.min, {box.min.x + dp(48), box.max.y}}, TextStyle::title,
                  up ? t.ok : t.breach, up ? icon_server : icon_server_off, Align::center);
    paint_text_in({{box.min.x + dp(48), box.min.y + dp(6)}, {box.max.x, box.min.y + dp(27)}},
                  TextStyle::strong, t.text, "License Server");
    paint_text_in({{box.min.x + dp(48), box.min.y + dp(27)}, {box.max.x, box.max.y - dp(4)}},
                  TextStyle::small, t.text_muted,
                  up ? "pmm.parallels.com, running" : "pmm.parallels.com, stopped");
    describe_area("status", "License Server", up ? "running" : "stopped", box.min, box.max);
}

void draw_map(PanelContext& context) {
    static Travel travel;
    const app::Overview& overview = context.overview;
    const double now = ImGui::GetTime();
    travel.watch(context.session, context.view.loads, now);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const MapLayout map = lay_out(at, width, overview.sites.size());
    const ImVec2 from{map.server.center().x, map.server.max.y};
    const auto route_to = [&](std::size_t i) {
        return route_of(from, node_box(map, i), map.first_row, dp(node_gap));
    };
    for (std::size_t i = 0; i < overview.sites.size(); ++i) {
        if (!is_in_sight(map, i)) continue;
        paint_link(route_to(i), connection_of(overview, overview.sites[i]));
    }
    paint_server(map.server, overview.server_up);
    for (std::size_t i = 0; i < overview.sites.size(); ++i) {
        const app::SiteView& site = overview.sites[i];
        const Box box = node_box(map, i);
        ImGui::SetCursorScreenPos(box.min);
        ImGui::PushID(static_cast<int>(i));
        const std::string value =
            fmt::format("{} / {}, {}, {}", site.managed, site.limit, site_status(site).word,
                        connection_of(overview, site).word);
        const Pressed state =
            pressable("node", {box.width(), box.height()}, "listitem", site.code, value);
        ImGui::PopID();
        const bool selected = context.view.selected_site == site.code;
        if (ImGui::IsItemVisible()) paint_node(box, overview, site, selected, state.hovered);
        if (state.hovered) node_tooltip(site);
        if (!state.clicked) continue;
        context.view.selected_site = selected ? "" : site.code;
        context.view.inspector_wanted = true;
        context.view.inspector_as_sheet = !selected;
        guide_of(context).site = site.code;
    }
    for (std::size_t i = 0; i < overview.sites.size(); ++i) {
        if (travel.carries(overview.sites[i].code)) {
            travel.paint(overview.sites[i].code, route_to(i), now);
        }
    }
    ImGui::SetCursorScreenPos({at.x, at.y + map.height});
    ImGui::Dummy({width, 1});
}

bool cell_toggle(DataTable& table, int column, const std::string& label, bool on) {
    Box box;
    if (!table.cell(column, box)) return false;
    ImGui::SetCursorScreenPos({box.min.x, box.min.y});
    ImGui::PushID(label.c_str());
    const Pressed state =
        pressable("##switch", {dp(80), box.height()}, "checkbox", label, on ? "on" : "off");
    ImGui::PopID();
    const float middle = state.box.center().y;
    const Tokens& t = tokens();
    const Box track{{box.min.x, middle - dp(9)}, {box.min.x + dp(32), middle + dp(9)}};
    paint_rect(track, on ? t.accent_fill : t.free, dp(9));
    paint_frame(track, on || state.hovered ? t.accent : t.control, dp(9));
    ImGui::GetWindowDrawList()->AddCircleFilled(
        {on ? track.max.x - dp(9) : track.min.x + dp(9), middle}, dp(6),
        on ? t.on_accent : t.text_muted);
    paint_text_in({{track.max.x + dp(8), box.min.y}, box.max}, TextStyle::table, t.text,
                  on ? "on" : "off");
    return state.clicked;
}

void draw_site_switches(PanelContext& context, DataTable& table, const app::SiteView& site) {
    table.row({.label = "Network " + site.code});
    table.text(0, site.code);
    table.text(1, site.hostname, tokens().text_muted);
    if (cell_toggle(table, 2, "Internet of " + site.code, site.internet)) {
        context.sink.submit(CommandText("network.set")
                                .add("site", site.code)
                                .add_flag("internet", !site.internet)
                                .text(),
                            site.code + (site.internet ? " is cut off" : " is connected"));
    }
    if (cell_toggle(table, 3, "Proxy of " + site.code, site.up)) {
        context.sink.submit(
            CommandText("proxy.set").add("site", site.code).add_flag("up", !site.up).text(),
            "The Proxy of " + site.code + (site.up ? " is stopped" : " is running"));
    }
    Box box;
    if (table.cell(4, box)) paint_status(box, connection_of(context.overview, site));
}

void draw_network(PanelContext& context) {
    static const std::vector<Column> columns{
        {.title = "Site", .width = 70},
        {.title = "Proxy", .share = 1, .rank = 2},
        {.title = "Internet", .width = 90},
        {.title = "Proxy runs", .width = 90},
        {.title = "Connection", .width = 140, .rank = 1},
    };
    const Card card("network");
    section_heading("Network", "cut a site, stop the server, stop a Proxy");
    gap(space_1);
    const bool up = context.overview.server_up;
    if (toggle("License Server runs", up)) {
        context.sink.submit(CommandText("server.set").add_flag("up", !up).text(),
                            up ? "The License Server is stopped; My Account keeps working"
                               : "The License Server is running");
    }
    DataTable table("network-table", columns);
    if (!table.shown()) return;
    table.header();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(context.overview.sites.size()), dp(row_height));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_site_switches(context, table, context.overview.sites[static_cast<std::size_t>(i)]);
        }
    }
}

}  // namespace

void draw_map_page(PanelContext& context) {
    page_heading("Map",
                 "License Server, Proxies and Macs: who is connected, who is at or over "
                 "the limit. While time runs, reports and refreshes travel.");
    if (context.overview.sites.empty()) {
        const Card card("none");
        empty_state(icon_lan, "No site yet", "Add one on the page Site and Macs.");
        return;
    }
    draw_map(context);
    gap(space_4);
    draw_network(context);
    gap(space_6);
}

}  // namespace headroom::ui
