#pragma once
// Every colour of the page, in one table for each theme. Panels name tokens, never colours.

#include <imgui.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace headroom::ui {

enum class ThemeName : std::uint8_t { dark, light };

/// Text tokens have at least 4.5:1 against background, surface and raised, also below hover and
/// selected; borders of controls, filled buttons and the series have 3:1
/// (tests/ui/contrast_test.cpp).
struct Tokens {
    ImU32 background;  // behind everything
    ImU32 surface;     // bars, cards
    ImU32 raised;      // sheets, menus, fields
    ImU32 border;      // hairlines between things
    ImU32 control;     // borders of fields and buttons
    ImU32 text;
    ImU32 text_muted;
    ImU32 accent;       // links, focus, the selected page
    ImU32 accent_fill;  // primary buttons
    ImU32 accent_hover;
    ImU32 on_accent;  // text on accent_fill and on breach_fill
    ImU32 hover;      // laid over whatever is under the pointer
    ImU32 selected;   // laid over the selected row or page
    ImU32 ok;
    ImU32 warning;
    ImU32 breach;
    ImU32 yellow;       // the Problem Monitor's icon of the documents, on any theme
    ImU32 on_yellow;    // the sign on it
    ImU32 breach_fill;  // dangerous buttons
    ImU32 free;         // the part of a license bar that nobody uses
    ImU32 dim;          // over the page, below a sheet
    ImU32 shadow;
    std::array<ImU32, 8> series;     // Okabe-Ito, in the order that keys take them
    std::array<ImU32, 8> on_series;  // text on top of each
};

void use_theme(ThemeName name);
ThemeName theme_name();
const Tokens& tokens();

/// The colour of the n-th key or line; wraps around after eight.
ImU32 series_color(std::size_t index);
ImU32 text_on_series(std::size_t index);

/// The same colour with its opacity multiplied by `opacity` (0 to 1).
ImU32 faded(ImU32 color, float opacity);

}  // namespace headroom::ui
