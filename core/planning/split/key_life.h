#pragma once
// How long a key is valid when nobody does anything about it.

#include <optional>

#include "core/licensing/world.h"

namespace headroom::planning {

/// The last day on which the key is valid and every Proxy that refreshes knows it (SUB-11, SBL-50,
/// CLK-2). nullopt: for ever, because its subscription renews itself (SUB-25).
std::optional<Date> last_sure_day(const licensing::World& world, const licensing::LicenseKey& key);

}  // namespace headroom::planning
