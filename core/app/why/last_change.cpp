#include "core/app/why/last_change.h"

#include <algorithm>
#include <array>

#include "core/scenario/playback.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::same_value;

/// Looks at the value from the event `from` on.
class WindowScan {
public:
    WindowScan(const Probe& probe, const EventMatch& match, std::size_t from, std::size_t end)
        : probe_(probe), match_(match), from_(from), end_(end) {}

    void visit(const CourseMoment& next) {
        if (next.number < from_ || next.number > end_) return;
        if (next.number > from_) after_event(next.world, next.number - 1);
        if (next.number == end_) return;
        if (next.number == from_ || next.moment.at != last_at_) {
            time_passes(next.world, next.moment.at);
        }
        last_at_ = next.moment.at;
        if (match_ && match_(next)) found_.by_event = Change{next.number, value_, value_};
    }

    void end(const licensing::World& world, Instant now, std::size_t played) {
        if (played > end_) return;  // the world is that of later events
        if (played > from_) after_event(world, played - 1);
        time_passes(world, now);
    }

    LastChange take() { return std::move(found_); }

private:
    void after_event(const licensing::World& world, std::size_t number) {
        Json after = probe_(world, last_at_);
        if (!same_value(after, value_)) {
            found_.by_event = Change{number, std::move(value_), after};
            found_.by_time.reset();
        }
        value_ = std::move(after);
    }

    void time_passes(const licensing::World& world, Instant now) {
        Json later = probe_(world, now);
        if (known_ && !same_value(later, value_)) found_.by_time = now;
        value_ = std::move(later);
        known_ = true;
    }

    const Probe& probe_;
    const EventMatch& match_;
    std::size_t from_, end_;
    bool known_ = false;
    Json value_;
    Instant last_at_;
    LastChange found_;
};

}  // namespace

LastChange last_change(const Course& course, const Probe& probe, const EventMatch& match,
                       const Horizon& horizon) {
    constexpr std::array<std::size_t, 4> windows{256, 4096, 65536, static_cast<std::size_t>(-1)};
    LastChange found;
    for (const std::size_t window : windows) {
        const std::size_t from = horizon.events - std::min(window, horizon.events);
        WindowScan scan(probe, match, from, horizon.events);
        course.play(
            horizon.until, [&](const CourseMoment& next) { scan.visit(next); },
            [&](const licensing::World& world, Instant now, std::size_t events) {
                scan.end(world, now, events);
            });
        found = scan.take();
        if (found.by_event || from == 0) return found;
    }
    return found;
}

}  // namespace headroom::app
