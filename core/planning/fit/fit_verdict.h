#pragma once
// How far a fitted demand can be trusted, in words with numbers.

#include "core/planning/fit/fit.h"

namespace headroom::planning {

/// Sets `quality` and `verdict` from everything else. By the share of earlier forecasts that held
/// their 90 % band (hold_out.h): good from 80 % on, fair from 50 % on, poor below, and poor at a
/// ceiling. Too little data: hardly any counts or changes, or less than a year to try forecasts on.
void pass_verdict(SiteFit& fit);

}  // namespace headroom::planning
