#include "core/licensing/key_text.h"

#include "core/base/sha256.h"
#include "core/base/text.h"

namespace headroom::licensing {
namespace {

constexpr std::size_t group_count = 5;
constexpr std::size_t group_size = 6;
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::string with_hyphens(std::string_view characters) {
    std::string out;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (i != 0 && i % group_size == 0) out += '-';
        out += characters[i];
    }
    return out;
}

}  // namespace

std::string make_key_text(std::uint64_t seed, std::uint64_t number) {
    Sha256 hash;
    hash.update("license key " + std::to_string(seed) + " " + std::to_string(number));
    std::string characters;
    for (const std::uint8_t byte : hash.digest()) {
        if (characters.size() == group_count * group_size) break;
        characters += alphabet[byte % alphabet.size()];
    }
    return with_hyphens(characters);
}

std::optional<std::string> normalize_key_text(std::string_view typed) {
    std::string characters;
    for (const char c : to_upper(trim(typed))) {
        if (c == '-') continue;
        if (alphabet.find(c) == alphabet.npos) return std::nullopt;
        characters += c;
    }
    if (characters.size() != group_count * group_size) return std::nullopt;
    return with_hyphens(characters);
}

}  // namespace headroom::licensing
