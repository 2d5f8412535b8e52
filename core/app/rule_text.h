#pragma once
// The licensing rules that explanations name, each in a sentence or two.

#include <string_view>

namespace headroom::app {

/// "SBL-11" -> what the rule says; empty for an id that no explanation names.
std::string_view rule_text(std::string_view id);

}  // namespace headroom::app
