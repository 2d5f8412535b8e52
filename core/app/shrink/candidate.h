#pragma once
// A scenario on its way to be smaller, and what may be left out of one. For shrink.cpp.

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "core/app/shrink/shrink.h"
#include "core/base/time.h"
#include "core/scenario/json_source.h"

namespace headroom::app::shrink_parts {

using scenario::Json;

/// The failure that is kept.
struct Target {
    bool is_step = false;
    std::size_t index = 0;  // of the step or the expectation, in the candidate
    std::string way;        // how it fails; see way_of_failing
    std::string words;      // for people
};

struct Candidate {
    Json document;
    Target target;
};

/// Places in a list.
using Indices = std::set<std::size_t>;

/// The array of this name in `world` or at the top; empty when there is none.
const Json& list_in(const Json& object, const char* name);

/// When a step, an expectation or the end is: `at` may be a span from the start.
std::optional<Instant> instant_in(const Json& document, const Json& at);
std::optional<Instant> start_of(const Json& document);

// Candidates without some elements, and without what cannot be there without them. nullopt: the
// target itself, or the key of a site that stays, would be gone.
std::optional<Candidate> without_steps(const Candidate& from, const Indices& steps);
std::optional<Candidate> without_demand(const Candidate& from, const Indices& entries);
std::optional<Candidate> without_faults(const Candidate& from, const Indices& entries);
std::optional<Candidate> without_sites(const Candidate& from, const Indices& sites);
std::optional<Candidate> without_subscriptions(const Candidate& from, const Indices& subscriptions);
/// Sublicenses of all subscriptions, counted through.
std::optional<Candidate> without_sublicenses(const Candidate& from, const Indices& sublicenses);
std::size_t sublicense_count(const Json& document);

/// Other expectations, texts and all that does not change what happens.
Candidate without_words(const Candidate& from);
/// Ends at `end`, without the steps after it. nullopt: the target would be gone.
std::optional<Candidate> ending_at(const Candidate& from, Instant end);

ScenarioSize size_of(const Json& document);

}  // namespace headroom::app::shrink_parts
