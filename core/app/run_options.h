#pragma once
// How a run differs from what the scenario file says, and who wants to watch it. Every member left
// at its default changes nothing.
//
//   RunOptions options;
//   options.seed = 7;
//   options.on_progress = [&](double fraction) { bar.show(fraction); return !interrupted; };
//   auto loaded = Session::load(text, "acme.json", std::move(options));

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/stop_flag.h"

namespace headroom::app {

struct RunOptions {
    /// Replaces `seed` of the scenario.
    std::optional<std::uint64_t> seed;

    /// Plays up to and including this moment and no further: an instant, a date, or a span from
    /// `start`. `Session::end()` becomes the earlier of this and the scenario's `end`. Steps after
    /// it do not run and are not in the report. Expectations after it (also those without `at`,
    /// which mean the scenario's own end) are not judged: in the report their `passed` is null.
    /// Before `start` it is an input error with the file "--until".
    std::optional<std::string> until;

    /// JSON pointers into the scenario document and the value to put there, applied in order
    /// before the document is checked. A value that is JSON text is taken as such ("12", "true",
    /// "{...}"), anything else as a string. The parent must exist; a new member may be added to an
    /// object, "-" appends to an array. What does not work is an input error whose file is "--set".
    std::vector<std::pair<std::string, std::string>> set;

    /// Whether the session keeps the log lines and trends of `overview()`. Runs without a person
    /// watching are faster without.
    bool keep_log = true;

    /// Files from outside (name, text) that commands of the scenario may use like saved ones:
    /// offline files that an earlier run, or a real person, saved to disk.
    std::vector<std::pair<std::string, std::string>> files;

    /// Called with each event of the trace in its order, one JSON object without line break,
    /// `at`, `event` and `cause` being its first members. The text lives only as long as the call.
    std::function<void(std::string_view ndjson_line)> on_event;

    /// Which events on_event hears of: those of one of these kinds ("macEnrolled") and of one of
    /// these sites (codes; one that the scenario never has is an input error whose file is
    /// "--filter"). Empty: all. The trace hash is over all events in any case.
    std::vector<std::string> event_kinds;
    std::vector<std::string> event_sites;

    /// Called while time is played, at least 500 times between start and end, with the share of
    /// [start, end] that is done. Returning false stops there: `Session::interrupted()` becomes
    /// true, nothing more can be played, and the report says what has happened until then.
    std::function<bool(double fraction)> on_progress;

    /// Polled between events, where on_progress would be called too late: the run stops as if that
    /// had returned false.
    StopFlag stop;
};

// Beyond the members of report format, front ends read these optional ones of the report:
//   interrupted                   true when on_progress stopped the run; then `passed` is false
//   steps/<n>/failure             why the step makes the run fail, in plain words; absent otherwise
//   expectations/<n>/because      copied from the scenario, when it is there
//   expectations/<n>/message      why it failed, in plain words ("expected 1, is 2"); absent
//   otherwise
// `passed` of the report is null (inconclusive) when nothing failed, and there are expectations but
// `until` kept every one of them from being judged.

}  // namespace headroom::app
