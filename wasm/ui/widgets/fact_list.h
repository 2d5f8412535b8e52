#pragma once

#include <imgui.h>

#include <string_view>

namespace headroom::ui {

/// One line "name ... value", value at the right; long values take a line of their own.
void fact(std::string_view name, std::string_view value, ImU32 color = 0);

/// The same with the value in the monospaced face: a key or a file.
void fact_in_mono(std::string_view name, std::string_view value);

/// The same on lines of its own, with a button that copies it; true when pressed.
bool fact_with_copy(std::string_view name, std::string_view value);

/// The line above a sum.
void fact_rule();

}  // namespace headroom::ui
