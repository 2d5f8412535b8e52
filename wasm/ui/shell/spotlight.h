#pragma once
// One control stands in the light while chapters are shown: everything else is dimmed.

#include <imgui.h>

#include <string>

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/shell/layout.h"

namespace headroom::ui {

/// Which control is lit: the first one in sight with this label, and `id` where it is known.
struct Spotlight {
    std::string label;  // as the widget list tells it; empty: nothing is dimmed
    ImGuiID id = 0;
    bool choosing = false;  // the next click chooses, and presses nothing

    bool is_on() const { return choosing || !label.empty(); }
};

/// Dims what is not lit. While choosing, outlines the control under the mouse and takes the click.
/// After everything else of the frame, with the presenter's bar at the bottom left as it is.
void draw_spotlight(PanelContext& context, const ShellLayout& layout);

}  // namespace headroom::ui
