#pragma once
// The license bar with borders that can be dragged: the right end of a Reserved slice is its
// number, the right end of a bracket is the ceiling of a Dynamic key. The pool takes what is left.

#include <optional>

#include "core/app/view_models.h"

namespace headroom::ui {

struct SplitDrag {
    std::size_t row = 0;  // of SubscriptionView::rows
    Count licenses = 0;   // what its border says now
    bool began = false;   // this frame is the first of the drag
};

/// Draws the bar with a handle for every sublicense. While a handle is held, tells its row and
/// number. With the keyboard on a handle, Minus and Plus (Equal) move it by one, with Shift by ten.
std::optional<SplitDrag> split_bar(const app::SubscriptionView& split);

}  // namespace headroom::ui
