#pragma once
// Characters of UTF-8 text one after the other, for output that must be well-formed whatever comes
// in.

#include <string_view>

namespace headroom::cli {

struct Utf8Character {
    char32_t code = 0;
    std::string_view bytes;  // into the text it was taken from
    bool valid = true;       // false: one byte that belongs to no well-formed character
};

/// Takes the first character off `text`, which must not be empty.
Utf8Character take_character(std::string_view& text);

}  // namespace headroom::cli
