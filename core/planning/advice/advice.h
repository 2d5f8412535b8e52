#pragma once
// Advice on a run: for each breach the smallest single change of the scenario that avoids it,
// proved by playing the changed scenario; and reservations that sat idle while others were refused.

#include "core/base/stop_flag.h"
#include "core/scenario/scenario.h"

namespace headroom::planning {

/// {"breaches": [...], "idleReservations": [...], "runs": how often the scenario was played}.
/// A change is proved when the site then has no breach between the begin and the end of this one
/// and the other sites have no more breaches than before. Breaches of the same site, key and cause
/// are advised on once, and at most 10 of them. Throws Stopped when told to stop.
scenario::Json advise(const scenario::Scenario& scenario, StopFlag stop = {});

}  // namespace headroom::planning
