#pragma once
// The JSON Schema of a step: every command of the scenario format with its own arguments.

#include "core/scenario/json_source.h"

namespace headroom::scenario {

Json step_schema();

}  // namespace headroom::scenario
