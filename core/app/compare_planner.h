#pragma once
// The compare verb behind the planning door.

#include <memory>
#include <vector>

#include "core/app/planner.h"
#include "core/base/stop_flag.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {

/// `reader` stands at the request; its members are read and checked. Null when there are errors, in
/// `errors` those of the scenarios.
std::unique_ptr<Planner> prepare_compare(scenario::ObjectReader& reader, StopFlag stop,
                                         std::vector<scenario::InputError>& errors);

}  // namespace headroom::app
