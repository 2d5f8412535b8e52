#pragma once
// A site from the inside: the Mac whose user enrolls it, discovery and removal, the Problem Monitor
// with its balloons, and the Proxy's log (docs/rules.md, Macs, Over the limit).

#include <memory>

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

void draw_site_macs_page(PanelContext& context);

/// What the user of a Mac sees when it registers with the Proxy, errors included (MAC-3, EXC-2).
void draw_mac_window(PanelContext& context, const app::SiteView& site);
/// The notification area with the Problem Monitor icon and its balloon (EXC-4).
void draw_problem_monitor(const app::SiteView& site);

std::unique_ptr<Sheet> make_add_site();

}  // namespace headroom::ui
