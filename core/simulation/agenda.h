#pragma once
// The future event list: what is scheduled, earliest first. Knows nothing of licensing; equal times
// run by rank, then by kind, then by entity, an order that does not depend on how the list came to
// be.

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/time.h"
#include "core/simulation/ring.h"
#include "core/simulation/wheel.h"

namespace headroom::simulation {

/// One scheduled thing. `rank` orders simultaneous things, `what` and `entity` tell them apart.
struct Entry {
    Instant at;
    std::uint8_t rank = 0;
    std::uint8_t what = 0;
    std::uint32_t entity = 0;

    friend bool operator==(const Entry&, const Entry&) = default;
    friend bool operator<(const Entry& a, const Entry& b) {
        return a.at != b.at ? a.at < b.at : a.order() < b.order();
    }
    /// Among simultaneous ones.
    [[nodiscard]] std::uint64_t order() const {
        return std::uint64_t{rank} << 40 | std::uint64_t{what} << 32 | entity;
    }
    /// For the wheel: instants are above -2^62.
    [[nodiscard]] std::uint64_t time() const {
        return static_cast<std::uint64_t>(at.seconds + (std::int64_t{1} << 62));
    }
};

/// Values of Entry::what beside those that the model uses for its own timers (below 100).
inline constexpr std::uint8_t arrival_entry = 100;
inline constexpr std::uint8_t departure_entry = 101;

/// Min-queue of entries. Entries are never removed early: whoever pops one checks that it is still
/// wanted, which makes rescheduling cheap without handles. A value.
class Agenda {
public:
    void schedule(const Entry& entry);
    [[nodiscard]] bool empty() const { return source_ == nowhere; }
    [[nodiscard]] std::size_t size() const;
    /// The earliest entry; undefined when empty.
    [[nodiscard]] const Entry& next() const { return first_; }
    void pop();
    void clear() { *this = Agenda(); }

private:
    // Timers of one kind with a fixed delay are scheduled in the order in which they come due: for
    // them a ring does. What does not fit at the end of its ring goes to the wheel.
    static constexpr std::size_t rings = 8;
    static constexpr std::size_t wheel = rings;
    static constexpr std::size_t nowhere = rings + 1;

    void find_first();

    std::array<Ring<Entry>, rings> rings_;
    std::uint32_t used_rings_ = 0;  // bit i: ring i is not empty
    Wheel<Entry> wheel_;
    Entry first_;
    std::size_t source_ = nowhere;  // where `first_` lies
};

}  // namespace headroom::simulation
