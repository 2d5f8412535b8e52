#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "icons.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

struct RailEntry {
    PageName page;
    const char* icon;
    const char* label;
};

constexpr std::array<RailEntry, 12> entries{{
    {PageName::setup, icon_tune, "Set-up"},
    {PageName::planner, icon_view_dashboard, "Planner"},
    {PageName::forecast, icon_chart_bell_curve, "Forecast"},
    {PageName::calendar, icon_calendar, "Calendar"},
    {PageName::sites, icon_server_network, "Sites"},
    {PageName::map, icon_lan, "Map"},
    {PageName::my_account, icon_account, "My Account"},
    {PageName::console, icon_console, "Console"},
    {PageName::site_macs, icon_laptop_mac, "Site and Macs"},
    {PageName::vendor_desk, icon_store, "Vendor desk"},
    {PageName::log, icon_history, "Log"},
    {PageName::lessons, icon_school, "Lessons"},
}};

Count sites_over_limit(const app::Overview& overview) {
    return std::count_if(overview.sites.begin(), overview.sites.end(),
                         [](const app::SiteView& site) { return site.exceeded; });
}

void paint_badge(const Box& box, Count n) {
    const std::string text = fmt::format("{}", n);
    const float width = std::max(dp(20), text_size(TextStyle::label, text).x + dp(10));
    const Box badge{{box.max.x - dp(8) - width, box.center().y - dp(10)},
                    {box.max.x - dp(8), box.center().y + dp(10)}};
    paint_rect(badge, tokens().breach_fill, dp(10));
    paint_text_in(badge, TextStyle::label, tokens().on_accent, text, Align::center);
}

bool draw_wide(const RailEntry& entry, const Box& box, bool on, Count badge) {
    ImGui::SetCursorScreenPos(box.min);
    const Pressed state = pressable(entry.label, {box.width(), box.height()}, "tab", entry.label,
                                    on ? "selected" : "");
    if (on || state.hovered) {
        paint_rect(state.box, on ? tokens().selected : tokens().hover, dp(corner_radius));
    }
    const ImU32 ink = on ? tokens().accent : tokens().text_muted;
    paint_text_in({{box.min.x + dp(10), box.min.y}, {box.min.x + dp(34), box.max.y}},
                  TextStyle::body, ink, entry.icon);
    paint_text_in({{box.min.x + dp(38), box.min.y}, box.max},
                  on ? TextStyle::strong : TextStyle::body, tokens().text, entry.label);
    if (badge > 0) paint_badge(box, badge);
    return state.clicked;
}

/// Icon above a short label (phone), or the icon alone with its name in a tooltip.
bool draw_small(const RailEntry& entry, const Box& box, bool on, bool with_label, Count badge) {
    ImGui::SetCursorScreenPos(box.min);
    const Pressed state = pressable(entry.label, {box.width(), box.height()}, "tab", entry.label,
                                    on ? "selected" : "");
    if (!with_label && (on || state.hovered)) {
        paint_rect(state.box, on ? tokens().selected : tokens().hover, dp(corner_radius));
    }
    const ImU32 ink = on ? tokens().accent : tokens().text_muted;
    Box icon = box;
    if (with_label) {
        icon.max.y = box.min.y + dp(32);
        paint_text_in({{box.min.x, box.min.y + dp(28)}, box.max}, TextStyle::label, ink,
                      entry.label, Align::center);
    }
    paint_text_in(icon, TextStyle::title, ink, entry.icon, Align::center);
    if (badge > 0) {
        const ImVec2 dot{icon.center().x + dp(11), icon.center().y - dp(8)};
        ImGui::GetWindowDrawList()->AddCircleFilled(dot, dp(4), tokens().breach);
    }
    if (!with_label && state.hovered) tooltip(entry.label);
    return state.clicked;
}

void draw_column(PanelContext& context, const ShellLayout& layout) {
    const float margin = dp(space_2);
    // On a low screen, or with a large interface, the entries move together: all can be reached.
    const float wanted = dp(layout.rail_icons_only ? 40 : 36);
    const float room = layout.rail.height() - dp(space_3 + space_1);
    const float step =
        std::min(wanted + dp(space_1), std::floor(room / static_cast<float>(entries.size())));
    const float height = std::min(wanted, step);
    float y = layout.rail.min.y + dp(space_3);
    for (const RailEntry& entry : entries) {
        const Box box{{layout.rail.min.x + margin, y}, {layout.rail.max.x - margin, y + height}};
        const bool on = context.view.page == entry.page;
        const Count badge = entry.page == PageName::sites ? sites_over_limit(context.overview) : 0;
        const bool clicked = layout.rail_icons_only ? draw_small(entry, box, on, false, badge)
                                                    : draw_wide(entry, box, on, badge);
        if (clicked) context.view.page = entry.page;
        y += step;
    }
}

void draw_bottom(PanelContext& context, const ShellLayout& layout) {
    const float width = layout.rail.width() / static_cast<float>(entries.size());
    float x = layout.rail.min.x;
    for (const RailEntry& entry : entries) {
        const Box box{{x, layout.rail.min.y}, {x + width, layout.rail.max.y}};
        const Count badge = entry.page == PageName::sites ? sites_over_limit(context.overview) : 0;
        const bool with_label = width >= dp(64);
        if (draw_small(entry, box, context.view.page == entry.page, with_label, badge)) {
            context.view.page = entry.page;
        }
        x += width;
    }
}

}  // namespace

void draw_rail(PanelContext& context, const ShellLayout& layout) {
    begin_region("rail", layout.rail, tokens().surface, {0, 0});
    const Box& rail = layout.rail;
    if (layout.rail_below) {
        draw_bottom(context, layout);
        paint_line(rail.min, {rail.max.x, rail.min.y}, tokens().border);
    } else {
        draw_column(context, layout);
        paint_line({rail.max.x - hairline(), rail.min.y}, {rail.max.x - hairline(), rail.max.y},
                   tokens().border);
    }
    end_region();
}

}  // namespace headroom::ui
