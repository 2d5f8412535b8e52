#pragma once
// The faces of the page, rasterised for the pixel ratio of the screen (never scaled bitmaps).

#include <imgui.h>

#include <cstdint>

namespace headroom::ui {

enum class TextStyle : std::uint8_t {
    body,    // Inter 15
    strong,  // Inter semibold 15
    table,   // Inter 14
    label,   // Inter semibold 12: table headings, captions of figures
    small,   // Inter 13: captions below fields, codes
    title,   // Inter semibold 20
    figure,  // Inter semibold 28
    mono,    // JetBrains Mono 13.5: keys, hashes, files
};

/// Fills ImGui's font atlas for the current pixel_ratio(). The old font texture becomes invalid:
/// the platform uploads a new one afterwards.
void build_fonts();

/// Valid until the next build_fonts().
ImFont* font(TextStyle style);

/// Makes a style current for the scope:  `WithFont title(TextStyle::title);`
class WithFont {
public:
    explicit WithFont(TextStyle style) { ImGui::PushFont(font(style)); }
    ~WithFont() { ImGui::PopFont(); }
    WithFont(const WithFont&) = delete;
    WithFont& operator=(const WithFont&) = delete;
};

}  // namespace headroom::ui
