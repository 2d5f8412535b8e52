#pragma once
// The invisible part of everything that can be pressed: hit test, keyboard focus, focus ring.

#include <string_view>

#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

struct Pressed {
    bool clicked = false;
    bool hovered = false;
    bool held = false;
    Box box;
};

/// An item at the cursor. `role`, `label` and `value` are what the widget list tells about it.
Pressed pressable(const char* id, ImVec2 size, std::string_view role, std::string_view label,
                  std::string_view value = {});

}  // namespace headroom::ui
