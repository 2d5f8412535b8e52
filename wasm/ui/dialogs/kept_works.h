#pragma once
// Work that is in no file and that the browser keeps: the list, and the dialogs around it.

#include <memory>

#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/app/ui_state.h"
#include "wasm/ui/dialogs/sheet.h"

namespace headroom::ui {

/// A line for each kept work, with buttons to open, rename and delete it.
void draw_kept_works(CommandSink& sink, const UiState& view);

/// The list as a dialog, for when something is open already.
std::unique_ptr<Sheet> make_kept_works();

}  // namespace headroom::ui
