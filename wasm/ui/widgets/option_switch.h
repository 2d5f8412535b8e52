#pragma once

#include <string>
#include <vector>

namespace headroom::ui {

/// Two or three options side by side, one of them on: a radio group in one line. `name` goes before
/// each option in the widget list ("Support: Reserved"). Returns true when another is chosen.
bool option_switch(const char* name, const std::vector<std::string>& options, int& chosen,
                   float width_css);

}  // namespace headroom::ui
