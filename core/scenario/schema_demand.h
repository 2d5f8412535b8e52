#pragma once
// The JSON Schemas of demand and faults (scenario format).

#include "core/scenario/json_source.h"

namespace headroom::scenario {

Json demand_schema();
Json fault_schema();

}  // namespace headroom::scenario
