#pragma once
// Random actions over every command of core/licensing/command.h. What is named is mostly what there
// is, so that most commands get past the first checks; some name nonsense.

#include "core/licensing/world.h"
#include "tests/property/action.h"
#include "tests/property/random_source.h"

namespace headroom::testing {

/// The next action in this world at this instant.
Action random_action(RandomSource& random, const licensing::World& world, Instant now);

}  // namespace headroom::testing
