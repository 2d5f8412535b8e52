#pragma once
// A sheet for a command whose arguments are a few texts: title, fields and button. A page that
// offers such a command needs nothing else.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "wasm/ui/dialogs/sheet.h"

namespace headroom::ui {

/// One text field: an argument of the command.
struct CommandField {
    std::string label;     // as the console or My Account calls it
    std::string argument;  // the name in the scenario format
    std::string value;     // what the field holds at first
    std::string caption;   // below the field; empty: nothing
};

struct CommandFormSpec {
    std::string title;
    std::string verb;                                        // "site.rename"
    std::vector<std::pair<std::string, std::string>> fixed;  // arguments that are not asked for
    std::vector<CommandField> fields;
    std::string confirm = "Apply";  // the label of the button
};

/// The sheet closes when the command is done. A refusal is shown at the field whose argument it
/// names, else above the buttons.
std::unique_ptr<Sheet> make_command_form(CommandFormSpec spec);

}  // namespace headroom::ui
