#pragma once
// The pages of the rail. Each draws into the content column, which scrolls.

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

void draw_planner_page(PanelContext& context);
void draw_forecast_page(PanelContext& context);
void draw_calendar_page(PanelContext& context);
void draw_sites_page(PanelContext& context);
void draw_log_page(PanelContext& context);

/// Before anything is loaded: pick a preset or open a file.
void draw_start_page(CommandSink& sink, const UiState& view);

}  // namespace headroom::ui
