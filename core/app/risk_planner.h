#pragma once
// The risk verb behind the planning door.

#include <memory>
#include <vector>

#include "core/app/planner.h"
#include "core/base/stop_flag.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {

/// `reader` stands at the request; its members are read and checked. Null when `errors` has some.
std::unique_ptr<Planner> prepare_risk(scenario::ObjectReader& reader, StopFlag stop,
                                      std::vector<scenario::InputError>& errors);

}  // namespace headroom::app
