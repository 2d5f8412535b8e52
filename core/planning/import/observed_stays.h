#pragma once
// The stays of the devices of a list, for their law (fit/stay_estimate.h).

#include <vector>

#include "core/planning/fit/stay_estimate.h"
#include "core/planning/import/import.h"

namespace headroom::planning {

/// Devices whose arrival is known. Of several dated lists only what happened after the first one
/// counts: Macs that had left before it are in no list. A single list is taken to name all that
/// ever came; when it drops Macs that left, stays look longer than they are.
std::vector<ObservedStay> observed_stays(const Import& import);

}  // namespace headroom::planning
