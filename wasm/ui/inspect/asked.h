#pragma once
// What a reader asks of a widget by its identity, without a mouse and without coordinates: press
// it, give it the keyboard, set its value. Asked between two frames, done in the next one.

#include <imgui.h>

#include <optional>
#include <string>

namespace headroom::ui {

/// False when there is no such widget or it is not enabled (below a sheet, for example).
bool ask_press(ImGuiID id);
bool ask_keyboard(ImGuiID id);

/// For text fields, number fields and sliders. A value that is no number where one is needed is
/// ignored.
bool ask_value(ImGuiID id, std::string value);

/// Every frame, after ImGui::NewFrame(): gives the keyboard to what was asked for.
void serve_asked();

/// What was asked of the widget that is about to be drawn, once.
std::optional<std::string> take_asked_value(ImGuiID id);
std::optional<double> take_asked_number(ImGuiID id);

}  // namespace headroom::ui
