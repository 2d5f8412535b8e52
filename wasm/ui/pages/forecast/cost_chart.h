#pragma once
// The cost curve of a plan: what numbers of licenses cost, and where that is least.

#include "wasm/ui/pages/forecast/forecast_state.h"

namespace headroom::ui {

/// Draws the chart with its CSV and PNG buttons. The plan has to have a cost curve of two points at
/// least.
void draw_cost_chart(const Recommendation& recommendation, PanelContext& context);

}  // namespace headroom::ui
