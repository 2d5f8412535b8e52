#pragma once
// What a session remembers for its front ends besides the state: the newest million events for the
// log, and how many Macs each site managed over time. A copy costs little: lines that are full
// pages are shared, so that snapshots may keep one.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/view_models.h"
#include "core/licensing/event.h"
#include "core/licensing/world.h"

namespace headroom::app {

class Journal {
public:
    Journal();
    Journal(Instant start, Instant end);

    /// Before the first event: the world at the start.
    void note_start(const licensing::World& world, Instant at);
    /// An event that is about to be applied to `world`.
    void note(const licensing::World& world, Instant at, const licensing::Event& event);

    /// Lines that are kept; older ones are only counted.
    std::size_t size() const { return size_; }
    Count dropped() const { return dropped_; }
    /// Tells one course of events from another: a journal that was begun anew has another one.
    std::uint64_t generation() const { return generation_; }
    /// Line `index` < size(), 0 being the oldest kept. Its texts live until the next change.
    LogEntry entry(std::size_t index) const;

    /// Macs that the site managed at up to `points` instants from the start to `now`, evenly
    /// spread.
    std::vector<Count> trend(const licensing::World& world, licensing::SiteId site, Instant now,
                             std::size_t points) const;
    /// Roughly what a copy needs in bytes; full pages are shared and cost next to nothing.
    std::int64_t bytes() const;

    static constexpr std::size_t capacity = 1'000'000;

private:
    static constexpr std::size_t page_lines = 4096;

    struct Line {
        Instant at;
        std::uint32_t begin = 0;  // of its text in the page's
        std::uint32_t end = 0;
        const char* kind = nullptr;  // scenario::event_kind
        std::uint32_t place = 0;     // in `places_`
        bool is_refusal = false;
        bool is_breach = false;
    };
    struct Page {
        std::vector<Line> lines;
        std::string text;
    };
    struct Sample {
        std::int64_t slot;  // sampling interval since the start
        Count used;
    };

    std::int64_t slot_of(Instant at) const;
    void sample(const licensing::World& world, licensing::SiteId site, Instant at);
    std::uint32_t place_of(const licensing::World& world, licensing::SiteId site);
    Page& page_to_write();

    Instant start_;
    Instant end_;
    std::uint64_t generation_ = 0;
    std::vector<std::shared_ptr<Page>> pages_;  // all full but the last
    std::size_t size_ = 0;
    Count dropped_ = 0;
    std::vector<std::string> places_{""};  // codes of sites, behind that of no site
    std::vector<std::vector<Sample>>
        samples_;  // by site: the count before the last event of a slot
};

}  // namespace headroom::app
