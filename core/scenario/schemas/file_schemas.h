#pragma once
// JSON Schemas of the files beside scenario and report, and the words that explain them all to
// editors.

#include <string_view>

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// "event" (a line of `run --events`) or "offline-file" (what `save` writes and `file` reads); null
/// for any other name.
Json file_schema(std::string_view name);

/// Adds `$id` ("urn:headroom:schema:NAME:1") after `$schema`. (The words of a scenario's members
/// are in member_words.h.)
void explain(Json& schema, std::string_view name);

}  // namespace headroom::scenario
