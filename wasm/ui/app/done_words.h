#pragma once
// What the page answers to a command that went well: every command has an answer.

#include <string>

#include "core/app/session.h"

namespace headroom::ui {

/// "P01 is activated." for the command {"do": "proxy.activate", "site": "P01", ...}; empty for a
/// command that is answered by what it opens (console.task), or that is not known.
std::string done_words(const std::string& command_json, const app::CommandOutcome& outcome);

}  // namespace headroom::ui
