#pragma once
// Whether there is anything to be uncertain about.

#include "core/scenario/scenario.h"

namespace headroom::planning {

/// True when two seeds may give two different runs: random arrivals, random stays or random
/// outages. False for scripted scenarios, of which one replication says everything.
bool is_random(const scenario::Scenario& scenario);

}  // namespace headroom::planning
