#pragma once
// Where each part of the license bar lies, in licenses from its left end. No drawing here, so that
// the picture can be tested by its numbers.

#include <cstddef>
#include <vector>

#include "core/app/view_models.h"

namespace headroom::ui {

struct BarSegment {
    enum class Kind : std::uint8_t { used, idle, over, free };
    Kind kind = Kind::free;
    std::size_t row = 0;  // of SubscriptionView::rows; meaningless for free
    Count from = 0;
    Count to = 0;
};

/// The ceiling of a Dynamic key: from where its use begins to where it would be full.
struct BarBracket {
    std::size_t row = 0;
    Count from = 0;
    Count to = 0;
    int lane = 0;  // brackets that overlap are stacked; 0 is nearest to the bar
};

struct LicenseBarLayout {
    Count total = 0;        // N: where the border of the subscription is drawn
    Count extent = 0;       // what the width stands for: N, or more when something is over
    Count pool_begins = 0;  // after the reserved slices
    std::vector<BarSegment> segments;
    std::vector<BarBracket> brackets;
    int lanes = 0;
};

/// From the left: each valid Reserved slice (used, idle, over), then the main pool by primary key,
/// each Dynamic key, free. Expired rows take no part (KEY-4).
LicenseBarLayout lay_out_license_bar(const app::SubscriptionView& subscription);

}  // namespace headroom::ui
