#pragma once
// JSON text together with the place of every value, so that errors can name line and column.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scenario/input_error.h"

namespace headroom::scenario {

using Json = nlohmann::ordered_json;

/// The member `name` of an object; null when there is none, or `object` is none.
const Json* member(const Json& object, std::string_view name);

/// Appends a member whose name the object does not have yet. Objects keep the order of their
/// members in a list, so that `object[name]` looks through all of it: too long for thousands of
/// members.
void add_new(Json& object, std::string name, Json value);

/// Where a value stands in the text; children in the order of the text.
struct Place {
    int line = 0;  // of the value's first character
    int column = 0;
    int key_line = 0;  // of the member's name, for members of objects
    int key_column = 0;
    std::vector<Place> children;
};

struct JsonSource {
    std::string file;
    Json value;
    Place place;
};

/// A text with more values (members and elements) than this is refused before it is parsed: each
/// takes about 100 bytes and a microsecond, and a small link can unpack to tens of millions. A
/// scenario of 10,000 sites with their demand has about 250,000.
inline constexpr std::size_t max_values = 2'000'000;

/// Parses a whole text. Refused with a located error: syntax errors, a byte order mark, text that
/// is not UTF-8, duplicate members, nesting deeper than 64, more values than max_values.
Result<JsonSource, std::vector<InputError>> parse_json(std::string_view text,
                                                       std::string_view file);

}  // namespace headroom::scenario
