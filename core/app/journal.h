#pragma once
// What a session remembers for its front ends besides the state: the newest events for the log, and
// how many Macs each site managed over time.

#include <deque>
#include <vector>

#include "core/licensing/event.h"
#include "core/licensing/world.h"

namespace headroom::app {

class Journal {
public:
    Journal() = default;
    Journal(Instant start, Instant end) : start_(start), end_(end) {}

    struct Line {
        Instant at;
        std::string site;
        std::string kind;
        std::string text;
        bool is_refusal = false;
        bool is_breach = false;
    };

    /// Before the first event: the world at the start.
    void note_start(const licensing::World& world, Instant at);
    /// An event that is about to be applied to `world`.
    void note(const licensing::World& world, Instant at, const licensing::Event& event);

    const std::deque<Line>& lines() const { return lines_; }
    Count dropped() const { return dropped_; }
    /// Macs that the site managed at up to `points` instants from the start to `now`, evenly spread.
    std::vector<Count> trend(const licensing::World& world, licensing::SiteId site, Instant now,
                             std::size_t points) const;

    static constexpr std::size_t capacity = 10'000;

private:
    struct Sample {
        std::int64_t slot;  // sampling interval since the start
        Count used;
    };
    std::int64_t slot_of(Instant at) const;
    void sample(const licensing::World& world, licensing::SiteId site, Instant at);

    Instant start_;
    Instant end_;
    std::deque<Line> lines_;
    Count dropped_ = 0;
    std::vector<std::vector<Sample>> samples_;  // by site: the count at the end of each slot
};

}  // namespace headroom::app
