#pragma once
// Surfaces and headings that pages are made of.

#include <functional>
#include <string>
#include <string_view>

#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// A part of the page, as high as what it holds; `width` is in device pixels, 0 fills the line. Its
/// items are there also while all of it is scrolled out of sight, because the keyboard and screen
/// readers go there. Always pair with end_part().
void begin_part(const char* id, float width, ImGuiChildFlags more = ImGuiChildFlags_None);
void end_part();

/// A surface with a hairline border around whatever is drawn in the scope; `size` is in device
/// pixels, 0 fills the width and fits the height.
class Card {
public:
    explicit Card(const char* id, float padding_css = 16.0F, ImVec2 size = {0, 0});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
};

/// Two cards beside each other, as high as the higher one; below each other on narrow pages. What
/// they hold is drawn by the functions, without a card of its own.
void card_pair(const char* id, const std::function<void()>& left,
               const std::function<void()>& right);

/// The title of a page and the line that says what it is for.
void page_heading(std::string_view title, std::string_view purpose);

/// A heading inside a page.
void section_heading(std::string_view title, std::string_view caption = {});

/// A figure with its caption ("Licenses used", 72, "of 100").
struct FigureTile {
    std::string caption;
    std::string figure;
    std::string detail;
    ImU32 color = 0;  // of the figure; 0 = text
    const char* icon = nullptr;
    std::string name;  // in the widget list, when the caption alone is not unique
};
/// Returns the one that was clicked, or -1.
int figure_tiles(const FigureTile* tiles, int count);

/// What an empty place says: what would be here, and what to do next.
void empty_state(const char* icon, std::string_view title, std::string_view advice);

}  // namespace headroom::ui
