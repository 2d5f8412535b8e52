#pragma once
// The last event that changed a value.

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "core/app/why/course.h"

namespace headroom::app {

/// A value of the state; any JSON. A pointer that leads nowhere is told by a value of its own, so
/// that its coming into being is a change.
using Probe = std::function<scenario::Json(const licensing::World&, Instant)>;
/// Events that count as a change whatever they do to the value; may be empty.
using EventMatch = std::function<bool(const CourseMoment&)>;

struct Change {
    std::size_t event = 0;  // its number
    scenario::Json before, after;
};

/// Up to where to look.
struct Horizon {
    Instant until;
    std::size_t events = 0;  // events with a smaller number alone
};

struct LastChange {
    std::optional<Change> by_event;  // the last one; nullopt: none ever did
    /// The last change between two events, while nothing but time went by, if it is later.
    std::optional<Instant> by_time;
};

/// Looks at the value after each event, from the last one backwards in windows that grow: the first
/// window with a change holds the last change. (Bisecting would find some change, but not the last
/// one of a value that comes and goes.) At most all events are looked at once, and played a few
/// times.
LastChange last_change(const Course& course, const Probe& probe, const EventMatch& match,
                       const Horizon& horizon);

}  // namespace headroom::app
