#pragma once

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/widgets/data_table.h"

namespace headroom::ui {

/// Sites with used/limit, headroom and trend; a click selects one for the inspector. Without a
/// chosen order, the site with the least headroom comes first.
void draw_site_table(PanelContext& context, const char* id, SortOrder& order);

}  // namespace headroom::ui
