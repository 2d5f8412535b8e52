// The answer in figures: what each site risks, with intervals.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

struct RiskColumn {
    enum : int { site, breach, refusal, share, peak, first, idle };
};

const std::vector<Column>& risk_card_columns() {
    static const std::vector<Column> all{
        {.title = "Site", .share = 1},
        {.title = "Over the limit", .width = 156, .align = Align::right},
        {.title = "Enrollment refused", .width = 156, .align = Align::right, .rank = 1},
        {.title = "Of all refused", .width = 92, .align = Align::right, .rank = 4},
        {.title = "Peak, 95 %", .width = 82, .align = Align::right, .rank = 2},
        {.title = "First breach", .width = 96, .rank = 3},
        {.title = "Idle reserved", .width = 92, .align = Align::right, .rank = 5},
    };
    return all;
}

/// 1234567 -> "1,234,567"
std::string grouped(std::int64_t n) {
    std::string digits = fmt::format("{}", n);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

ImU32 color_of(double share) {
    if (share >= 0.05) return tokens().breach;
    return share >= 0.01 ? tokens().warning : tokens().text;
}

void draw_row(ForecastState& state, DataTable& table, const app::SiteRisk& risk, double days) {
    const std::string over = app::probability_with_interval(risk.breach, risk.exact_breach);
    const bool selected = state.site == risk.site;
    if (table.row({.label = "Risk of " + risk.site,
                   .value = over,
                   .selectable = true,
                   .selected = selected})) {
        state.site = risk.site;
        state.zoom = {};
    }
    table.text(RiskColumn::site, risk.site);
    table.text(RiskColumn::breach, over, color_of(risk.breach.value));
    table.text(RiskColumn::refusal,
               app::probability_with_interval(risk.refusal, risk.exact_refusal),
               color_of(risk.refusal.value));
    table.text(RiskColumn::share, app::probability_text(risk.refused_share));
    table.text(RiskColumn::peak, fmt::format("{:g}", risk.peak_p95));
    table.text(RiskColumn::first,
               risk.first_breach_p50.empty() ? "\xE2\x80\x93" : risk.first_breach_p50.substr(0, 10),
               risk.first_breach_p50.empty() ? tokens().text_muted : 0);
    table.text(RiskColumn::idle, fmt::format("{:.1f}", risk.idle_reserved_days / days));
}

FigureTile breach_tile(const app::RiskView& risk) {
    const double value = risk.overall_breach.value;
    const app::Estimate& any = risk.overall_breach;
    const bool seen = value > 0 && value < 1;
    return {"Any site over its limit", app::probability_text(any),
            seen ? fmt::format("{} to {}", app::probability_text({any.low, 0, any.low}),
                               app::probability_text({any.high, any.high, 1}))
            : risk.replications == 1
                ? (value > 0 ? "in the one run" : "not in the one run")
                : fmt::format("{} of {} runs", value > 0 ? "in all" : "in none",
                              grouped(risk.replications)),
            value >= 0.05   ? tokens().breach
            : value >= 0.01 ? tokens().warning
                            : tokens().ok,
            value >= 0.01 ? icon_alert : icon_check_circle};
}

FigureTile refused_tile(const app::RiskView& risk) {
    const app::SiteRisk* worst = nullptr;
    for (const app::SiteRisk& s : risk.sites) {
        if (worst == nullptr || s.refusal.value > worst->refusal.value) worst = &s;
    }
    if (worst == nullptr) return {"Enrollment refused", "\xE2\x80\x93", ""};
    const double value = worst->refusal.value;
    return {"Enrollment refused", app::probability_text(worst->refusal, worst->exact_refusal),
            "at " + worst->site, color_of(value), value >= 0.01 ? icon_alert : nullptr};
}

FigureTile first_tile(const app::RiskView& risk) {
    std::string earliest;
    std::string site;
    for (const app::SiteRisk& s : risk.sites) {
        const std::string& date = s.first_breach_p50;
        if (date.empty() || (!earliest.empty() && earliest <= date)) continue;
        earliest = date;
        site = s.site;
    }
    if (earliest.empty()) {
        return {"First breach, median", "None", "in half of the runs", tokens().ok,
                icon_check_circle};
    }
    return {"First breach, median", earliest.substr(0, 10), "at " + site, tokens().warning};
}

FigureTile idle_tile(const app::RiskView& risk, double days) {
    double idle = 0;
    for (const app::SiteRisk& s : risk.sites) idle += s.idle_reserved_days;
    return {"Idle reserved", fmt::format("{:.1f}", idle / days), "on an average day"};
}

std::string caption_of(const app::RiskView& risk) {
    // A single run is what a scenario without anything random comes to.
    if (risk.replications == 1) return "nothing in this scenario is random: one run tells it all";
    return fmt::format("{} runs, {:.0f} % intervals{}; select a site to see its chart",
                       grouped(risk.replications), risk.confidence * 100,
                       risk.parameters_drawn ? ", with what the history leaves open" : "");
}

}  // namespace

void draw_risk_card(ForecastState& state, PanelContext&) {
    const app::RiskView& risk = *state.runs.front().risk;
    draw_doubts(state);
    const double days = std::max(1.0, risk.length_days);
    const FigureTile tiles[] = {breach_tile(risk), refused_tile(risk), first_tile(risk),
                                idle_tile(risk, days)};
    figure_tiles(tiles, 4);
    gap(space_4);
    const Card card("risk");
    section_heading("Risk by site", caption_of(risk));
    gap(space_2);
    if (risk.failed_steps > 0) {
        note(NoteKind::warning,
             risk.replications == 1
                 ? "A step did not go as the scenario says."
                 : fmt::format("In {} of {} runs a step did not go as the scenario says.",
                               grouped(risk.failed_steps), grouped(risk.replications)));
        gap(space_2);
    }
    DataTable table("risk-table", risk_card_columns());
    if (!table.shown()) return;
    table.header();
    for (const app::SiteRisk& s : risk.sites) draw_row(state, table, s, days);
}

}  // namespace headroom::ui
