#pragma once
// Small text helpers shared by the licensing rules and the scenario reader. ASCII case rules only:
// emails, keys and member names are compared that way everywhere.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headroom {

std::string_view trim(std::string_view text);
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

/// "1 Mac", "2 Macs": the noun takes an s unless there is one.
std::string counted(std::int64_t n, std::string_view noun);

/// Characters (code points) in UTF-8 text; bytes that start no character are not counted.
std::size_t character_count(std::string_view utf8);

/// True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// The bytes as well-formed UTF-8: U+FFFD stands for every byte that belongs to no character.
std::string well_formed(std::string_view bytes);

/// The candidate nearest to `word` by Damerau-Levenshtein distance, or an empty view when none is
/// near enough to be a plausible misspelling (distance at most a third of the word, at least 2).
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace headroom
