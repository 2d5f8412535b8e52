// What is expected of each site; every figure can be edited.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/number_field.h"

namespace headroom::ui {
namespace {

struct DemandColumn {
    enum : int { site, macs, per_day, growth, stay, how };
};

const std::vector<Column>& demand_card_columns() {
    static const std::vector<Column> all{
        {.title = "Site", .share = 1},
        {.title = "Macs now", .width = 64, .align = Align::right, .needs = 560},
        {.title = "New a day", .width = 76},
        {.title = "Growth a year, %", .width = 104, .needs = 480},
        {.title = "Stay, days", .width = 80, .needs = 400},
        {.title = "Enrolled", .width = 88, .needs = 640},
    };
    return all;
}

/// An edited figure replaces a demand that says more than the page shows.
void edited(app::SiteDemand& demand) { demand.as_written.clear(); }

void number_cell(DataTable& table, int column, const std::string& label, double& value,
                 app::SiteDemand& demand, double least) {
    Box box;
    if (!table.cell(column, box)) return;
    ImGui::SetCursorScreenPos({box.min.x, box.min.y + dp(3)});
    if (!decimal_field(label.c_str(), value, box.width() / pixel_ratio(), 26)) return;
    value = std::max(least, value);
    edited(demand);
}

void draw_row(DataTable& table, app::SiteDemand& demand, const PanelContext& context) {
    Count now = 0;
    std::string name = demand.site;
    for (const app::SiteView& view : context.overview.sites) {
        if (view.code != demand.site) continue;
        now = view.managed;
        if (!view.description.empty()) name += "  " + view.description;
    }
    table.row({.label = "Demand of " + demand.site, .value = fmt::format("{}", demand.per_day)});
    table.text(DemandColumn::site, name);
    table.number(DemandColumn::macs, now);
    number_cell(table, DemandColumn::per_day, "New Macs a day at " + demand.site, demand.per_day,
                demand, 0);
    double growth_percent = demand.growth_per_year * 100;
    number_cell(table, DemandColumn::growth, "Growth a year in percent at " + demand.site,
                growth_percent, demand, -99);
    demand.growth_per_year = growth_percent / 100;
    number_cell(table, DemandColumn::stay, "Mean stay in days at " + demand.site,
                demand.mean_stay_days, demand, 0);
    Box box;
    if (!table.cell(DemandColumn::how, box)) return;
    ImGui::SetCursorScreenPos(
        {box.min.x, box.center().y - text_size(TextStyle::table, "X").y / 2});
    const std::string label = fmt::format("{}##how-{}", demand.by_discovery ? "by discovery"
                                          : !demand.as_written.empty()      ? "by hand *"
                                                                            : "by hand",
                                          demand.site);
    if (link(label.c_str())) {
        demand.by_discovery = !demand.by_discovery;
        edited(demand);
    }
}

}  // namespace

void draw_demand_card(ForecastState& state, PanelContext& context) {
    const Card card("demand");
    section_heading("Expected demand", "type a figure and press Enter");
    gap(space_2);
    if (state.demand.empty()) {
        empty_state(icon_chart_line, "No site yet", "A site has to be there to expect Macs at.");
        return;
    }
    {
        DataTable table("demand-table", demand_card_columns());
        if (table.shown()) {
            table.header();
            for (app::SiteDemand& demand : state.demand) draw_row(table, demand, context);
        }
    }
    bool any_written = false;
    for (const app::SiteDemand& demand : state.demand) any_written |= !demand.as_written.empty();
    gap(space_2);
    text_wrapped(TextStyle::small, tokens().text_muted,
                 any_written ? "* As the scenario says it, with weights or other laws, until a "
                               "figure is edited. A stay of 0 days is for good."
                             : "New Macs arrive at random (Poisson). A stay of 0 days is for good; "
                               "otherwise stays are exponential.");
}

}  // namespace headroom::ui
