// Splits side by side on the same demand: the same draws of arrivals and departures meet each.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "icons.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/split_editor.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/data_table.h"
#include "wasm/ui/widgets/license_bar.h"

namespace headroom::ui {
namespace {

std::vector<Column> columns_of(const ForecastState& state) {
    std::vector<Column> columns{{.title = "Site", .width = 110}};
    for (const RiskRun& run : state.runs) {
        columns.push_back({.title = run.name.c_str(), .share = 1});
    }
    return columns;
}

const app::SiteRisk* site_of(const RiskRun& run, const std::string& code) {
    if (!run.risk) return nullptr;
    for (const app::SiteRisk& site : run.risk->sites) {
        if (site.site == code) return &site;
    }
    return nullptr;
}

void draw_costs(const ForecastState& state, DataTable& table) {
    if (!state.runs.front().risk->cost) return;
    table.row({.label = "Expected cost of the splits"});
    table.text(0, "Expected cost");
    for (std::size_t i = 0; i < state.runs.size(); ++i) {
        const auto& risk = state.runs[i].risk;
        const bool known = risk && risk->cost;
        table.text(static_cast<int>(i) + 1, known ? cost_words(*risk->cost) : "...");
    }
}

void draw_matrix(const ForecastState& state) {
    const std::vector<Column> columns = columns_of(state);
    DataTable table("splits", columns);
    if (!table.shown()) return;
    table.header();
    for (const app::SiteRisk& first : state.runs.front().risk->sites) {
        table.row({.label = "Splits at " + first.site});
        table.text(0, first.site);
        for (std::size_t i = 0; i < state.runs.size(); ++i) {
            const app::SiteRisk* site = site_of(state.runs[i], first.site);
            if (site == nullptr) {
                table.text(static_cast<int>(i) + 1, "...", tokens().text_muted);
                continue;
            }
            const double worst = std::max(site->breach.value, site->refusal.value);
            const bool better = i > 0 && worst < std::max(first.breach.value, first.refusal.value);
            table.text(static_cast<int>(i) + 1,
                       fmt::format("over {}, refused {}",
                                   app::probability_text(site->breach, site->exact_breach),
                                   app::probability_text(site->refusal, site->exact_refusal)),
                       better          ? tokens().ok
                       : worst >= 0.05 ? tokens().breach
                                       : tokens().text);
        }
    }
    draw_costs(state, table);
}

/// The subscription there is above what was tried with it.
void draw_bars(const ForecastState& state, const app::Overview& overview) {
    for (const app::SubscriptionView& now : overview.subscriptions) {
        const auto bar = [](const std::string& name, const app::SubscriptionView& view) {
            text_line(TextStyle::small, tokens().text_muted, name);
            gap(2);
            license_bar(view, {.height = 24, .legend = false});
            gap(space_2);
        };
        bool first = true;
        for (const RiskRun& run : state.runs) {
            if (run.split.subscription != now.id) continue;
            if (std::exchange(first, false)) bar(state.runs.front().name, now);
            bar(run.name, app::view_of(now, run.split));
        }
    }
}

/// One button a subscription that can be split.
void draw_edit_buttons(PanelContext& context) {
    const auto& all = context.overview.subscriptions;
    for (const app::SubscriptionView& subscription : all) {
        const std::string name = subscription.name.empty() ? subscription.id : subscription.name;
        const std::string label =
            all.size() == 1 ? "Edit another split" : "Edit another split of " + name;
        if (button(label.c_str(), {.icon = icon_tune})) {
            edit_split(context.view, subscription);
            context.view.page = PageName::planner;
        }
        gap(space_1);
    }
}

}  // namespace

void draw_splits_card(ForecastState& state, PanelContext& context) {
    if (context.overview.subscriptions.empty()) return;
    const Card card("splits-card");
    section_heading("Splits side by side", "on the same demand");
    gap(space_2);
    const SplitEditor* editor = context.view.split_editor.get();
    if (editor == nullptr) {
        draw_edit_buttons(context);
        text_wrapped(TextStyle::small, tokens().text_muted,
                     "Change a copy of the split on the Planner, do not apply it, and come back "
                     "here to put it beside the one there is.");
    } else if (button("Compare with the split being edited",
                      {.kind = ButtonKind::primary, .icon = icon_scale_balance})) {
        start_risk(state, context, fmt::format("Edited {}", state.runs.size()), editor->draft());
    }
    if (state.runs.size() < 2) return;
    gap(space_3);
    draw_bars(state, context.overview);
    draw_matrix(state);
}

}  // namespace headroom::ui
