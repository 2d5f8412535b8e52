#include "core/base/file_name.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/text.h"

namespace headroom {
namespace {

constexpr std::size_t most_bytes = 100;  // of a stem; most file systems take 255 in all

char32_t code_point(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) return byte(0);
    char32_t value = byte(0) & (0xFFU >> (character.size() + 1));
    for (std::size_t i = 1; i < character.size(); ++i) value = (value << 6) | (byte(i) & 0x3FU);
    return value;
}

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool is_in(char32_t c, const std::array<Range, N>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

// Control characters, marks of direction, joiners, byte order marks, private use: nothing to see.
bool is_invisible(char32_t c) {
    static constexpr std::array<Range, 11> ranges{{{0x00, 0x1F},
                                                   {0x7F, 0x9F},
                                                   {0xAD, 0xAD},
                                                   {0x61C, 0x61C},
                                                   {0x180E, 0x180E},
                                                   {0x200B, 0x200F},
                                                   {0x2028, 0x202E},
                                                   {0x2060, 0x206F},
                                                   {0xFEFF, 0xFEFF},
                                                   {0xFFF0, 0xFFFF},
                                                   {0xE000, 0xF8FF}}};
    return is_in(c, ranges);
}

// Blanks and punctuation beyond ASCII; what is left of a script are its letters, digits and marks.
bool is_separator(char32_t c) {
    static constexpr std::array<Range, 11> ranges{{{0xA0, 0xA9},
                                                   {0xAB, 0xB1},
                                                   {0xB4, 0xB4},
                                                   {0xB6, 0xB8},
                                                   {0xBB, 0xBB},
                                                   {0xBF, 0xBF},
                                                   {0x2000, 0x206F},
                                                   {0x2190, 0x2BFF},
                                                   {0x3000, 0x3004},
                                                   {0x3008, 0x3020},
                                                   {0xFF01, 0xFF0F}}};
    return c < 0x80 ? !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) : is_in(c, ranges);
}

// Device names of Windows, which no extension saves.
bool is_reserved(std::string_view stem) {
    static constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
    const std::string name = to_lower(stem);
    const bool port = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) &&
                      name[3] >= '0' && name[3] <= '9';
    return port || std::find(devices.begin(), devices.end(), name) != devices.end();
}

template <class Use>
void for_each_character(std::string_view text, Use use) {
    while (!text.empty()) {
        std::size_t length = 1;
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
            ++length;
        if (!use(text.substr(0, length))) return;
        text.remove_prefix(length);
    }
}

}  // namespace

std::string file_stem(std::string_view title, std::string_view fallback) {
    std::string stem;
    for_each_character(well_formed(title), [&](std::string_view character) {
        const std::string lowered = to_lower(character);
        const char32_t c = code_point(lowered);
        if (stem.size() + lowered.size() > most_bytes) return false;
        if (!is_separator(c) && !is_invisible(c)) {
            stem += lowered;
        } else if (!stem.empty() && stem.back() != '-') {
            stem += '-';
        }
        return true;
    });
    while (!stem.empty() && stem.back() == '-') stem.pop_back();
    if (stem.empty()) stem = fallback;
    if (is_reserved(stem)) stem += '-';
    return stem;
}

std::string safe_file_name(std::string_view name) {
    std::string safe;
    for_each_character(well_formed(name), [&](std::string_view character) {
        const bool refused =
            is_invisible(code_point(character)) ||
            (character.size() == 1 &&
             std::string_view("/\\:*?\"<>|").find(character[0]) != std::string_view::npos);
        if (safe.size() + character.size() > 2 * most_bytes) return false;
        safe += refused ? std::string_view("_") : character;
        return true;
    });
    while (!safe.empty() && (safe.back() == '.' || safe.back() == ' ')) safe.back() = '_';
    if (safe.empty() || is_reserved(safe.substr(0, safe.find('.')))) safe.insert(0, 1, '_');
    return safe;
}

}  // namespace headroom
