#pragma once
// How many of all licenses each subscription gets, before each is planned by itself.

#include <vector>

#include "core/planning/split/plan.h"

namespace headroom::planning {

/// Divides `licenses` among the subscriptions so that their worst sites risk about the same: the
/// least common risk that the licenses are enough for, as the search finds it; what is left over
/// goes to the subscription that needs the most. With a risk in the goal that all can meet, each
/// gets what it needs for that first. Where there are fewer than the sites take at least, at least
/// one subscription gets too few. Throws Stopped when the options end the search.
std::vector<Count> divide_licenses(const scenario::Scenario& scenario,
                                   const std::vector<PlanProblem>& problems, Count licenses,
                                   const PlanOptions& options);

}  // namespace headroom::planning
