#pragma once
// What happened beside what was forecast (`headroom track`), for front ends. The counts come from
// an ImportReader (import.h):
//
//   auto documents = reader.track(request);
//   if (documents && documents->above) warn();

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/stop_flag.h"
#include "core/planning/fit/usage_csv.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

struct TrackRequest {
    std::string scenario;  // text
    std::string file;      // its name, for messages
    std::optional<std::int64_t> replications;
    std::optional<std::uint64_t> seed;  // instead of the scenario's
    bool fixed_parameters = false;      // the demand's figures as they stand
    bool with_html = false;
    bool with_scenario = false;  // fits every site, which takes a while
    StopFlag stop;
};

struct TrackDocuments {
    std::string json;      // headroom/track/1
    std::string html;      // a report for people; empty unless asked for
    std::string scenario;  // the scenario from the day after the newest count on, with the Macs and
                           // the demand that the counts tell; empty unless asked for
    std::vector<std::string> left_out;  // steps to come that this scenario cannot carry, in words
    bool above = false;                 // a site has more Macs than was forecast
};

/// Errors: of the scenario at their place; no count within the scenario; or the counts are more
/// than the scenario's licenses allow at its new start. Throws Stopped.
Result<TrackDocuments, std::vector<scenario::InputError>> track_usage(
    const planning::UsageHistory& usage, const TrackRequest& request);

}  // namespace headroom::app
