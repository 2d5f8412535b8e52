#pragma once
// Values of a scenario that are replaced before it is read: `headroom run --set POINTER=VALUE`.

#include <optional>
#include <string>
#include <vector>

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// Members on the way that are not there are made; of arrays only elements that are there can be
/// named, or
/// "-" for one more.
struct Override {
    std::string pointer;  // JSON pointer (RFC 6901)
    std::string value;    // JSON text, or plain text when it is not JSON
};

/// Applies the overrides in their order. What they bring has no place in the file: its line is 0.
/// An error when a pointer leads into an element that does not exist, or through a plain value.
std::optional<InputError> apply_overrides(JsonSource& source,
                                          const std::vector<Override>& overrides);

/// Errors without a line that overrides have caused name "--set" in place of the file.
void blame_overrides(std::vector<InputError>& errors, const std::vector<Override>& overrides);

}  // namespace headroom::scenario
