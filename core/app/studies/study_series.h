#pragma once
// Questions that take several risk studies to answer: `sweep` and `sensitivity` (contract 5.2).
// Who plays the studies is the caller's business: threads, MPI ranks or Web Workers.
//
//   auto series = StudySeries::prepare(request);         // {"verb": "sweep", "vary": [...], ...}
//   for (std::size_t i = 0; i < (*series)->size(); ++i) {
//       (*series)->add(play((*series)->request(i)));     // a request of the verb risk
//   }
//   std::string document = (*series)->result_json();
//
// Requests:
//   sweep        scenario, file, vary ["POINTER=FROM..TO[:STEP]", one or two], options as of risk
//   sensitivity  scenario, file, change (a share, default 0.1), figures [pointers; default: all],
//                options as of risk

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/planner.h"
#include "core/base/result.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

class StudySeries {
public:
    struct Refusal {
        /// The request asks for something that the scenario does not have or that cannot be varied:
        /// wrong usage. Else the scenario is invalid, or becomes so with a value.
        bool is_usage = false;
        std::vector<scenario::InputError> errors;
    };
    using Prepared = Result<std::unique_ptr<StudySeries>, Refusal>;

    /// Reads the scenario with every value that a sweep brings: nothing is played before all of
    /// them are known to be valid.
    static Prepared prepare(std::string_view request_json);
    virtual ~StudySeries() = default;

    /// How many studies there are.
    virtual std::size_t size() const = 0;
    /// Request `i` for `Planner::prepare` or `run_request`.
    virtual std::string request(std::size_t i) const = 0;
    /// The document of the next request. A series that was stopped has fewer than size() of them.
    virtual void add(std::string_view risk_document) = 0;
    /// How many documents there are.
    virtual std::size_t added() const = 0;

    /// The document of what was added, one study at least.
    virtual std::string result_json() const = 0;
    virtual std::string result_csv() const = 0;
    virtual std::string result_html() const = 0;
};

/// Whether the verb of a request is one of these.
bool is_series_verb(std::string_view verb);

/// Carries out a whole request on this thread: the document, or {"errors": [...]} as `run_request`
/// gives it. `output`: "json", "csv" or "html".
std::string run_series(std::string_view request_json, const std::string& output,
                       const PlannerProgress& on_progress = {});

}  // namespace headroom::app
