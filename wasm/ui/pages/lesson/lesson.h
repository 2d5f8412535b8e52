#pragma once
// The lesson's panel beside the page, and the page of all lessons.

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/lesson/lesson_stage.h"
#include "wasm/ui/shell/layout.h"

namespace headroom::ui {

/// Question, prediction, goals, hints and what came of it: the column left of the page.
void draw_lesson_panel(PanelContext& context, const ShellLayout& layout);
/// The same inside a page, where there is no room for a column.
void draw_lesson_here(PanelContext& context);

/// All lessons in their paths, with stars.
void draw_lessons_page(PanelContext& context);
/// The same before anything is loaded, with a way back to the start page.
void draw_lessons_start(CommandSink& sink, const UiState& view);

}  // namespace headroom::ui
