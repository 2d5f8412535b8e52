#pragma once

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// "Why this number?": the equation with its live values, its rules, who holds the licenses and
/// what would help. False when there is nothing (any more) to explain.
bool draw_why_panel(PanelContext& context);

/// Asks why; the inspector opens and answers.
void ask_why(UiState& view, app::Question question);

}  // namespace headroom::ui
