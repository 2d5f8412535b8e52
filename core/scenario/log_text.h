#pragma once
// Lines of the Proxy's log and texts of the Problem Monitor, written out in plain words.

#include <string>
#include <string_view>

#include "core/licensing/world.h"

namespace headroom::scenario {

/// A key as people name it: "primary key of PMM 2017", "sublicense Dept1".
std::string key_words(const licensing::World& world, licensing::KeyId key);

/// Why a breach began: "smallerKey" (docs/report-format.md) -> "activated with a smaller key".
std::string cause_in_words(std::string_view cause);

/// "License limit exceeded: 12 Macs managed, the limit is 10 (sublicense Dept1)."
std::string log_text(const licensing::World& world, const licensing::LogEntry& entry);

/// What the Problem Monitor tells as of its last poll, and the grace period's notice (SUB-11);
/// empty when there is nothing to tell.
std::string monitor_text(const licensing::World& world, const licensing::Site& site, Instant now);

}  // namespace headroom::scenario
