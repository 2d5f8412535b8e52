#pragma once

#include <string_view>
#include <utility>

#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// A line of a tooltip: what, and its figure.
using TooltipRow = std::pair<std::string_view, std::string_view>;

void tooltip(std::string_view text);

/// The same with the middle of its lower edge at a place, instead of beside the pointer.
void tooltip_above(ImVec2 at, std::string_view text);

/// A title, rows of "what ... figure", and a closing line (an equation), any of which may be empty.
void tooltip_table(std::string_view title, const TooltipRow* rows, int count,
                   std::string_view footer);

}  // namespace headroom::ui
