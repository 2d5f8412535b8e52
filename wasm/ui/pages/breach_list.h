#pragma once

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// The breaches so far, newest first; a click goes to the moment one began.
void draw_breach_card(PanelContext& context);

}  // namespace headroom::ui
