#pragma once
// The future event list: what is scheduled, earliest first. Knows nothing of licensing; equal times
// run by rank, then by kind, then by entity, an order that does not depend on how the list came to
// be.

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/base/check.h"
#include "core/base/inline.h"
#include "core/base/time.h"
#include "core/engine/ring.h"
#include "core/engine/wheel.h"

namespace headroom::engine {

/// One scheduled thing. Simultaneous things run in the order of `rank`; `what` is the kind of thing
/// and `entity` its index, and they break ties.
struct Entry {
    Instant at;
    std::uint64_t order = 0;  // among simultaneous ones: rank, what, entity

    Entry() = default;
    constexpr explicit Entry(Instant t) : at(t) {}
    constexpr Entry(Instant t, std::uint8_t rank, std::uint8_t what, std::uint32_t entity)
        : at(t), order(std::uint64_t{rank} << 40 | std::uint64_t{what} << 32 | entity) {}

    // The three parts of `order`.
    [[nodiscard]] std::uint8_t rank() const { return static_cast<std::uint8_t>(order >> 40); }
    [[nodiscard]] std::uint8_t what() const { return static_cast<std::uint8_t>(order >> 32); }
    [[nodiscard]] std::uint32_t entity() const { return static_cast<std::uint32_t>(order); }

    friend bool operator==(const Entry&, const Entry&) = default;
    /// The order in which entries run: by time, then by rank, kind and index.
    friend bool operator<(const Entry& a, const Entry& b) {
        return a.at != b.at ? a.at < b.at : a.order < b.order;
    }
    /// The instant as the unsigned number that the wheel sorts by; instants are above -2^62.
    [[nodiscard]] std::uint64_t time() const {
        return static_cast<std::uint64_t>(at.seconds + (std::int64_t{1} << 62));
    }
};

/// Values of Entry::what beside those that the model uses for its own timers (below 100).
inline constexpr std::uint8_t arrival_entry = 100;
inline constexpr std::uint8_t departure_entry = 101;

///   Agenda agenda;
///   agenda.schedule({at, rank, what, entity});
///   while (!agenda.empty()) {
///       const Entry entry = agenda.next();
///       agenda.pop();
///   }
///
/// A priority queue of entries, earliest first. Entries are never removed early: the caller that
/// pops one checks that it is still wanted. So rescheduling is cheap and needs no handles. A value:
/// copies are independent.
class Agenda {
public:
    /// Adds an entry. Amortized O(1).
    void schedule(const Entry& entry) {
        HEADROOM_CHECK(entry < nothing);
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
    /// How many entries are scheduled, those that are not wanted any more included.
    [[nodiscard]] std::size_t size() const;
    /// The earliest entry. When there is none, one that is later than all others.
    [[nodiscard]] const Entry& next() const { return first_; }
    /// Takes out the earliest entry; there is one.
    void pop() {
        HEADROOM_CHECK(!empty());
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
        HEADROOM_CHECK(!empty() && first_.at < at);
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
    /// Forgets all entries.
    void clear() { *this = Agenda(); }

private:
    // Timers of one kind with a fixed delay are scheduled in the order in which they come due: for
    // them a ring does. What does not fit at the end of its ring goes to the wheel.
    static constexpr std::size_t rings = 8;
    static constexpr std::size_t wheel = rings;
    static constexpr std::size_t nowhere = rings + 1;
    // Later than every entry.
    static constexpr Entry nothing{Instant{std::numeric_limits<std::int64_t>::max()}};

    // Gives the place at which the entry lies now: a ring, or the wheel.
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

    // The earliest entry of a ring or of the wheel; null when it has none.
    const Entry* front_of(std::size_t place) {
        if (place == wheel) return wheel_.empty() ? nullptr : &wheel_.top();
        return rings_[place].empty() ? nullptr : &rings_[place].front();
    }

    // Looks for the two earliest entries among the fronts of all places.
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
    // `front` is the earliest entry of `place`: it may be the first or the second of all.
    void consider(const Entry& front, std::size_t place) {
        if (front < first_) {
            second_ = std::exchange(first_, front);
            source_ = place;
        } else if (front < second_) {
            second_ = front;
        }
    }

    std::array<Ring<Entry>, rings> rings_;  // by `what`, each in ascending order
    std::uint32_t used_rings_ = 0;          // bit i: ring i is not empty
    Wheel<Entry> wheel_;
    Entry first_ = nothing;
    std::size_t source_ = nowhere;  // where `first_` lies
    Entry second_ = nothing;        // the earliest of what lies elsewhere
};

}  // namespace headroom::engine
