#pragma once

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// "Why this number?": the equation with its live values, its rules, who holds the licenses and
/// what would help. False when there is nothing (any more) to explain.
bool draw_why_panel(PanelContext& context);

/// Asks why; the inspector opens and answers.
/// Why this site is over its limit; of a breach that has ended, with the figures of its beginning.
app::Question question_about(const app::BreachView& breach);

void ask_why(UiState& view, app::Question question);

}  // namespace headroom::ui
