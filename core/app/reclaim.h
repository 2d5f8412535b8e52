#pragma once
// Macs that left and were never removed, for front ends: what removing them is worth.

#include <string>
#include <string_view>

#include "core/base/executor.h"
#include "core/base/stop_flag.h"

namespace headroom::app {

/// The document of a risk study with the member `reclaim`: for each site with `removedAfterDays`
/// the Macs that are forgotten at the end, its risk with and without them, how many licenses would
/// help as much, and a sentence. The document as it is when no site has a delay. `request_json` is
/// the request that the study was made by; it was good. Plays the scenario some dozens of times;
/// throws Stopped when told to.
std::string risk_with_reclaim(std::string_view risk_json, std::string_view request_json,
                              const Executor& for_each, StopFlag stop = {});

}  // namespace headroom::app
