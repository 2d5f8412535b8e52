#pragma once
// When the world wants to be woken next (domain.md §3). A timer that would change nothing is not
// due at all: a proxy within its limit has no poll, a cut-off one no retries.

#include <optional>

#include "core/licensing/moment.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// The instant at which this timer is due, or nullopt. May lie in the past: then it is due at once.
std::optional<Instant> due(const World& world, Timer timer);

/// The place of a timer among the things of one instant (CLK-7).
Phase phase_of(TimerKind kind);

}  // namespace headroom::licensing
