#pragma once
// What `why` found, before it is written down. For why*.cpp.

#include <optional>
#include <string>
#include <vector>

#include "core/app/why/seen_event.h"
#include "core/scenario/playback.h"

namespace headroom::app {

struct WhyFindings {
    std::optional<std::size_t> expectation;
    std::string pointer;
    Instant at;
    scenario::Json value;  // at `at`
    std::optional<scenario::ExpectationResult> judged;
    std::string verdict, change;
    scenario::Json before, after;  // of the change that the first link made
    std::vector<SeenEvent> chain;
};

/// The document headroom/explain/1.
std::string why_document(const WhyFindings& found, const scenario::Scenario& scenario);

}  // namespace headroom::app
