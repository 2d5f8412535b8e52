#pragma once
// `headroom track` for a page: the request for a worker, and the document as plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/time.h"

namespace headroom::app {

/// A site's counts beside the band that its forecast keeps to, on the same dates.
struct TrackedSite {
    std::string site;
    std::string verdict;             // "asExpected", "above", "below", "noCounts"
    std::string why;                 // a sentence
    std::optional<Date> left;        // the first day outside
    Date first;                      // the first of the dates
    std::vector<std::int32_t> days;  // of each value, counted from `first`
    // Quantiles of the forecast. `low` and `high` bound whole paths, not single days.
    std::vector<double> low, lower_quartile, median, upper_quartile, high;
    std::vector<std::optional<Count>> used;  // nullopt: still to come
    std::size_t counts = 0;
};

struct TrackView {
    double false_alarms =
        0.05;  // chance that a site which goes as forecast is ever outside its band
    std::vector<TrackedSite> sites;
    std::vector<std::string> notes;  // sentences about counts that were not judged
};

/// Reads headroom/track/1; nullopt when it is no such document.
std::optional<TrackView> read_track(std::string_view json);

/// For `run_request` (planner.h). `date_order`: "dmy", "mdy", "ymd", or empty.
std::string track_request(std::string_view csv, std::string_view file, std::string_view scenario,
                          std::string_view date_order);

}  // namespace headroom::app
