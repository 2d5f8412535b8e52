#include "core/planning/study/horizon.h"

#include <algorithm>
#include <array>

namespace headroom::planning {
namespace {

// Histograms of so many (site, day) pairs are cheap to keep.
constexpr std::int64_t most_looks = 10'000;

std::int64_t stride_for(std::int64_t days, std::size_t sites) {
    constexpr std::array<std::int64_t, 5> strides{1, 7, 28, 91, 364};
    for (const std::int64_t stride : strides) {
        const std::int64_t looks = (days + stride - 1) / stride;
        if (looks * static_cast<std::int64_t>(sites) <= most_looks) return stride;
    }
    return days;  // the last one only
}

}  // namespace

Horizon make_horizon(Instant start, Instant end, Span warmup, std::size_t sites) {
    Horizon horizon{start, start + warmup, end, {}, {}, false};
    const Date first = date_of(horizon.counted_from);
    // An end at midnight closes the day before and opens none.
    const Date last = std::max(first, date_of(end - Span{1}));
    const std::int64_t days = last - first + 1;
    const std::int64_t stride = stride_for(days, sites);
    for (Date day = first; day <= last; day = day + 1) {
        const std::int64_t number = day - first + 1;
        if (number % stride != 0 && day != last) continue;
        horizon.dates.push_back(day);
        horizon.looks.push_back(std::min(midnight_of(day + 1), end + Span{1}));
    }
    return horizon;
}

}  // namespace headroom::planning
