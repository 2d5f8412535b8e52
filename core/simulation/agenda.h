#pragma once
// The future event list: what is scheduled, earliest first. Knows nothing of licensing; equal times
// run by rank, then by entity, an order that does not depend on how the list came to be.

#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

#include "core/base/time.h"

namespace headroom::simulation {

/// One scheduled thing. `rank` orders simultaneous things, `what` and `entity` tell them apart.
struct Entry {
    Instant at;
    std::uint8_t rank = 0;
    std::uint8_t what = 0;
    std::uint32_t entity = 0;

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// Values of Entry::what beside those that the model uses for its own timers (below 100).
inline constexpr std::uint8_t arrival_entry = 100;
inline constexpr std::uint8_t departure_entry = 101;

/// Min-queue of entries. Entries are never removed early: whoever pops one checks that it is still
/// wanted, which makes rescheduling O(log n) without handles.
class Agenda {
public:
    void schedule(const Entry& entry) { queue_.push(entry); }
    [[nodiscard]] bool empty() const { return queue_.empty(); }
    [[nodiscard]] std::size_t size() const { return queue_.size(); }
    /// The earliest entry; undefined when empty.
    [[nodiscard]] const Entry& next() const { return queue_.top(); }
    void pop() { queue_.pop(); }
    void clear() { queue_ = {}; }

private:
    struct Later {
        bool operator()(const Entry& a, const Entry& b) const {
            if (a.at != b.at) return a.at > b.at;
            if (a.rank != b.rank) return a.rank > b.rank;
            if (a.what != b.what) return a.what > b.what;
            return a.entity > b.entity;
        }
    };
    std::priority_queue<Entry, std::vector<Entry>, Later> queue_;
};

}  // namespace headroom::simulation
