#pragma once

#include <cstdint>

namespace headroom::app {

/// The seed of replication `r` of a Monte Carlo study with `seed`: RunOptions::seed set to it plays
/// that very run.
std::uint64_t seed_of_replication(std::uint64_t seed, std::int64_t r);

}  // namespace headroom::app
