#pragma once
// What happened beside what was forecast (contract 5.2): the counts that came since a scenario
// began, site by site, in the band that its replications keep to.
//
// A site whose demand is as the scenario says leaves its band with the probability
// `TrackOptions::false_alarms` in the whole time from its first count to the scenario's end,
// however often somebody looks: the band (path_band.h) is made for the counts that came and for
// those still to come at the same distances.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/planning/fit/usage_csv.h"
#include "core/planning/track/forecast_paths.h"
#include "core/scenario/json_source.h"

namespace headroom::planning {

struct TrackOptions {
    PathOptions paths;
    double false_alarms = 0.05;  // a site, over the whole time
};

enum class TrackVerdict : std::uint8_t { as_expected, above, below, no_counts };
const char* name_of(TrackVerdict verdict);  // "asExpected", "above", "below", "noCounts"

struct TrackDay {
    Date date;
    std::optional<Count> used;  // nullopt: still to come
    BandDay band;
    bool above() const { return used && *used > band.high; }
    bool below() const { return used && *used < band.low; }
};

struct TrackSite {
    std::string site;
    TrackVerdict verdict = TrackVerdict::no_counts;
    std::optional<Date> left;     // the first day outside, on the verdict's side
    std::size_t counts = 0;       // that came; `days` begins with them
    std::vector<TrackDay> days;   // ascending
    std::vector<UsageCount> bad;  // wrong readings (bad_readings.h), in no day
};

struct Track {
    RiskStudy study;  // how the forecast was played
    double false_alarms = 0.05;
    Date from, to, last_count;           // of the scenario; of the counts in it
    std::vector<TrackSite> sites;        // of the scenario, in its order
    std::vector<std::string> unknown;    // sites with counts that the scenario does not have
    std::int64_t before = 0, after = 0;  // counts before the scenario's start and after its end

    bool any_above() const;
};

/// nullopt when no count of a site of the scenario lies within the scenario. Throws Stopped.
std::optional<Track> track(scenario::Scenario scenario, const UsageHistory& usage,
                           const TrackOptions& options);

/// `headroom/track/1`.
scenario::Json track_json(const Track& track);

/// What became of a site, in a sentence.
std::string track_sentence(const TrackSite& site);

/// A report for people out of the document `headroom/track/1`.
std::string track_report(const scenario::Json& track_document);

/// The JSON Schema of `headroom/track/1`.
scenario::Json track_schema();

}  // namespace headroom::planning
