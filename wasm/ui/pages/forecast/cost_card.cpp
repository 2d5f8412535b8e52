// What the forecast costs, by the scenario's prices: its parts, each with its interval.

#include <fmt/format.h>
#include <imgui.h>

#include "core/app/setup/prices.h"
#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"

namespace headroom::ui {
namespace {

void draw_cost_row(DataTable& table, const char* what, const std::string& amount,
                   const std::string& interval, ImU32 ink) {
    table.row({.label = std::string("Cost: ") + what,
               .value = interval.empty() ? amount : amount + " (" + interval + ")"});
    table.text(0, what, ink);
    table.text(1, amount, ink);
    table.text(2, interval, tokens().text_muted);
}

std::string interval_words(const app::Estimate& cost) {
    return fmt::format("{} to {}", app::amount_words(cost.low), app::amount_words(cost.high));
}

}  // namespace

std::string cost_words(const app::CostView& cost) {
    return fmt::format("{} {} ({})", app::amount_words(cost.total.value), cost.currency,
                       interval_words(cost.total));
}

void draw_cost_card(const app::RiskView& risk) {
    const app::CostView& cost = *risk.cost;
    const Card card("cost");
    section_heading("Expected cost",
                    fmt::format("in {}, of a run, until the end of the scenario", cost.currency));
    gap(space_2);
    static const std::vector<Column> columns{
        {.title = "What", .share = 1},
        {.title = "Expected", .width = 110, .align = Align::right},
        {.title = "Interval", .width = 170, .align = Align::right, .rank = 1}};
    DataTable table("cost-table", columns);
    if (!table.shown()) return;
    table.header();
    const ImU32 ink = tokens().text;
    const auto estimated = [&](const char* what, const app::Estimate& part) {
        draw_cost_row(table, what, app::amount_words(part.value), interval_words(part), ink);
    };
    draw_cost_row(table, "Licenses", app::amount_words(cost.licenses), "known", ink);
    if (cost.idle_reserved > 0) {
        draw_cost_row(table, "of them idle in Reserved keys", app::amount_words(cost.idle_reserved),
                      "", tokens().text_muted);
    }
    estimated("Refused enrollments", cost.refusals);
    estimated("Macs over a limit", cost.over_limit);
    estimated("All together", cost.total);
}

}  // namespace headroom::ui
