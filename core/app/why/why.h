#pragma once
// Why a value of the state is what it is, or why an expectation fails: the event that made it so,
// and what led to that event, down to a step, the demand, an outage or the world at the start.
//
//   app::WhyRequest request{text, "acme.json"};
//   request.pointer = "/sites/P01/excess";
//   auto why = app::why(request);
//   if (!why) show(why.error());
//   for (const auto& link : why->chain) show(link.text, link.trigger);

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/stop_flag.h"
#include "core/base/time.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

struct WhyRequest {
    std::string text;  // of the scenario
    std::string file;  // for messages
    // One of the two is asked about: ...
    std::optional<std::size_t> expectation;  // an index into the scenario's `expect`
    std::string pointer;                     // a JSON pointer into the state document
    /// When a value is looked at: an instant, a date or a span from the start; empty: at the end.
    /// An expectation has its own instant.
    std::string at;
    std::optional<std::uint64_t> seed;                     // as RunOptions::seed
    std::vector<std::pair<std::string, std::string>> set;  // as RunOptions::set
    StopFlag stop;                                         // throws Stopped
};

/// One event of the chain.
struct WhyLink {
    Instant at;
    std::string kind;     // "limitExceeded"
    std::string text;     // "P01: License limit exceeded by 2 (discovery)"
    std::string trigger;  // "step 2 (mac.discover at P01, 8 Macs)", "the automatic refresh ..."
    std::string person;   // who gave the step; empty otherwise
    std::vector<std::string> rules;  // ids of docs/rules.md
};

struct Why {
    std::string verdict;         // "Expectation 0 fails: expected 1, is 2."
    std::string change;          // "It changed last on ..., from 1 to 2."
    std::vector<WhyLink> chain;  // the event that changed the value, what led to it, and so on
    std::string json;            // the document headroom/explain/1
};

/// Errors: those of the scenario; an expectation that is not there ("--expectation"), a pointer no
/// state document has ("--get"), an instant outside of the scenario ("--at").
Result<Why, std::vector<scenario::InputError>> why(const WhyRequest& request);

/// JSON Schema (2020-12) of `Why::json`.
std::string explain_schema_json();

}  // namespace headroom::app
