#pragma once
// The JSON Schema of the state document, which expectations point into.

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// Made from the table of state_members.h: every pointer of it is a property with a description.
/// Objects by name (sites, keys ...) have their members under `additionalProperties`; `x-name` says
/// what the name is, such as "code".
Json state_schema();

}  // namespace headroom::scenario
