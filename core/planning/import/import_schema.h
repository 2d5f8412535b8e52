#pragma once
// JSON Schema of the document of `headroom import`.

#include "core/scenario/json_source.h"

namespace headroom::planning {

/// `headroom/import/1`.
scenario::Json import_schema();

}  // namespace headroom::planning
