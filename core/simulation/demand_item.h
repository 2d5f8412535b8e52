#pragma once
// What waits in the queue of the demand: Macs that will come and Macs that will leave.

#include <cstdint>

#include "core/licensing/ids.h"

namespace headroom::simulation {

/// An arrival at a site, or the departure of a Mac, some seconds after the demand began. It has
/// eight bytes, because there is one for every Mac of a fleet. Seconds fill 32 bits: 136 years.
class DemandItem {
public:
    DemandItem() = default;
    /// `index` of the demand to which Macs come.
    static DemandItem arrival(std::uint32_t after, std::uint32_t index) { return {after, index}; }
    /// The Mac leaves, wherever it is managed then.
    static DemandItem departure(std::uint32_t after, licensing::MacId mac) {
        return {after, leaves | mac.value};
    }

    /// Seconds since the demand began.
    [[nodiscard]] std::uint32_t time() const { return static_cast<std::uint32_t>(word_ >> 32); }
    /// Whether a Mac leaves; otherwise Macs come.
    [[nodiscard]] bool is_departure() const { return (word_ & leaves) != 0; }
    /// Of an arrival: the demand that it belongs to.
    [[nodiscard]] std::uint32_t index() const { return low(); }
    /// Of a departure: the Mac that leaves.
    [[nodiscard]] licensing::MacId mac() const { return licensing::MacId{low()}; }

    /// For prefetching without a branch: the Mac of a departure, else Mac 0; the demand of an
    /// arrival, else demand 0.
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
