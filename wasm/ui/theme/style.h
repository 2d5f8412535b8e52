#pragma once

namespace headroom::ui {

/// Writes the tokens and sizes into ImGui's style; after a change of theme or pixel ratio.
void apply_style();

}  // namespace headroom::ui
