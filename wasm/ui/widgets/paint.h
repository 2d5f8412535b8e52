#pragma once
// Drawing helpers that every widget shares: text at a place, cut with an ellipsis; shapes of
// states.

#include <imgui.h>

#include <string>
#include <string_view>

#include "wasm/ui/theme/fonts.h"

namespace headroom::ui {

/// A rectangle in device pixels.
struct Box {
    ImVec2 min;
    ImVec2 max;

    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
    ImVec2 center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    bool contains(ImVec2 p) const {
        return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y;
    }
};

enum class Align : std::uint8_t { left, center, right };

ImVec2 text_size(TextStyle style, std::string_view text);

/// Draws one line with its upper left corner at `at` (moved to whole pixels).
void paint_text(ImVec2 at, TextStyle style, ImU32 color, std::string_view text);

/// True while what is painted must never be cut: the essential columns of a table. Tests read it
/// from the list of cut texts (inspect/widget_list.h).
extern bool essential_text;

/// One line inside a box, vertically centred, cut with an ellipsis when it is too long; then a tip
/// tells the whole.
void paint_text_in(const Box& box, TextStyle style, ImU32 color, std::string_view text,
                   Align align = Align::left);

/// The same in a table's row, on two smaller lines when one is too short for it.
void paint_text_in_lines(const Box& box, ImU32 color, std::string_view text);

/// `text`, or its beginning and an ellipsis, at most `width` wide.
std::string shortened(TextStyle style, std::string_view text, float width);

void paint_rect(const Box& box, ImU32 color, float radius = 0);
void paint_frame(const Box& box, ImU32 color, float radius = 0);
/// A hairline, level or upright, from left to right or top to bottom.
void paint_line(ImVec2 from, ImVec2 to, ImU32 color);

/// Diagonal lines inside the box: set aside but not used.
void paint_hatching(const Box& box, ImU32 color);

/// The text with line breaks, so that no line is wider than `width`. Lines break at spaces only: a
/// question mark behind a quotation mark never begins a line.
std::string wrapped(TextStyle style, std::string_view text, float width);
/// How high `wrapped` text is, in device pixels.
float wrapped_height(TextStyle style, std::string_view text, float width);
/// Draws the text in lines of at most `width`, its upper left corner at `at`.
void paint_wrapped(ImVec2 at, TextStyle style, ImU32 color, std::string_view text, float width);

/// Flowing text at the cursor, as ImGui items.
void text_line(TextStyle style, ImU32 color, std::string_view text);
void text_wrapped(TextStyle style, ImU32 color, std::string_view text);

/// Empty space between two things, in CSS pixels.
void gap(float css_pixels);

}  // namespace headroom::ui
