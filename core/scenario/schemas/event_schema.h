#pragma once
// The schema of one event of the trace as JSON.

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// For every kind of event its members, as `event_json` writes them.
Json event_schema();

}  // namespace headroom::scenario
