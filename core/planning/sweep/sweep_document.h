#pragma once
// The documents of `headroom sweep`.

#include <string>
#include <vector>

#include "core/planning/sweep/variation.h"

namespace headroom::planning {

/// `headroom/sweep/1`. `points` are the `study_point`s (study_point.h) of the first pairs of values
/// in the order of `point_values`; fewer than all of them when the sweep was stopped. `head` has
/// what `copy_head` gives; `document` is the scenario, for the values that stand in it.
scenario::Json sweep_json(const std::vector<Variation>& varied, const scenario::Json& document,
                          const scenario::Json& head, const std::vector<scenario::Json>& points);

/// How many points there are: the product of the numbers of values.
std::size_t point_count(const std::vector<Variation>& varied);

/// Which value of each figure the point has; the last figure varies fastest.
std::vector<std::size_t> point_values(const std::vector<Variation>& varied, std::size_t point);

/// One line for each point and site, the values first; RFC 4180 with a header line.
std::string sweep_csv(const scenario::Json& sweep);

/// A page for people: a curve for one figure, a heat map for two, and the table.
std::string sweep_report(const scenario::Json& sweep);

}  // namespace headroom::planning
