// What is expected of each site; every figure can be edited.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/number_field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

constexpr double explodes_above = 200;  // Macs
constexpr double explodes_by = 10;      // times the Macs of now

struct DemandColumn {
    enum : int { site, macs, per_day, growth, stay, how };
};

const std::vector<Column>& demand_card_columns() {
    static const std::vector<Column> all{
        {.title = "Site", .share = 1},
        {.title = "Macs now", .width = 64, .align = Align::right, .rank = 3},
        {.title = "New a day", .width = 76},
        {.title = "Growth a year, %", .width = 104, .rank = 2},
        {.title = "Stay, days", .width = 80, .rank = 1},
        {.title = "Enrolled", .width = 88, .rank = 4},
    };
    return all;
}

/// True when another figure was typed; it is never below `least`.
bool number_cell(DataTable& table, int column, const std::string& label, double& value,
                 double least, double most) {
    Box box;
    if (!table.cell(column, box)) return false;
    ImGui::SetCursorScreenPos({box.min.x, box.min.y + dp(3)});
    if (!decimal_field(label.c_str(), value, box.width() / pixel_ratio(), 26)) return false;
    value = std::clamp(value, least, most);
    return true;
}

std::string fit_in_words(const SiteVerdict& verdict) {
    return verdict.quality == "tooLittleData" ? "too little data" : verdict.quality + " fit";
}

/// What the figures of the row do not say.
std::string beyond_figures(const app::SiteDemand& demand) {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    if (demand.listed > 0) {
        add(counted(static_cast<Count>(demand.listed), "dated arrival"));
    }
    if (demand.by_calendar) add("by weekday or month");
    if (demand.is_uncertain) add("with what its history leaves open");
    if (demand.stay_law == "fixed") add("stays all equal");
    if (demand.stay_law == "weibull") add("Weibull stays");
    if (demand.stay_law == "lognormal") add("lognormal stays");
    return words;
}

void draw_name(DataTable& table, const ForecastState& state, const app::SiteDemand& demand,
               const app::SiteView* view) {
    std::string name = demand.site;
    if (view != nullptr && !view->description.empty()) name += "  " + view->description;
    const std::string more = beyond_figures(demand);
    if (!more.empty()) name += "  (" + more + ")";
    const SiteVerdict* verdict = verdict_of(state, demand.site);
    const bool poor =
        verdict != nullptr && verdict->quality != "good" && verdict->quality != "fair";
    if (verdict != nullptr) name += "  " + fit_in_words(*verdict);
    table.text(DemandColumn::site, name, poor ? tokens().warning : 0);
}

void draw_row(DataTable& table, ForecastState& state, const app::SiteDemand& demand,
              PanelContext& context) {
    const app::SiteView* view = nullptr;
    for (const app::SiteView& one : context.overview.sites) {
        if (one.code == demand.site) view = &one;
    }
    const std::string& site = demand.site;
    if (table.row({.label = "Demand of " + site,
                   .value = fmt::format("{}", demand.per_day),
                   .selectable = true,
                   .selected = state.site == site})) {
        state.site = site;
        state.zoom = {};
    }
    draw_name(table, state, demand, view);
    table.number(DemandColumn::macs, view != nullptr ? view->managed : 0);
    double per_day = demand.per_day;
    double percent = demand.growth_per_year * 100;
    double stay = demand.stay_days;
    bool arrivals =
        number_cell(table, DemandColumn::per_day, "New Macs a day at " + site, per_day, 0, 1e7);
    arrivals |= number_cell(table, DemandColumn::growth, "Growth a year in percent at " + site,
                            percent, -99, 10'000);
    if (arrivals) context.sink.submit(app::edit_arrivals(demand, {per_day, percent / 100}));
    if (number_cell(table, DemandColumn::stay, "Mean stay in days at " + site, stay, 0, 1e7)) {
        context.sink.submit(app::edit_stay(demand, stay));
    }
    Box box;
    if (!table.cell(DemandColumn::how, box)) return;
    ImGui::SetCursorScreenPos({box.min.x, box.center().y - text_size(TextStyle::table, "X").y / 2});
    const std::string label =
        fmt::format("{}##how-{}", demand.by_discovery ? "by discovery" : "by hand", site);
    if (link(label.c_str())) {
        context.sink.submit(app::edit_method(demand, !demand.by_discovery));
    }
}

/// Sites whose demand comes to many times the Macs that are there: a figure may be mistyped, or a
/// fit may have gone astray.
void draw_explosions(const ForecastState& state, const PanelContext& context) {
    const double elapsed = days_in(context.session.now() - context.session.start());
    const double ahead = days_in(context.session.end() - context.session.now());
    for (const app::SiteDemand& demand : state.demand) {
        Count now = 0;
        for (const app::SiteView& view : context.overview.sites) {
            if (view.code == demand.site) now = view.managed;
        }
        const double then = app::expected_macs(demand, now, elapsed, ahead);
        if (then < explodes_above || then < explodes_by * static_cast<double>(now)) continue;
        gap(space_2);
        note(NoteKind::warning,
             fmt::format("{}: this demand comes to about {:.0f} Macs by {}; there are {} now. Is "
                         "the growth of {:g} % a year right?",
                         demand.site, then, format_date(date_of(context.session.end())), now,
                         demand.growth_per_year * 100));
    }
}

/// What the usage history said about each site.
void draw_verdicts(const ForecastState& state) {
    for (const app::SiteDemand& demand : state.demand) {
        const SiteVerdict* verdict = verdict_of(state, demand.site);
        if (verdict == nullptr) continue;
        const bool fine = verdict->quality == "good" || verdict->quality == "fair";
        gap(space_2);
        note(fine ? NoteKind::plain : NoteKind::warning,
             fmt::format("{}: {}. {}", demand.site, fit_in_words(*verdict), verdict->words));
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
            for (const app::SiteDemand& demand : state.demand) {
                draw_row(table, state, demand, context);
            }
        }
    }
    gap(space_2);
    text_wrapped(
        TextStyle::small, tokens().text_muted,
        fmt::format("New Macs arrive at random (Poisson), at these rates from {} on. A stay "
                    "of 0 days is for good; otherwise stays are exponential, unless the "
                    "row says another law.",
                    format_date(date_of(context.session.start()))));
    draw_explosions(state, context);
    draw_verdicts(state);
    for (const app::SiteDemand& demand : state.demand) {
        if (demand.site == state.site) draw_demand_editor(state.editor, demand, context);
    }
}

}  // namespace headroom::ui
