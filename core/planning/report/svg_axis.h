#pragma once
// Scales and ticks of charts.

#include <string>
#include <vector>

#include "core/base/time.h"

namespace headroom::planning {

/// Values mapped to places on the page.
struct Scale {
    double from_value = 0, to_value = 1;
    double from_place = 0, to_place = 1;

    double operator()(double value) const {
        return from_place +
               (value - from_value) / (to_value - from_value) * (to_place - from_place);
    }
};

/// 1, 2 or 5 times a power of ten, so that about `wanted` steps cover `range` > 0; at least 1 when
/// `whole`.
enum class TickKind : unsigned char { any, whole };
double tick_step(double range, int wanted, TickKind kind);

struct DateTick {
    Date date;
    std::string label;  // "Mar", "2017", "12 Mar"
};
/// Ticks on days, months, quarters or years as the span asks.
std::vector<DateTick> date_ticks(Date from, Date to);

}  // namespace headroom::planning
