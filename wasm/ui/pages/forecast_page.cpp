#include <imgui.h>

#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {

void draw_forecast_page(PanelContext& context) {
    page_heading(
        "Forecast",
        "From today's Macs and the demand you expect: thousands of runs of the time ahead, "
        "and how often each site runs out of licenses in them.");
    ForecastState& state = forecast_state(context);
    take_answers(state, context);
    draw_forecast_controls(state, context);
    gap(space_4);
    draw_counts_question(state, context);
    const bool answered = !state.runs.empty() && state.runs.front().risk;
    if (answered) {
        draw_risk_card(state, context);
        gap(space_4);
        if (!state.further.verdicts.empty()) {
            draw_verdicts_card(state);
            gap(space_4);
        }
        if (state.runs.front().risk->cost) {
            draw_cost_card(*state.runs.front().risk);
            gap(space_4);
        }
        draw_fan_card(state, context);
        gap(space_4);
        if (!state.runs.front().risk->thresholds.empty()) {
            draw_thresholds_card(*state.runs.front().risk);
            gap(space_4);
        }
    }
    draw_demand_card(state, context);
    gap(space_4);
    if (answered) {
        draw_splits_card(state, context);
        gap(space_4);
    }
    draw_recommendation_card(state, context);
    gap(space_4);
    draw_schedule_card(state, context);
    gap(space_4);
    draw_sensitivity_card(state, context);
    gap(space_4);
    draw_sweep_card(state, context);
    gap(space_4);
    draw_track_card(state, context);
    gap(space_8);
}

}  // namespace headroom::ui
