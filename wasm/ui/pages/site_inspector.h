#pragma once

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// License Information of a site (docs/rules.md, License Information), its Problem Monitor, and its
/// buttons.
void draw_site_inspector(PanelContext& context, const app::SiteView& site);

}  // namespace headroom::ui
