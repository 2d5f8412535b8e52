#include "native/utf8.h"

#include <algorithm>
#include <cstddef>

#include "core/base/text.h"

namespace headroom::cli {
namespace {

/// How many bytes a character has that begins with this byte; 1 for a byte that begins none.
std::size_t length_from(unsigned char first) {
    if (first >= 0xF0) return 4;
    if (first >= 0xE0) return 3;
    if (first >= 0xC0) return 2;
    return 1;
}

}  // namespace

Utf8Character take_character(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    std::string_view bytes = text.substr(0, std::min(length_from(first), text.size()));
    const bool valid = is_utf8(bytes);
    if (!valid) bytes = text.substr(0, 1);
    text.remove_prefix(bytes.size());
    if (!valid || bytes.size() == 1) return {first, bytes, valid};

    char32_t code = first & (0xFFu >> (bytes.size() + 1));
    for (std::size_t i = 1; i < bytes.size(); ++i) {
        code = (code << 6) | (static_cast<unsigned char>(bytes[i]) & 0x3Fu);
    }
    return {code, bytes, true};
}

}  // namespace headroom::cli
