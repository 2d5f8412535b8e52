#pragma once
// The answer of a sweep: a curve for one figure, a heat map for two.

#include "wasm/ui/pages/forecast/forecast_state.h"

namespace headroom::ui {

/// Draws the chart with its CSV and PNG buttons; the question has to have an answer with points.
void draw_sweep_chart(SweepQuestion& question, PanelContext& context);

}  // namespace headroom::ui
