#pragma once

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// What the scenario expects, why, and whether it came so. Nothing when it expects nothing.
void draw_expectation_card(PanelContext& context);

}  // namespace headroom::ui
