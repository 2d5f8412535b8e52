#pragma once
// Advice on a run, for front ends.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/stop_flag.h"

namespace headroom::app {

/// The report (`Session::report_json`) with the member `advice`: what would have avoided each
/// breach, and reservations that sat idle while others were refused. Plays the scenario
/// (`Session::scenario_json`) some dozens of times; throws Stopped when told to.
std::string report_with_advice(std::string_view report_json, std::string_view scenario_json,
                               StopFlag stop = {});

/// When each key of a risk study's document fills up to 90, 95 and 100 %, in sentences.
std::vector<std::string> threshold_sentences(std::string_view risk_json);

/// The document of a risk study (`headroom/risk/1`) as a self-contained HTML page.
std::string risk_html(std::string_view risk_json);

}  // namespace headroom::app
