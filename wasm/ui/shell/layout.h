#pragma once
// Where the fixed parts of the page lie. No floating windows: five regions that share the screen.

#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

struct LayoutInput {
    float width = 0;  // device pixels
    float height = 0;
    bool inspector_wanted = true;   // as a column
    bool inspector_opened = false;  // over the page, where no column fits
    bool lesson_wanted = false;     // a lesson is being played
    bool presenting = false;        // one bar, below, in place of all others
    bool has_session = true;        // without one there is no rail, time or inspector
};

struct ShellLayout {
    Box top_bar;
    Box rail;
    Box lesson;  // left of the page, while a lesson is played and there is room
    Box content;
    Box inspector;
    Box time_bar;
    bool rail_below = false;  // phone: the rail is a bar at the bottom
    bool rail_icons_only = false;
    bool lesson_shown = false;
    bool inspector_shown = false;
    bool inspector_over_page = false;
    bool time_bar_stacked = false;  // the track above the buttons
};

ShellLayout lay_out_shell(const LayoutInput& input);

/// An ImGui window that fills the box and cannot be moved. Pair with end_region().
void begin_region(const char* name, const Box& box, ImU32 color, ImVec2 padding_css,
                  bool scrolls = false);
void end_region();

/// Puts the region just begun above the others, but below menus and sheets.
void raise_region();

}  // namespace headroom::ui
