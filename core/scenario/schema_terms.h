#pragma once
// The recurring values of scenario files as JSON Schemas: counts, instants, closed objects. They
// say what the reader says (object_reader.h), as far as a schema can.

#include <cstdint>
#include <string>
#include <vector>

#include "core/scenario/json_source.h"

namespace headroom::scenario::schema_terms {

/// A whole number from `minimum` to 1,000,000,000.
Json count_from(std::int64_t minimum);
Json whole_number(std::int64_t minimum, std::int64_t maximum);
Json number_between(double minimum, double maximum);

/// An object with these members and no others.
Json closed_object(Json properties, std::vector<std::string> required);

Json text();          // a string of at most text_limits::name characters
Json prose_text();    // of at most text_limits::prose
Json content_text();  // of at most text_limits::content
Json name_text();     // a text with something in it
Json instant_text();  // RFC 3339 in UTC, or a date
Json moment_text();   // that, or a span from the start
Json expiry_text();   // "withSubscription" or a date

/// Exactly one of the two members is given.
Json either(const char* one, const char* other);

}  // namespace headroom::scenario::schema_terms
