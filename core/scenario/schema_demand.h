#pragma once
// The JSON Schemas of demand and faults (contract §1.4 and §1.5).

#include "core/scenario/json_source.h"

namespace headroom::scenario {

Json demand_schema();
Json fault_schema();

}  // namespace headroom::scenario
