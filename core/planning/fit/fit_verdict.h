#pragma once
// How well a fitted demand describes its history, in words with numbers.

#include "core/planning/fit/fit.h"

namespace headroom::planning {

/// Sets `quality` and `verdict` from everything else. Good: enough data and nothing against it;
/// fair: one thing against it; poor: several.
void pass_verdict(SiteFit& fit);

}  // namespace headroom::planning
