#pragma once

#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// A list that drops below `anchor`; open it with ImGui::OpenPopup(id). Pair with end_menu().
bool begin_menu(const char* id, const Box& anchor, float width_css);
void end_menu();

/// One entry with a second line in muted text (may be empty); closes the menu when chosen.
bool menu_entry(const char* icon, const char* label, const char* detail = "");
void menu_heading(const char* text);
void menu_separator();

}  // namespace headroom::ui
