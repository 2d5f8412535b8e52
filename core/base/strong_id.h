#pragma once
// Identifiers that cannot be mixed up: a SiteId is not a KeyId, and neither is a number of
// licenses.

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace headroom {

/// An index into one table of the world, typed by the table it belongs to. Ids are dense, start at
/// 0 and are never reused, so that a trace can name entities for ever.
template <class Tag>
struct Id {
    static constexpr std::uint32_t none_value = 0xFFFFFFFFu;
    std::uint32_t value = none_value;

    constexpr Id() = default;
    template <std::unsigned_integral Index>
    constexpr explicit Id(Index index) : value(static_cast<std::uint32_t>(index)) {}

    /// True when this id names an entity; a default-constructed id names none.
    [[nodiscard]] constexpr bool valid() const { return value != none_value; }
    [[nodiscard]] constexpr std::size_t index() const { return value; }

    friend constexpr bool operator==(Id, Id) = default;
    friend constexpr bool operator<(Id a, Id b) { return a.value < b.value; }
};

/// A whole number of licenses or Macs. Signed, because the raw main license pool may be negative.
using Count = std::int64_t;

}  // namespace headroom
