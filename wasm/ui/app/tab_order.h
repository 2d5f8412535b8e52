#pragma once
// Tab and Shift+Tab walk over the whole page, region after region, and scroll to what they reach.
// ImGui alone would walk around inside one region for ever. Inside sheets and menus it still does.

namespace headroom::ui {

struct Widget;

/// Every frame, after ImGui::NewFrame(). True when the keyboard went somewhere.
bool walk_with_tab();

/// Moves the keyboard to a widget of the last frame and scrolls to it; a text field is edited at
/// once. `widget.window` is not null.
void give_keyboard_to(const Widget& widget);

/// The id of the first stop of Tab on the page, or of its last one; 0 when there is none.
unsigned tab_end(bool last);

/// Whether the focus is on the last stop of Tab (backwards: on the first one). A page inside
/// another page lets Tab leave it from there. False while a menu or sheet is open.
bool tab_leaves(bool backwards);

}  // namespace headroom::ui
