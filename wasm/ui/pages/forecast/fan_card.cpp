// The chart of one site, its exports, and single runs to look at.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/pages/chart_exports.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {
namespace {

const app::SiteRisk* chosen_site(const ForecastState& state) {
    const app::RiskView& risk = *state.runs.front().risk;
    for (const app::SiteRisk& site : risk.sites) {
        if (site.site == state.site) return &site;
    }
    return risk.sites.empty() ? nullptr : &risk.sites.front();
}

/// The number that the site cannot pass by hand: its own, or what the pool leaves the primary key.
void add_limit(FanChart& chart, const PanelContext& context, const std::string& site) {
    for (const app::SubscriptionView& subscription : context.overview.subscriptions) {
        for (const app::LicenseRow& row : subscription.rows) {
            if (row.site != site || row.site.empty()) continue;
            chart.limit = row.max;
            chart.limit_label = row.type == "reserved" ? fmt::format("limit {}", row.max)
                                                       : fmt::format("at most {}", row.max);
        }
    }
}

FanChart chart_of(const app::RiskView& risk, const app::SiteRisk& site) {
    FanChart chart;
    chart.title = "Used licenses, " + site.site;
    chart.first = risk.dates.empty() ? Date{} : parse_date(risk.dates.front()).value_or(Date{});
    chart.days = &risk.days;
    chart.p05 = &site.p05;
    chart.p25 = &site.p25;
    chart.p50 = &site.p50;
    chart.p75 = &site.p75;
    chart.p95 = &site.p95;
    if (const auto day = parse_date(site.first_breach_p50.substr(0, 10))) chart.marked_day = *day;
    return chart;
}

std::string file_of(const app::SiteRisk& site) { return "forecast-" + to_lower(site.site); }

void draw_heading(ForecastState& state, PanelContext& context, const app::SiteRisk& site) {
    const app::RiskView& risk = *state.runs.front().risk;
    std::vector<std::string> codes;
    int chosen = 0;
    for (const app::SiteRisk& s : risk.sites) {
        if (s.site == site.site) chosen = static_cast<int>(codes.size());
        codes.push_back(s.site);
    }
    section_heading("Day by day", "median and quantile bands of each site");
    gap(space_2);
    // Beside it, there has to be room for both exports.
    const float room = ImGui::GetContentRegionAvail().x / pixel_ratio() - 190;
    const FieldOptions options{.placeholder = "Site of the chart",
                               .width = std::clamp(room, 80.0F, 160.0F)};
    if (dropdown("##fan-site", codes, chosen, options)) {
        state.site = codes[static_cast<std::size_t>(chosen)];
        state.zoom = {};
    }
    ImGui::SameLine(0, dp(space_2));
    if (chart_buttons(context, file_of(site))) {
        save_csv(context, "forecast", app::daily_csv(risk));
    }
    gap(space_2);
}

void draw_found(ForecastState& state, PanelContext& context) {
    SingleRuns& runs = state.single_runs;
    const bool more = runs.play_on();
    if (more) context.sink.keep_drawing = true;
    gap(space_2);
    text_line(TextStyle::small, tokens().text_muted,
              fmt::format("{} of {} over the limit at {}{}", runs.found().size(),
                          counted(runs.played(), "single run"), runs.site(), more ? " ..." : "."));
    for (const SingleRun& run : runs.found()) {
        const std::string label =
            fmt::format("Run {}: over by {} from {}##run-{}", run.replication, run.peak_excess,
                        date_and_time(run.first_breach), run.replication);
        if (button(label.c_str(), {.kind = ButtonKind::quiet, .icon = icon_open_in_new})) {
            context.sink.open_run = OpenRun{runs.scenario(), run.seed, run.first_breach,
                                            fmt::format("run {} of the forecast", run.replication)};
        }
    }
}

}  // namespace

void draw_fan_card(ForecastState& state, PanelContext& context) {
    const app::SiteRisk* site = chosen_site(state);
    if (site == nullptr) return;
    const Card card("fan");
    draw_heading(state, context, *site);
    FanChart chart = chart_of(*state.runs.front().risk, *site);
    add_limit(chart, context, site->site);
    picture_of(context, file_of(*site), fan_chart(chart, state.zoom, 330));
    gap(space_2);
    SingleRuns& runs = state.single_runs;
    if (!runs.asked() || runs.site() != site->site) {
        if (button("Look at single runs", {.icon = icon_magnify})) {
            const std::string& scenario = state.runs.front().scenario;
            runs.look(scenario, site->site, app::seed_of(scenario));
        }
    } else {
        draw_found(state, context);
    }
}

}  // namespace headroom::ui
