#pragma once
// Buttons with a label, with an icon, and links.

#include <string>

#include "wasm/ui/widgets/pressable.h"

namespace headroom::ui {

enum class ButtonKind : std::uint8_t {
    primary,    // the one thing to do here
    secondary,  // bordered
    quiet,      // text only, until hovered
    danger,     // deletes
};

struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    const char* icon = nullptr;     // of icons.h, before the label
    const char* tooltip = nullptr;  // also the reason why it is disabled
    bool enabled = true;
    float width = 0;  // CSS pixels; 0 fits the label
};

/// A button 32 px high. `label` may carry a "##suffix" to tell equal labels apart.
bool button(const char* label, const ButtonOptions& options = {});
float button_width(const char* label, const ButtonOptions& options = {});

/// A square button with an icon only; `label` names it in the tooltip and the widget list.
bool icon_button(const char* icon, const char* label, const ButtonOptions& options = {});

/// Underlined-on-hover text that does something small ("Edit").
bool link(const char* label);

}  // namespace headroom::ui
