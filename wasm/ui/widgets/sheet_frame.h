#pragma once
// The frame of a modal sheet: title, close button, scrolling body, footer with the verb.

#include <string>

#include "wasm/ui/widgets/button.h"

namespace headroom::ui {

/// Begins the sheet; `just_opened` makes it appear. Always pair with end_sheet() when true.
bool begin_sheet(const std::string& title, float width_css, bool just_opened, bool& close);
void end_sheet();

struct SheetFooter {
    const char* confirm = "Apply";
    ButtonKind kind = ButtonKind::primary;
    bool enabled = true;
    const char* cancel = "Cancel";  // nullptr: only the confirming button
    const char* extra = nullptr;    // a dangerous button on the left ("Delete")
};
enum class SheetChoice : std::uint8_t { none, confirm, cancel, extra };

/// Draws the buttons; Enter confirms, Escape cancels.
SheetChoice sheet_footer(const SheetFooter& footer);

/// A quiet box with an icon that tells an effect before it is applied.
enum class NoteKind : std::uint8_t { plain, warning, breach };
void note(NoteKind kind, const std::string& text);

}  // namespace headroom::ui
