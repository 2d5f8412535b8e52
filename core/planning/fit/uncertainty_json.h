#pragma once
// A fitted demand with what its history leaves open, as members of a scenario (contract 1.4
// and 5.1).

#include "core/planning/fit/fit.h"
#include "core/scenario/json_source.h"

namespace headroom::planning {

/// When the planned time begins and ends; Macs that come in waves are listed within it.
struct PlannedTime {
    Date start, end;
};

/// `arrivals`: random ones at the mean of the draws, waves and terms as batches and departures.
scenario::Json arrivals_json(const SiteFit& fit, const PlannedTime& time);

/// A law of a device list as a `stay`.
scenario::Json law_json(const FittedStay& law);

/// `stay`.
scenario::Json stay_json(const SiteFit& fit);

/// `uncertainty`: the draws as factors of these figures, where there are some, and the verdict.
scenario::Json uncertainty_json(const SiteFit& fit, const PlannedTime& time);

}  // namespace headroom::planning
