#pragma once
// What the user prefers everywhere, as the browser tells it; may change while the page is open.

namespace headroom::ui {

/// `prefers-contrast: more`, or forced colours: text with at least 7:1, hairlines with 3:1. Takes
/// effect with the next apply_style().
void prefer_more_contrast(bool more);

/// `prefers-reduced-motion`: nothing travels or slides.
void prefer_less_motion(bool less);
bool less_motion();

}  // namespace headroom::ui
