#pragma once
// A scenario that is played again and again, to look at the state between its events.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "core/base/stop_flag.h"
#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/world.h"
#include "core/scenario/scenario.h"

namespace headroom::app {

/// An event that is about to happen.
struct CourseMoment {
    const licensing::World& world;  // before the event
    licensing::Moment moment;
    const licensing::Event& event;
    std::size_t number;               // of the event, from 0: the same whenever it is played
    std::optional<std::size_t> step;  // into Scenario::steps, when a step leads to the event
    bool is_set_up;                   // the event belongs to `world` of the scenario
};

class Course {
public:
    /// Refers to the scenario. `stop` is polled while it is played: throws Stopped.
    Course(const scenario::Scenario& scenario, std::string file, StopFlag stop)
        : scenario_(scenario), file_(std::move(file)), stop_(stop) {}

    using Visitor = std::function<void(const CourseMoment&)>;
    using AtEnd = std::function<void(const licensing::World&, Instant, std::size_t events)>;

    /// Plays everything up to and including `until`. `visit` hears of each event just before it is
    /// applied, `at_end` of the world after the last one. Returns the number of events.
    std::size_t play(Instant until, const Visitor& visit, const AtEnd& at_end = {}) const;

    const scenario::Scenario& scenario() const { return scenario_; }

private:
    const scenario::Scenario& scenario_;
    std::string file_;
    StopFlag stop_;
};

}  // namespace headroom::app
