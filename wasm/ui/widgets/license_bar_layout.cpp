#include "wasm/ui/widgets/license_bar_layout.h"

#include <algorithm>

namespace headroom::ui {
namespace {

using Kind = BarSegment::Kind;

void add(LicenseBarLayout& bar, Kind kind, std::size_t row, Count from, Count to) {
    if (to > from) bar.segments.push_back({kind, row, from, to});
}

void add_reserved(LicenseBarLayout& bar, std::size_t index, const app::LicenseRow& row) {
    const Count begin = bar.pool_begins;
    const Count filled = std::min(row.used, row.max);
    add(bar, Kind::used, index, begin, begin + filled);
    add(bar, Kind::idle, index, begin + filled, begin + row.max);
    bar.pool_begins = begin + row.max;
}

/// Red past the border of a slice lies on top of its neighbours, so it comes after them.
void add_overflows(LicenseBarLayout& bar, const app::SubscriptionView& subscription) {
    Count end = 0;
    for (std::size_t i = 0; i < subscription.rows.size(); ++i) {
        const app::LicenseRow& row = subscription.rows[i];
        if (row.type != "reserved" || row.status == "expired") continue;
        end += row.max;
        add(bar, Kind::over, i, end, end + row.used - row.max);
    }
}

/// A pool key: what still fits below N, and what does not.
void add_pool_use(LicenseBarLayout& bar, std::size_t index, Count from, Count used) {
    const Count border = std::clamp(bar.total, from, from + used);
    add(bar, Kind::used, index, from, border);
    add(bar, Kind::over, index, border, from + used);
}

void stack_brackets(LicenseBarLayout& bar) {
    std::vector<Count> lane_ends;
    for (BarBracket& bracket : bar.brackets) {
        const auto lane = std::find_if(lane_ends.begin(), lane_ends.end(),
                                       [&](Count end) { return end <= bracket.from; });
        bracket.lane = static_cast<int>(lane - lane_ends.begin());
        if (lane == lane_ends.end()) {
            lane_ends.push_back(bracket.to);
        } else {
            *lane = bracket.to;
        }
    }
    bar.lanes = static_cast<int>(lane_ends.size());
}

}  // namespace

LicenseBarLayout lay_out_license_bar(const app::SubscriptionView& subscription) {
    LicenseBarLayout bar;
    bar.total = subscription.total;
    const auto& rows = subscription.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].type == "reserved" && rows[i].status != "expired") {
            add_reserved(bar, i, rows[i]);
        }
    }
    Count at = bar.pool_begins;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].type == "reserved" || rows[i].status == "expired") continue;
        add_pool_use(bar, i, at, rows[i].used);
        if (rows[i].type == "dynamic") bar.brackets.push_back({i, at, at + rows[i].max, 0});
        at += rows[i].used;
    }
    add(bar, Kind::free, 0, at, bar.total);
    add_overflows(bar, subscription);
    bar.extent = std::max<Count>(1, bar.total);
    for (const BarSegment& segment : bar.segments) bar.extent = std::max(bar.extent, segment.to);
    stack_brackets(bar);
    return bar;
}

}  // namespace headroom::ui
