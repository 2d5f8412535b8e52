#pragma once
// Set-up: one's own company as the beginning of a scenario, from top to bottom - subscriptions,
// sites, what is expected of each site, what is to come - with the mistakes and their mend.

#include <cstddef>
#include <memory>
#include <string>

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

void draw_setup_page(PanelContext& context);

/// A table of sites to paste or to choose as a file.
std::unique_ptr<Sheet> make_paste_sites();
/// A new site (`code` empty), or all figures of one that is there.
std::unique_ptr<Sheet> make_site_sheet(PanelContext& context, const std::string& code);
/// A new entry of What is to come, or the one at `place` of the list.
constexpr std::size_t new_entry = static_cast<std::size_t>(-1);
std::unique_ptr<Sheet> make_to_come_sheet(PanelContext& context, std::size_t place);

}  // namespace headroom::ui
