#pragma once
// The dialog of one chapter (core/app/chapters.h).

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/app/chapters.h"
#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/dialogs/sheet.h"

namespace headroom::ui {

/// The chapter at `index`; a new one, of this moment, page and branch, when there are no more than
/// `index`. `suggestion` is the title that a new one begins with.
std::unique_ptr<Sheet> make_chapter(std::size_t index, const std::string& suggestion);

/// Puts these in the place of all chapters. It can be undone.
void submit_chapters(CommandSink& sink, const std::vector<app::Chapter>& chapters);

}  // namespace headroom::ui
