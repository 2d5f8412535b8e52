#pragma once
// Tab and Shift+Tab walk over the whole page, region after region, and scroll to what they reach.
// ImGui alone would walk around inside one region for ever. Inside sheets and menus it still does.

namespace headroom::ui {

/// Every frame, after ImGui::NewFrame(). True when the keyboard went somewhere.
bool walk_with_tab();

}  // namespace headroom::ui
