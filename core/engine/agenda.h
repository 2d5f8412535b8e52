#pragma once
// The future event list: what is scheduled, earliest first. Knows nothing of licensing; equal times
// run by rank, then by kind, then by entity, an order that does not depend on how the list came to
// be.

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/base/inline.h"
#include "core/base/time.h"
#include "core/engine/ring.h"
#include "core/engine/wheel.h"

namespace headroom::engine {

/// One scheduled thing. `rank` orders simultaneous things, `what` and `entity` tell them apart.
struct Entry {
    Instant at;
    std::uint64_t order = 0;  // among simultaneous ones: rank, what, entity

    Entry() = default;
    constexpr explicit Entry(Instant t) : at(t) {}
    constexpr Entry(Instant t, std::uint8_t rank, std::uint8_t what, std::uint32_t entity)
        : at(t), order(std::uint64_t{rank} << 40 | std::uint64_t{what} << 32 | entity) {}

    [[nodiscard]] std::uint8_t rank() const { return static_cast<std::uint8_t>(order >> 40); }
    [[nodiscard]] std::uint8_t what() const { return static_cast<std::uint8_t>(order >> 32); }
    [[nodiscard]] std::uint32_t entity() const { return static_cast<std::uint32_t>(order); }

    friend bool operator==(const Entry&, const Entry&) = default;
    friend bool operator<(const Entry& a, const Entry& b) {
        return a.at != b.at ? a.at < b.at : a.order < b.order;
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
    void schedule(const Entry& entry) {
        const std::size_t place = put_away(entry);
        if (entry < first_) {
            if (place != source_) second_ = first_;
            first_ = entry;
            source_ = place;
        } else if (place != source_ && entry < second_) {
            second_ = entry;
        }
    }
    [[nodiscard]] bool empty() const { return source_ == nowhere; }
    [[nodiscard]] std::size_t size() const;
    /// The earliest entry; undefined when empty.
    [[nodiscard]] const Entry& next() const { return first_; }
    void pop() {
        if (source_ == wheel) {
            (void)wheel_.top();
            wheel_.pop();
        } else {
            rings_[source_].pop();
            if (rings_[source_].empty()) used_rings_ &= ~(1u << source_);
        }
        // As a rule what follows comes from the same place: many timers are due together.
        const Entry* following = front_of(source_);
        if (following != nullptr && *following < second_) {
            first_ = *following;
        } else {
            find_first();
        }
    }
    /// Takes out the earliest entry and schedules it anew for `at`, which is later.
    HEADROOM_ALWAYS_INLINE void postpone(Instant at) {
        Entry entry = first_;
        entry.at = at;
        if (source_ != wheel) {
            Ring<Entry>& ring = rings_[source_];
            if (!(entry < ring.back())) [[likely]] {
                ring.push(entry);
                ring.pop();
                if (ring.front() < second_) [[likely]] {
                    first_ = ring.front();
                } else {
                    find_first();
                }
                return;
            }
        }
        pop();
        schedule(entry);
    }
    void clear() { *this = Agenda(); }

private:
    // Timers of one kind with a fixed delay are scheduled in the order in which they come due: for
    // them a ring does. What does not fit at the end of its ring goes to the wheel.
    static constexpr std::size_t rings = 8;
    static constexpr std::size_t wheel = rings;
    static constexpr std::size_t nowhere = rings + 1;
    static constexpr Entry nothing{Instant{std::numeric_limits<std::int64_t>::max()}};

    std::size_t put_away(const Entry& entry) {
        const std::size_t what = entry.what();
        if (what < rings) {
            Ring<Entry>& ring = rings_[what];
            if (ring.empty() || !(entry < ring.back())) {
                ring.push(entry);
                used_rings_ |= 1u << what;
                return what;
            }
        }
        wheel_.push(entry);
        return wheel;
    }

    const Entry* front_of(std::size_t place) {
        if (place == wheel) return wheel_.empty() ? nullptr : &wheel_.top();
        return rings_[place].empty() ? nullptr : &rings_[place].front();
    }

    void find_first() {
        first_ = nothing;
        second_ = nothing;
        source_ = nowhere;
        if (!wheel_.empty()) consider(wheel_.top(), wheel);
        for (std::uint32_t used = used_rings_; used != 0; used &= used - 1) {
            const auto i = static_cast<std::size_t>(std::countr_zero(used));
            consider(rings_[i].front(), i);
        }
    }
    void consider(const Entry& front, std::size_t place) {
        if (front < first_) {
            second_ = std::exchange(first_, front);
            source_ = place;
        } else if (front < second_) {
            second_ = front;
        }
    }

    std::array<Ring<Entry>, rings> rings_;
    std::uint32_t used_rings_ = 0;  // bit i: ring i is not empty
    Wheel<Entry> wheel_;
    Entry first_ = nothing;
    std::size_t source_ = nowhere;  // where `first_` lies
    Entry second_ = nothing;        // the earliest of what lies elsewhere
};

}  // namespace headroom::engine
