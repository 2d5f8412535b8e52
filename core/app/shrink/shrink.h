#pragma once
// The smallest scenario that fails in the same way as a given one: delta debugging (A. Zeller and
// R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE Transactions on Software
// Engineering 28(2), 2002) over steps, demand, faults, sites, sublicenses, subscriptions, Macs and
// time. The same request gives the same bytes.
//
//   app::ShrinkRequest request{text, "acme.json"};
//   auto shrunk = app::shrink(request);
//   if (!shrunk) show(shrunk.error());
//   else if (shrunk->failure.empty()) show("it does not fail");
//   else save(shrunk->scenario);

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/stop_flag.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

/// What is counted before and after.
struct ScenarioSize {
    std::int64_t steps = 0;
    std::int64_t sites = 0;
    std::int64_t macs = 0;  // at the start
    std::int64_t sublicenses = 0;
    std::int64_t demand = 0;   // entries
    std::int64_t faults = 0;   // entries
    std::int64_t seconds = 0;  // from start to end
};

struct ShrinkRequest {
    std::string text;              // of the scenario
    std::string file;              // for messages
    std::int64_t most_runs = 200;  // most plays of the scenario; at least 1
    /// Called after every run with their number and the size of the best scenario so far.
    std::function<void(std::int64_t runs, const ScenarioSize& best)> on_run;
    StopFlag stop;  // keeps the best scenario so far
};

struct Shrunk {
    std::string scenario;  // JSON text; empty when the given one does not fail
    std::string failure;   // the failure that was kept, in words; empty when there is none
    ScenarioSize before, after;
    std::int64_t runs = 0;
    bool complete = false;     // nothing more can be left out, one part at a time
    bool interrupted = false;  // by `stop`
};

/// What counts as the same way to fail: the same step is refused with the same code (or accepted
/// all the same), or the same expectation fails on the same side (above or below a number; for
/// anything else with the same value). The first expectation that fails is taken, else the first
/// step. Errors: those of the scenario.
Result<Shrunk, std::vector<scenario::InputError>> shrink(const ShrinkRequest& request);

}  // namespace headroom::app
