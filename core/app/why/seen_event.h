#pragma once
// An event of a course as people are told of it: what happened, what set it off, what it reads.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/why/course.h"

namespace headroom::app {

/// What set an event off: the first link that is no event.
struct Trigger {
    std::string kind;                 // "world", "step", "demand", "outage" or "timer"
    std::string text;                 // "step 2 (mac.discover at P01)", "automatic refresh"
    std::string person;               // who gave the step; empty otherwise
    std::optional<std::size_t> step;  // its index in the file
};

struct SeenEvent {
    std::size_t number = 0;
    Instant at;
    std::string kind;                     // "macEnrolled"
    std::string text;                     // "P01: P01-0026 enrolled by hand"
    std::string site, key, subscription;  // by code and id; empty where it has none
    scenario::Json json;                  // as `run --events` writes it
    Trigger trigger;
    std::vector<std::string_view> rules;  // ids of docs/rules.md
};

SeenEvent seen(const CourseMoment& moment, const scenario::Scenario& scenario);

/// What an event follows from: figures that were looked at when it came about, and kinds of events
/// at its place. Whatever changed one of them last, before the event, led to it.
struct Reads {
    std::vector<std::string> pointers;  // into the state document
    std::vector<std::string_view>
        kinds;                           // of events, at the same site, of the same key, or of none
    std::vector<std::string_view> ends;  // such events that use up what came before them

    bool empty() const { return pointers.empty() && kinds.empty(); }
};
Reads reads_of(const SeenEvent& event);

/// Whether an event of one of these kinds concerns the same site, key or subscription.
bool concerns(const CourseMoment& moment, const std::vector<std::string_view>& kinds,
              const SeenEvent& event);

}  // namespace headroom::app
