#pragma once
// Scenarios that nobody would think of: a known one with members, numbers, steps, sites and demand
// changed at random. The same seed makes the same scenario on every build.

#include <string>
#include <vector>

#include "core/scenario/json_source.h"
#include "tests/property/random_source.h"

namespace headroom::testing {

/// Built-in scenarios, and those of tests/scenario where the folder can be read.
std::vector<scenario::Json> known_scenarios();

/// The scenario after one to five changes; it may be invalid. `others` lend parts to it.
scenario::Json mutated(const scenario::Json& original, const std::vector<scenario::Json>& others,
                       RandomSource& random);

/// Whether a replication of it takes little time: a bound on Macs, days, sites and outages.
bool is_quick(const scenario::Json& document);

}  // namespace headroom::testing
