#pragma once
// Lines of the Proxy's log and texts of the Problem Monitor, written out in plain words.

#include <string>

#include "core/licensing/world.h"

namespace headroom::scenario {

/// "License limit exceeded: 12 Macs managed, the limit is 10 (key dept1)."
std::string log_text(const licensing::World& world, const licensing::LogEntry& entry);

/// What the Problem Monitor tells as of its last poll, and the grace period's notice (SUB-11);
/// empty when there is nothing to tell.
std::string monitor_text(const licensing::World& world, const licensing::Site& site, Instant now);

}  // namespace headroom::scenario
