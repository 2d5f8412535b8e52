#pragma once
// What every member of a scenario file means, in one table: the JSON Schema and
// docs/scenario-format.md tell it from here.

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// Gives each property of the scenario's schema its `description`, and its `default` where the
/// reader has one. A property that has a description already keeps it; one that the table does not
/// know stays as it is, and a test finds it.
void describe_scenario_members(Json& schema);

}  // namespace headroom::scenario
