#pragma once
// JSON Schemas (2020-12) of the files that people and programs exchange with Headroom.

#include <string_view>

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// "scenario", "report" or "state" (the state document); null for any other name.
Json json_schema(std::string_view name);

}  // namespace headroom::scenario
