#pragma once
// Letters that the embedded fonts lack (Greek, Cyrillic, Chinese, Thai ...). When one first occurs,
// the caller draws it (in the browser, with the system fonts), and its picture joins the atlas.
//
//   note_letters("Αθήνα");                   // what was drawn or typed
//   for (char32_t letter : take_missing_letters()) { ...; keep_letter(style, drawn); }
//   if (take_new_letters()) build_fonts();   // and upload the texture
//
// Letters are placed one after the other; scripts whose letters join or go from the right, and
// emoji, are drawn in whole runs besides (runs.h), except in fields that are being edited.

#include <imgui.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace headroom::ui {

/// One letter in the size of one text style; all lengths in device pixels.
struct DrawnLetter {
    ImWchar letter = 0;
    int width = 0;  // of the picture
    int height = 0;
    float left = 0;  // of the picture, from where the letter begins
    float top = 0;   // of the picture, from the base line upwards
    float advance = 0;
    std::vector<unsigned char> coverage;  // width * height, row by row
};

/// How a text style is drawn, in the order of TextStyle.
struct StyleFace {
    float pixels = 0;  // font size as a style sheet says it, in device pixels
    bool semibold = false;
    bool mono = false;
};
std::vector<StyleFace> style_faces();
/// From the top of a line of that style to the base line, in device pixels.
float ascent_of(std::size_t style);

/// Remembers the letters of a UTF-8 text that no font has. At most `most_letters` different ones.
void note_letters(std::string_view text);
inline constexpr std::size_t most_letters = 3000;

/// Takes at most 100 of the letters that have no picture yet off the list.
std::vector<ImWchar> take_missing_letters();

/// Styles beyond the last one and pictures that are not `width * height` large are ignored.
void keep_letter(std::size_t style, DrawnLetter letter);

/// True once after letters were kept: the fonts are to be built anew.
bool take_new_letters();

// For build_fonts(): between adding the fonts to the atlas and building it, and after that.
void add_letters(ImFontAtlas& atlas, std::size_t style, ImFont* to);
void fill_letters(ImFontAtlas& atlas);

}  // namespace headroom::ui
