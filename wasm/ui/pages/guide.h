#pragma once
// The pages that follow the licensing guide: My Account, the console, a site with its Macs, the
// vendor desk and the map of the network.

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// Draws the page that the rail shows; false when it is none of the guide's.
bool draw_guide_page(PanelContext& context);

/// The name of the page's region: each page, and each page of My Account, scrolls by itself.
const char* guide_region(const UiState& view);

}  // namespace headroom::ui
