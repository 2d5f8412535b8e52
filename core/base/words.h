#pragma once
// Small helpers for sentences: words that agree with a count, full stops, capitals. `counted` of
// text.h gives the count itself ("2 Macs").

#include <cstdint>
#include <string>
#include <string_view>

namespace headroom {

/// The words that go with a count: `one` for exactly one thing, else `many` (also for none).
std::string_view agreeing(std::int64_t n, std::string_view one, std::string_view many);

/// The text as a sentence: with a full stop, unless it ends in a stop already ("Acme, Inc.").
std::string as_sentence(std::string text);

/// "January" for 1 to "December" for 12.
std::string_view month_name(unsigned month);

/// The text with its first letter in upper case: "automatic renewal" -> "Automatic renewal".
std::string capitalized(std::string text);

}  // namespace headroom
