#include "wasm/ui/theme/fonts.h"

#include <array>
#include <cmath>
#include <cstring>

#include "wasm/ui/fonts/embedded_fonts.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/other_scripts.h"

namespace headroom::ui {
namespace {

struct FaceOfStyle {
    EmbeddedFont (*data)();
    float em;  // CSS pixels, as a style sheet would say `font-size`
};

constexpr std::size_t style_count = 8;
constexpr std::array<FaceOfStyle, style_count> faces{{
    {font_inter_regular, 15.0F},
    {font_inter_semibold, 15.0F},
    {font_inter_regular, 14.0F},
    {font_inter_semibold, 12.0F},
    {font_inter_regular, 13.0F},
    {font_inter_semibold, 20.0F},
    {font_inter_semibold, 28.0F},
    {font_mono_regular, 13.5F},
}};

std::array<ImFont*, style_count> built{};

std::uint32_t big_endian(const unsigned char* bytes, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | bytes[i];
    return value;
}

const unsigned char* table_of(const EmbeddedFont& face, const char* tag) {
    const std::uint32_t tables = big_endian(face.data + 4, 2);
    for (std::uint32_t i = 0; i < tables; ++i) {
        const unsigned char* record = face.data + 12 + std::size_t{16} * i;
        if (std::memcmp(record, tag, 4) == 0) return face.data + big_endian(record + 8, 4);
    }
    return nullptr;
}

/// ImGui's font size is the height from ascender to descender, not the em that designs speak of.
float line_height_per_em(const EmbeddedFont& face) {
    const unsigned char* head = table_of(face, "head");
    const unsigned char* hhea = table_of(face, "hhea");
    if (head == nullptr || hhea == nullptr) return 1.2F;
    const auto units = static_cast<float>(big_endian(head + 18, 2));
    const auto ascender = static_cast<std::int16_t>(big_endian(hhea + 4, 2));
    const auto descender = static_cast<std::int16_t>(big_endian(hhea + 6, 2));
    return static_cast<float>(ascender - descender) / units;
}

float size_of(const FaceOfStyle& face) {
    return std::round(face.em * line_height_per_em(face.data()) * pixel_ratio());
}

ImFontConfig base_config() {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    // At high densities the pixels are fine enough; below, glyphs sit at fractions of a pixel.
    config.OversampleH = pixel_ratio() >= 1.75F ? 1 : 3;
    config.OversampleV = 1;
    return config;
}

ImFont* add_face(ImFontAtlas& atlas, const FaceOfStyle& face) {
    const EmbeddedFont data = face.data();
    ImFontConfig config = base_config();
    return atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(data.data), data.size_bytes,
                                      size_of(face), &config, text_glyph_ranges());
}

/// Icons share the line with the text they stand beside: a little larger, on the same middle.
void merge_icons(ImFontAtlas& atlas, float em) {
    const EmbeddedFont data = font_icons();
    ImFontConfig config = base_config();
    config.MergeMode = true;
    config.OversampleH = 2;
    const float size = std::round(em * 1.25F * pixel_ratio());
    config.GlyphOffset.y = std::round(em * 0.09F * pixel_ratio());
    atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(data.data), data.size_bytes, size,
                               &config, icon_glyph_ranges());
}

}  // namespace

void build_fonts() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    atlas.TexDesiredWidth = pixel_ratio() > 1.5F ? 4096 : 2048;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        built[i] = add_face(atlas, faces[i]);
        merge_icons(atlas, faces[i].em);
        add_letters(atlas, i, built[i]);
    }
    atlas.Build();
    fill_letters(atlas);
    ImGui::GetIO().FontDefault = font(TextStyle::body);
}

std::vector<StyleFace> style_faces() {
    std::vector<StyleFace> all;
    for (const FaceOfStyle& face : faces) {
        all.push_back({face.em * pixel_ratio(), face.data == font_inter_semibold,
                       face.data == font_mono_regular});
    }
    return all;
}

float ascent_of(std::size_t style) {
    const EmbeddedFont face = faces[style].data();
    const unsigned char* hhea = table_of(face, "hhea");
    if (hhea == nullptr) return 0;
    const auto ascender = static_cast<float>(static_cast<std::int16_t>(big_endian(hhea + 4, 2)));
    const auto descender = static_cast<float>(static_cast<std::int16_t>(big_endian(hhea + 6, 2)));
    return size_of(faces[style]) * ascender / (ascender - descender);
}

ImFont* font(TextStyle style) { return built[static_cast<std::size_t>(style)]; }

}  // namespace headroom::ui
