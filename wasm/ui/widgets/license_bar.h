#pragma once
// The signature picture: how the N licenses of a subscription are divided, and who uses them.

#include "core/app/view_models.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

struct LicenseBarOptions {
    float height = 40;         // CSS pixels of the bar itself
    bool legend = true;        // names and figures below
    int highlighted_row = -1;  // the others are faded, and only its ceiling is drawn
    unsigned background = 0;   // what the bar lies on; 0 = a card
    bool tooltip = true;       // figures of the part under the pointer
    Count extent = 0;          // what the width stands for; 0 = as much as there is to show
};

/// Where the bar was drawn, and for how many licenses its width stands.
struct LicenseBarPlace {
    Box bar;
    Count extent = 0;
};

/// Fills the width. Hovering a part tells its figures and the equation of its limit.
LicenseBarPlace license_bar(const app::SubscriptionView& subscription,
                            const LicenseBarOptions& options = {});

/// Only the slices, without names or figures, in a box of any height.
void paint_license_bar(const Box& box, const app::SubscriptionView& subscription);

}  // namespace headroom::ui
