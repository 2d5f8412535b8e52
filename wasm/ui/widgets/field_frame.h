#pragma once
// The frame of everything that is typed into: its colours and padding, the mark of the keyboard,
// and a text that grows while it is typed.

#include <imgui.h>

namespace headroom::ui {

/// Around the ImGui item. `height_css`: of the whole field; `side_css`: left and right of its text.
void push_field_frame(bool invalid, float height_css, float side_css);
void pop_field_frame();

/// Draws the frame of the item just submitted in the accent colour while it has the keyboard.
void mark_field_focus();

/// For ImGuiInputTextFlags_CallbackResize; the user data is the std::string.
int grow_text(ImGuiInputTextCallbackData* data);

}  // namespace headroom::ui
