#pragma once

#include "core/app/session.h"
#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

/// The keys of the help sheet. Never with Alt or Meta, and with Ctrl only Z and Y: the others
/// belong to the browser. Not while text is being typed.
void apply_shortcuts(CommandSink& sink, UiState& view, const app::Session* session, bool playing);

}  // namespace headroom::ui
