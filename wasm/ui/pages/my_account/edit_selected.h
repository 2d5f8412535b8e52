#pragma once

#include <set>
#include <string>

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// Edit selected (USR-8, USR-10 to USR-17): opens beside the list as soon as a user is ticked.
/// `emails` are the ticked users that the list shows; nothing changes before Apply.
void draw_edit_selected(PanelContext& context, const std::string& company,
                        const std::set<std::string>& emails);

}  // namespace headroom::ui
