#pragma once
// The main license pool of a subscription: what the primary key and all Dynamic keys share (SBL-4,
// SUB-7).

#include <cstddef>
#include <optional>

#include "core/licensing/world.h"

namespace headroom::planning {

/// The subscription (its index in World::subscriptions) from whose main license pool the site's
/// key takes licenses; nullopt on a Reserved key, and without a key that is valid and bound.
std::optional<std::size_t> pool_of(const licensing::World& world, licensing::SiteId site);

}  // namespace headroom::planning
