#pragma once

namespace headroom::ui {

/// A font file (TrueType or OpenType) that the program carries inside. The bytes live as long as
/// the program and must not be freed: with ImGui, set `ImFontConfig::FontDataOwnedByAtlas = false`.
///
///     ImFontConfig config;
///     config.FontDataOwnedByAtlas = false;
///     EmbeddedFont font = font_inter_regular();
///     atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(font.data), font.size_bytes, 15.0F,
///     &config,
///                                text_glyph_ranges());
struct EmbeddedFont {
    const unsigned char* data;
    int size_bytes;
};

/// Inter with tabular digits: all ten are equally wide, so that columns of numbers align.
EmbeddedFont font_inter_regular();
EmbeddedFont font_inter_semibold();
/// JetBrains Mono, for keys, hashes and file names.
EmbeddedFont font_mono_regular();
/// The icons of icons.txt; their names are the constants of the generated header "icons.h".
EmbeddedFont font_icons();

/// What the fonts contain, as pairs of first and last character, ended by 0 (the form that ImGui
/// takes).
const unsigned short* text_glyph_ranges();
const unsigned short* icon_glyph_ranges();

}  // namespace headroom::ui
