#pragma once
// Sorts a few hundred items whose times are spread over a known interval, in time proportional to
// their number. For the wheel.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>

#include "core/base/check.h"

namespace headroom::engine {

/// Inserts every item where it belongs among those before it: quick for nearly sorted ones.
template <class Item>
void sort_by_insertion(std::span<Item> items) {
    for (std::size_t i = 1; i < items.size(); ++i) {
        const Item item = items[i];
        std::size_t place = i;
        for (; place > 0 && item < items[place - 1]; --place) items[place] = items[place - 1];
        items[place] = item;
    }
}

/// Writes the items to `out` in the order of operator<. All times lie in [begin, begin + 2^bits),
/// as a rule evenly. The interval is divided into as many parts as there are items, and each item
/// is put into its part; then every item is at most a few places from where it belongs, and an
/// insertion sort finishes. `out` has room for all items.
template <class Item, class Time>
void sort_by_time(std::span<const Item> items, Time begin, int bits, Item* out) {
    // More items than `most` do not fit into the table of places; with a few, or when many share
    // one part, dividing costs more than it saves.
    constexpr std::size_t most = 512;
    constexpr std::size_t few = 8;
    constexpr std::uint16_t crowd = 16;
    const std::span<Item> sorted(out, items.size());
    const auto copy_and_sort = [&] {
        std::copy(items.begin(), items.end(), out);
        std::sort(sorted.begin(), sorted.end());
    };
    if (items.size() <= few) {
        std::copy(items.begin(), items.end(), out);
        return sort_by_insertion(sorted);
    }
    if (items.size() > most || bits == 0) return copy_and_sort();

    const int part_bits = std::min(bits, static_cast<int>(std::bit_width(items.size())));
    const auto part_of = [&](const Item& item) {
        HEADROOM_CHECK(item.time() >= begin);
        return static_cast<std::size_t>((item.time() - begin) >> (bits - part_bits));
    };
    std::array<std::uint16_t, 2 * most> places;  // of each part: its size, then where it begins
    std::fill_n(places.begin(), std::size_t{1} << part_bits, std::uint16_t{0});
    for (const Item& item : items) ++places[part_of(item)];
    std::uint16_t sum = 0;
    std::uint16_t fullest = 0;
    for (std::size_t i = 0; i < std::size_t{1} << part_bits; ++i) {
        fullest = std::max(fullest, places[i]);
        sum = static_cast<std::uint16_t>(sum + std::exchange(places[i], sum));
    }
    if (fullest > crowd) return copy_and_sort();
    for (const Item& item : items) out[places[part_of(item)]++] = item;
    sort_by_insertion(sorted);
}

}  // namespace headroom::engine
