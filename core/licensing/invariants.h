#pragma once
// The invariants of docs/rules.md that can be seen in one state. A violation is a bug, never input.

#include <string>
#include <vector>

#include "core/licensing/moment.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// What is wrong, one sentence per violation, beginning with its number there; empty when all
/// hold. Recomputes every running sum the slow way. O(world).
std::vector<std::string> broken_invariants(const World& world, Moment now);

}  // namespace headroom::licensing
