#pragma once
// What a session remembers for its front ends besides the state: the newest events for the log, and
// how many Macs each site managed over time.

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/licensing/event.h"
#include "core/licensing/world.h"

namespace headroom::app {

/// A value: sessions keep copies of it with their snapshots, so what happens often is kept as
/// numbers and written out when somebody looks.
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

    /// The newest lines, oldest first, written out. `world` is the one that heard the events.
    std::vector<Line> lines(const licensing::World& world) const;
    Count dropped() const { return dropped_; }
    /// Macs that the site managed at up to `points` instants from the start to `now`, evenly spread.
    std::vector<Count> trend(const licensing::World& world, licensing::SiteId site, Instant now,
                             std::size_t points) const;
    /// Roughly what a copy needs.
    std::int64_t bytes() const;

    static constexpr std::size_t capacity = 10'000;

private:
    // An event as numbers; `line` for those that are written out at once.
    struct Note {
        Instant at;
        licensing::SiteId site;
        std::uint8_t kind = 0;    // place in Event
        std::uint8_t detail = 0;  // method of an enrollment, code of a refusal
        licensing::MacFleet::Name mac;
        Count number = 0;
        Date date;
        std::shared_ptr<const Line> line;
    };
    struct Sample {
        std::int64_t slot;  // sampling interval since the start
        Count used;
    };
    static Note note_of(const licensing::World& world, Instant at, const licensing::Event& event);
    static Line written(const licensing::World& world, const Note& note);
    std::int64_t slot_of(Instant at) const;
    void sample(const licensing::World& world, licensing::SiteId site, Instant at);

    Instant start_;
    Instant end_;
    std::deque<Note> notes_;
    Count dropped_ = 0;
    std::vector<std::vector<Sample>> samples_;  // by site: the count at the end of each slot
};

}  // namespace headroom::app
