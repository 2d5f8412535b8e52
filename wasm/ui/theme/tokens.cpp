#include "wasm/ui/theme/tokens.h"

#include "wasm/ui/theme/preferences.h"

namespace headroom::ui {
namespace {

constexpr ImU32 rgba(std::uint32_t rgb, std::uint32_t alpha = 255) {
    return ((rgb >> 16) & 0xFFU) | (rgb & 0xFF00U) | ((rgb & 0xFFU) << 16) | (alpha << 24);
}

constexpr ImU32 black = rgba(0x10131A);
constexpr ImU32 white = rgba(0xFFFFFF);

// The vermillion of Okabe-Ito is left for last: it is the nearest to the red that means a breach.
// On white the paler ones are darkened until they stand out from it (3:1).
constexpr Tokens dark{
    .background = rgba(0x0D1016),
    .surface = rgba(0x141922),
    .raised = rgba(0x1B212C),
    .border = rgba(0x262E3B),
    .control = rgba(0x6A768D),
    .text = rgba(0xE8ECF3),
    .text_muted = rgba(0x9BA6B8),
    .accent = rgba(0x7DB2FF),
    .accent_fill = rgba(0x2C68D6),
    .accent_hover = rgba(0x3270E0),
    .on_accent = white,
    .hover = rgba(0xFFFFFF, 14),
    .selected = rgba(0x7DB2FF, 34),
    .ok = rgba(0x4CC38A),
    .warning = rgba(0xF2B84B),
    .breach = rgba(0xFF7369),
    .yellow = rgba(0xFFD02E),
    .on_yellow = black,
    .breach_fill = rgba(0xCC3930),
    .free = rgba(0x222A37),
    .dim = rgba(0x05070A, 165),
    .shadow = rgba(0x000000, 110),
    .series = {rgba(0x56B4E9), rgba(0xE69F00), rgba(0x1FB584), rgba(0xCC79A7), rgba(0xF0E442),
               rgba(0x3F93D2), rgba(0xA7B0BF), rgba(0xE07B39)},
    .on_series = {black, black, black, black, black, black, black, black},
};

constexpr Tokens light{
    .background = rgba(0xF5F6F9),
    .surface = white,
    .raised = white,
    .border = rgba(0xE0E4EB),
    .control = rgba(0x7A8497),
    .text = rgba(0x18202E),
    .text_muted = rgba(0x56617A),
    .accent = rgba(0x1B5FCC),
    .accent_fill = rgba(0x2060D0),
    .accent_hover = rgba(0x174FB2),
    .on_accent = white,
    .hover = rgba(0x18202E, 12),
    .selected = rgba(0x2060D0, 26),
    .ok = rgba(0x117045),
    .warning = rgba(0x8F5B00),
    .breach = rgba(0xC22A20),
    .yellow = rgba(0xFFD02E),
    .on_yellow = black,
    .breach_fill = rgba(0xC22A20),
    .free = rgba(0xE9ECF2),
    .dim = rgba(0x18202E, 92),
    .shadow = rgba(0x18202E, 40),
    .series = {rgba(0x0072B2), rgba(0xB26F00), rgba(0x00875F), rgba(0xB0578A), rgba(0x7D7300),
               rgba(0x2C86BD), rgba(0x6B7688), rgba(0xD55E00)},
    .on_series = {white, black, white, white, white, black, white, black},
};

/// With more contrast the filled buttons are pale and their text is dark: a fill that stands out
/// from a black ground and from white text at once would have too little of both.
constexpr Tokens with_more_contrast_dark() {
    Tokens t = dark;
    t.background = rgba(0x000000);
    t.surface = rgba(0x07090D);
    t.raised = rgba(0x0D1117);
    t.border = rgba(0x7C879B);
    t.control = rgba(0xB9C3D6);
    t.text = white;
    t.text_muted = rgba(0xD5DCE8);
    t.accent = rgba(0xB5D3FF);
    t.accent_fill = rgba(0xB5D3FF);
    t.accent_hover = rgba(0xD6E6FF);
    t.on_accent = rgba(0x000000);
    t.ok = rgba(0x86E8B8);
    t.warning = rgba(0xFFD88A);
    t.breach = rgba(0xFFB3AC);
    t.breach_fill = rgba(0xFFB3AC);
    t.free = rgba(0x161C26);
    return t;
}

constexpr Tokens with_more_contrast_light() {
    Tokens t = light;
    t.background = white;
    t.border = rgba(0x6B7588);
    t.control = rgba(0x3B4456);
    t.text = rgba(0x000000);
    t.text_muted = rgba(0x2A3242);
    t.accent = rgba(0x0A3A8F);
    t.accent_fill = rgba(0x0A3A8F);
    t.accent_hover = rgba(0x062A6B);
    t.ok = rgba(0x0A4A2C);
    t.warning = rgba(0x573700);
    t.breach = rgba(0x861008);
    t.breach_fill = rgba(0x861008);
    return t;
}

constexpr Tokens dark_more = with_more_contrast_dark();
constexpr Tokens light_more = with_more_contrast_light();

ThemeName current = ThemeName::dark;
bool more_contrast = false;
bool motion_is_less = false;

}  // namespace

void prefer_more_contrast(bool more) { more_contrast = more; }
void prefer_less_motion(bool less) { motion_is_less = less; }
bool less_motion() { return motion_is_less; }

void use_theme(ThemeName name) { current = name; }

ThemeName theme_name() { return current; }

const Tokens& tokens() {
    if (current == ThemeName::dark) return more_contrast ? dark_more : dark;
    return more_contrast ? light_more : light;
}

ImU32 series_color(std::size_t index) { return tokens().series[index % tokens().series.size()]; }

ImU32 text_on_series(std::size_t index) {
    return tokens().on_series[index % tokens().on_series.size()];
}

ImU32 faded(ImU32 color, float opacity) {
    const auto alpha = static_cast<float>(color >> 24) * opacity;
    return (color & 0x00FFFFFFU) | (static_cast<ImU32>(alpha) << 24);
}

}  // namespace headroom::ui
