#pragma once
// What the members of a scenario mean, for editors that explain while one types.

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// Sets `description` at the members that the table of words knows; one that the schema does not
/// have is left out.
void add_scenario_words(Json& schema);

}  // namespace headroom::scenario
