#pragma once
// The `costs` and `expectRisk` members of a scenario as JSON Schemas.

#include "core/scenario/json_source.h"

namespace headroom::scenario {

Json costs_schema();
Json risk_expectation_schema();  // one entry of `expectRisk`

}  // namespace headroom::scenario
