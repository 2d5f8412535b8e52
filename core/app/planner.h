#pragma once
// The door of the planning verbs for front ends: the command line and its jobs, MPI ranks, Web
// Workers. A request is prepared once; its replications are then played in parts, anywhere and in
// any order, and merged. The division changes no byte of the result.
//
//   auto prepared = Planner::prepare(R"({"verb": "risk", "scenario": "...", "options": {}})");
//   if (!prepared) return show(prepared.error());
//   const Planner& planner = **prepared;
//   std::string done = planner.merge({});
//   for (std::int64_t at = 0, goal; (goal = planner.next_target(done)) > at; at = goal) {
//       done = planner.merge({done, planner.run_part(at, goal - at)});   // or divided
//   }
//   std::string document = planner.result_json(done);
//
// Requests are JSON objects:
//   risk      scenario (text), file (name for messages), options {replications, minReplications,
//             precision, confidence, warmup, seed, path "automatic"|"counts"|"full",
//             fixedParameters true|false, check true|false (risk alone: judges expectRisk),
//             set [{pointer, value}]}
//   compare   scenarios [{file, text}, ...], options as for risk
// and, through `run_request` alone, which answer with another document where `output` says so:
//   plan      scenario, file, goal, options (plan.h); output "json", "csv", "scenario" or "html"
//   fit       csv (text), file, dateOrder ("dmy", "mdy", "ymd"; default: from the dates), start (a
//             date; default: the day after the last count); output "json", "demand", "scenario",
//             "recorded" or "csv"
//   track     csv, file, dateOrder as for fit; scenario (text); output "json" or "html"
//   schedule  (schedule.h); output "json", "scenario" or "ics"
//   sweep, sensitivity (study_series.h); output "json", "csv" or "html"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/stop_flag.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

class Planner {
public:
    using Prepared = Result<std::unique_ptr<Planner>, std::vector<scenario::InputError>>;

    /// Errors: of the scenario at their place; of the request with the file "request". `stop` is
    /// for `run_part`, which throws Stopped then.
    static Prepared prepare(std::string_view request_json, StopFlag stop = {});
    virtual ~Planner() = default;

    /// How many replications there are at most.
    virtual std::int64_t replications() const = 0;

    /// How many replications there have to be before it can be said whether that is enough; the
    /// number that `merged` has when it is. `merged` must hold replications 0 to n - 1.
    virtual std::int64_t next_target(std::string_view merged) const = 0;

    /// Plays replications [first, first + count). Opaque bytes; may be called from several threads.
    virtual std::string run_part(std::int64_t first, std::int64_t count) const = 0;

    /// Adds parts up. Of no parts at all: the part of no replications.
    virtual std::string merge(const std::vector<std::string>& parts) const = 0;

    /// The document that `--json` writes; may be asked for at any growth, by one thread at a time.
    virtual std::string result_json(std::string_view merged) const = 0;

    /// The main figures as CSV.
    virtual std::string result_csv(std::string_view merged) const = 0;
};

/// Called with the share that is done; returning false stops, and the result is of what was done.
using PlannerProgress = std::function<bool(double fraction)>;

/// {"errors": [{file, line, column, pointer, message}, ...]}
std::string errors_document(const std::vector<scenario::InputError>& errors);

/// Carries out a whole request on this thread. Returns the verb's document, or {"errors": [{file,
/// line, column, pointer, message}, ...]}.
std::string run_request(std::string_view request_json, const PlannerProgress& on_progress = {});

}  // namespace headroom::app
