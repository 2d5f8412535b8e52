#include "wasm/ui/pages/site_table.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/sparkline.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

struct SiteColumn {
    enum : int { site, state, key, bar, figures, headroom, monitor, trend };
};

std::vector<Column> site_columns() {
    return {
        {.title = "Site", .share = 1.6F},
        {.title = "State", .width = 122, .rank = 1},
        {.title = "Key", .share = 1, .rank = 5},
        {.title = "", .width = 96, .rank = 3},
        {.title = "Used / limit", .width = 84, .align = Align::right},
        {.title = "Headroom", .width = 80, .align = Align::right},
        {.title = "Problem Monitor", .width = 128, .rank = 2},
        {.title = "Trend", .width = 120, .rank = 4},
    };
}

Count headroom_of(const app::SiteView& view) { return view.limit - view.managed; }

/// A number or text to compare by; texts compare after numbers, which are all equal then.
std::pair<Count, std::string> sort_key(const app::SiteView& view, int column) {
    switch (column) {
        case SiteColumn::site: return {0, view.code};
        case SiteColumn::state: return {0, site_status(view).word};
        case SiteColumn::key: return {0, view.key_name};
        case SiteColumn::bar:
        case SiteColumn::figures:
        case SiteColumn::trend: return {view.managed, view.code};
        case SiteColumn::monitor: return {0, view.monitor_icon};
        default: return {headroom_of(view), view.code};
    }
}

std::vector<std::size_t> sorted(const std::vector<app::SiteView>& sites, const SortOrder& order) {
    std::vector<std::size_t> indices(sites.size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    std::vector<std::pair<Count, std::string>> keys;
    keys.reserve(sites.size());
    for (const app::SiteView& site : sites) keys.push_back(sort_key(site, order.column));
    std::stable_sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) {
        return order.descending ? keys[b] < keys[a] : keys[a] < keys[b];
    });
    return indices;
}

/// The code and, in quieter letters behind it, the description.
std::string site_words(const app::SiteView& view) {
    return view.description.empty() ? view.code : view.code + "   " + view.description;
}

void paint_site(const Box& box, const app::SiteView& view) {
    const float width = text_size(TextStyle::table, view.code).x;
    paint_text_in(box, TextStyle::table, tokens().text, view.code);
    paint_text_in({{box.min.x + width + dp(space_2), box.min.y}, box.max}, TextStyle::table,
                  tokens().text_muted, view.description);
}

void paint_bar(const Box& box, const app::SiteView& view) {
    const float middle = std::round(box.center().y);
    paint_mini_bar({{box.min.x, middle - dp(3)}, {box.max.x, middle + dp(3)}}, view.managed,
                   view.limit);
}

void draw_row(PanelContext& context, DataTable& table, const app::SiteView& view) {
    const bool selected = context.view.selected_site == view.code;
    const std::string used = fmt::format("{} / {}", view.managed, view.limit);
    const Status status = site_status(view);
    const bool clicked = table.row({.label = view.code,
                                    .value = used + " " + status.word,
                                    .selectable = true,
                                    .selected = selected});
    if (clicked) {
        context.view.selected_site = selected ? "" : view.code;
        context.view.why.reset();
        context.view.inspector_wanted = true;
        context.view.inspector_as_sheet = !selected;
        if (!selected) guide_of(context).site = view.code;
    }
    const Count left = headroom_of(view);
    Box box;
    if (table.cell(SiteColumn::site, box, site_words(view))) paint_site(box, view);
    if (table.cell(SiteColumn::state, box, status.word, status_icon_width))
        paint_status(box, status);
    table.text(SiteColumn::key, view.key_name.empty() ? "\xE2\x80\x93" : view.key_name,
               tokens().text_muted);
    if (table.cell(SiteColumn::bar, box)) paint_bar(box, view);
    table.text(SiteColumn::figures, used, view.exceeded ? tokens().breach : 0);
    table.text(SiteColumn::headroom,
               left < 0 ? fmt::format("\xE2\x88\x92{}", -left) : fmt::format("{}", left),
               left < 0 ? tokens().breach : tokens().text);
    const Status monitor = monitor_status(view);
    if (table.cell(SiteColumn::monitor, box, monitor.word, status_icon_width)) {
        paint_status(box, monitor);
    }
    if (table.cell(SiteColumn::trend, box)) {
        paint_sparkline({{box.min.x, box.min.y + dp(7)}, {box.max.x - dp(4), box.max.y - dp(7)}},
                        context.session.trend(view.code), view.limit,
                        view.exceeded ? tokens().breach : tokens().accent);
    }
}

}  // namespace

void draw_site_table(PanelContext& context, const char* id, SortOrder& order) {
    const std::vector<Column> columns = site_columns();
    DataTable table(id, columns);
    if (!table.shown()) return;
    table.header(&order);
    const auto& sites = context.overview.sites;
    const std::vector<std::size_t> rows = sorted(sites, order);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), dp(row_height));
    hold_rows_out_of_sight(clipper);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(context, table, sites[rows[static_cast<std::size_t>(i)]]);
        }
    }
}

}  // namespace headroom::ui
