#pragma once
// JSON Schemas (2020-12) of the documents that planning gives.

#include <string_view>

#include "core/scenario/json_source.h"

namespace headroom::planning {

/// "risk" or "compare"; null for any other name.
scenario::Json json_schema(std::string_view name);

}  // namespace headroom::planning
