#pragma once
// The text of license keys: five groups of six characters A-Z0-9 joined by hyphens (docs/rules.md,
// Words).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headroom::licensing {

/// The key text with this number of a world; the same seed and number give the same text.
std::string make_key_text(std::uint64_t seed, std::uint64_t number);

/// What somebody typed, in canonical form: trimmed, upper-cased, hyphens optional. nullopt when it
/// is no license key (E_KEY_FORMAT).
std::optional<std::string> normalize_key_text(std::string_view typed);

}  // namespace headroom::licensing
