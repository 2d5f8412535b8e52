#pragma once

#include "core/app/session.h"
#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

/// Whether a single key without Ctrl or Shift is a command. People who speak to their computer
/// switch it off, because every word that is heard is typed (WCAG 2.1.4); Space, arrows, Home, End
/// and Escape go on to work.
bool single_keys();
void allow_single_keys(bool allowed);

/// The keys of the help sheet. What opens, saves or changes something takes Shift. Never with Alt
/// or Meta, and with Ctrl only Z and Y: the others belong to the browser. Not while text is being
/// typed.
void apply_shortcuts(CommandSink& sink, UiState& view, const app::Session* session, bool playing);

}  // namespace headroom::ui
