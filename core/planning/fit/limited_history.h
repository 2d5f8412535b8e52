#pragma once
// A history that a license limit cut off: the counts stand at the limit again and again and never
// above, because enrollments were refused. What would come without the limit shows in how fast the
// count returns to it and how far below it falls.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/planning/fit/posterior.h"
#include "core/planning/fit/usage_csv.h"

namespace headroom::planning {

/// The limit that cut the history off; nullopt when there is none to be seen.
std::optional<Count> limit_of(const SiteUsage& usage);

/// Draws from the posterior of a loss system: Macs come at a constant rate, are refused at the
/// limit, and leave one by one. By the exact law of its changes, on a grid of offered loads and
/// stays.
std::vector<DemandDraw> sample_limited(const SiteUsage& usage, Count limit, std::size_t count);

}  // namespace headroom::planning
