#pragma once
// A planning computation divides into numbered replications: runs of the same scenario with seeds
// of their own. What replication r does is a function of (seed, r) alone, so that any division of
// the work over threads, processes or browser workers gives the same numbers.

#include <cstdint>

namespace headroom::planning {

/// The seed of replication `r`. The first one (r = 0) is the scenario's own run, and every other is
/// the run that `headroom run FILE --seed <this number>` shows.
std::uint64_t replication_seed(std::uint64_t seed, std::int64_t r);

}  // namespace headroom::planning
