#pragma once

#include <vector>

#include "core/base/strong_id.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// A trend without axes: the values, and the limit as a dashed line when it is in sight.
void paint_sparkline(const Box& box, const std::vector<Count>& values, Count limit, ImU32 color);

/// A thin bar: used of limit; what is above the limit runs past its end mark in red.
void paint_mini_bar(const Box& box, Count used, Count limit);

}  // namespace headroom::ui
