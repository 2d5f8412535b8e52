#pragma once
// What waits in the queue of the demand.

#include <cstdint>

#include "core/licensing/ids.h"

namespace headroom::simulation {

/// What the demand has in store: a site to which Macs come, or a Mac that leaves, so many seconds
/// after the demand began. One word, because there is one for every Mac of a fleet.
class DemandItem {
public:
    DemandItem() = default;
    /// `index` of the demand to which Macs come.
    static DemandItem arrival(std::uint32_t after, std::uint32_t index) { return {after, index}; }
    static DemandItem departure(std::uint32_t after, licensing::MacId mac) {
        return {after, leaves | mac.value};
    }

    [[nodiscard]] std::uint32_t time() const { return static_cast<std::uint32_t>(word_ >> 32); }
    [[nodiscard]] bool is_departure() const { return (word_ & leaves) != 0; }
    [[nodiscard]] std::uint32_t index() const { return low(); }
    [[nodiscard]] licensing::MacId mac() const { return licensing::MacId{low()}; }

    /// For looking at what it is about without a branch: its Mac, or the first of all; its demand,
    /// or the first.
    [[nodiscard]] licensing::MacId mac_or_first() const {
        return licensing::MacId{low() & departure_mask()};
    }
    [[nodiscard]] std::uint32_t index_or_first() const { return low() & ~departure_mask(); }

    /// At the same instant arrivals come before departures.
    friend bool operator<(DemandItem a, DemandItem b) { return a.word_ < b.word_; }
    friend bool operator==(DemandItem, DemandItem) = default;

private:
    static constexpr std::uint32_t leaves = 0x80000000u;
    DemandItem(std::uint32_t after, std::uint32_t who) : word_(std::uint64_t{after} << 32 | who) {}
    [[nodiscard]] std::uint32_t low() const { return static_cast<std::uint32_t>(word_) & ~leaves; }

    // All bits set for a departure.
    [[nodiscard]] std::uint32_t departure_mask() const {
        return 0u - (static_cast<std::uint32_t>(word_) >> 31);
    }

    std::uint64_t word_ = 0;
};

}  // namespace headroom::simulation
