#pragma once
// Fields that are taken over when somebody is done with them: with Enter, Tab, or a click
// elsewhere.

#include <optional>
#include <string>

namespace headroom::ui {

struct EntryOptions {
    float width = 0;  // CSS pixels; 0 fills the row
    float height = 32;
    bool invalid = false;      // the frame says that something is wrong with it
    const char* id = nullptr;  // tells it from others where the label may change meanwhile
};

/// What was typed, once it is done and differs from `value`; Escape gives up. `label` names the
/// field in the widget list only.
std::optional<std::string> entry_field(const char* label, const std::string& value,
                                       const EntryOptions& options = {});

/// Several lines, tabs included when they are pasted. Enter leaves the field (a sheet takes it as
/// its confirmation), Ctrl+Enter begins a new line. True while the text is being changed.
bool text_area(const char* label, std::string& text, float height_css, bool focus_now);

}  // namespace headroom::ui
