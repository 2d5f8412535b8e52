#pragma once
// Instants as scenario files, options and links write them.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.h"

namespace headroom {

/// "2017-03-01T08:00:00Z", "2017-03-01" (its midnight), or "3d12h", which counts from `start`;
/// nullopt for anything else.
std::optional<Instant> parse_instant_or_span(std::string_view text, Instant start);

/// Why a text was not read: "'soon' is no instant (2017-03-01T08:00:00Z), date (2017-03-01) or span
/// from the start (3d12h)".
std::string not_an_instant(std::string_view text);

}  // namespace headroom
