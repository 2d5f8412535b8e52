#pragma once
// JSON Schemas (2020-12) of the documents of `headroom plan` and `headroom fit`.

#include <string_view>

#include "core/scenario/json_source.h"

namespace headroom::planning {

/// "plan" or "fit"; null for any other name.
scenario::Json plan_schema(std::string_view name);

}  // namespace headroom::planning
