#pragma once
// Fields of a form: label above, control, then a caption or the error with its code.

#include <string>
#include <string_view>
#include <vector>

namespace headroom::ui {

/// What is wrong with a field, in plain words first, and the code of docs/rules.md, Error codes.
struct FieldError {
    std::string message;
    std::string code;
    explicit operator bool() const { return !message.empty(); }
};

struct FieldOptions {
    std::string_view caption;  // explains, below the control; an error takes its place
    const char* placeholder = "";
    FieldError error;
    bool focus_now = false;  // takes the keyboard when the sheet opens
    bool enabled = true;
    bool secret = false;  // shown as dots
    bool mono = false;    // a key or a file, in the monospaced face
    float width = 0;      // CSS pixels; 0 fills the row
};

/// Returns true while the text is being changed.
bool text_field(const char* label, std::string& text, const FieldOptions& options = {});

/// Only the control, without label above or error below; `label` names it in the widget list.
bool plain_text_field(const char* label, std::string& text, float width_css);

/// A search box: no label above, an icon inside.
bool search_field(const char* label, std::string& text, float width_css);

/// One of several options, each with a line that explains it. Returns true when another is chosen.
struct Choice {
    const char* label;
    std::string_view caption;
};
bool choices(const char* label, const std::vector<Choice>& options, int& chosen);

/// A drop-down list. Returns true when another entry is chosen.
bool dropdown(const char* label, const std::vector<std::string>& entries, int& chosen,
              const FieldOptions& options = {});

bool checkbox(const char* label, bool& on);

/// True when Enter was pressed in a text field of the current window (card): it submits the form.
bool enter_in_a_field();

/// The message and, small beside it, the code.
void error_line(const FieldError& error);

}  // namespace headroom::ui
