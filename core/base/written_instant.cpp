#include "core/base/written_instant.h"

namespace headroom {

std::optional<Instant> parse_instant_or_span(std::string_view text, Instant start) {
    if (const auto instant = parse_instant(text)) return instant;
    if (const auto span = parse_span(text)) return start + *span;
    return std::nullopt;
}

std::string not_an_instant(std::string_view text) {
    return "'" + std::string(text) +
           "' is no instant (2017-03-01T08:00:00Z), date (2017-03-01) or span from the start "
           "(3d12h)";
}

}  // namespace headroom
