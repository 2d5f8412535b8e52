#pragma once
// Small things of which the lesson's panel is made. For pages/lesson only.

#include <string>
#include <string_view>

#include "wasm/ui/widgets/paint.h"

namespace headroom::ui::lesson_parts {

/// An option of the prediction: a circle and a text of any length.
/// Returns true when it was chosen.
bool choice(const char* id, std::string_view text, bool chosen, bool enabled);

/// An icon and a text of any length beside it, listed for tests with `role` and `value`.
void marked_line(const char* icon, ImU32 color, std::string_view text, std::string_view role,
                 std::string_view value);

/// "★★☆" as icons: three of them, `stars` of them full.
void paint_stars(ImVec2 at, int stars);
float stars_width();

}  // namespace headroom::ui::lesson_parts
