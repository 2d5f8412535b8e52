#pragma once
// Many lists of small items in one store, for the buckets of the wheel. Items lie in chunks of 64;
// the chunks of a list that is taken out serve other lists.

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/inline.h"
#include "core/base/prefetch.h"
#include "core/engine/slabs.h"

namespace headroom::engine {

/// The lists know their length and their newest chunk; all items are here.
///
///   ChunkStore<Entry> store;
///   ChunkStore<Entry>::List list;
///   store.add(list, entry);
///   store.take_out(list, [](std::span<const Entry> some) { ... });
///
/// A value: copies are independent, and a list of the original names the same items in the copy.
template <class Item>
class ChunkStore {
public:
    using Index = std::uint32_t;

    /// One list, without its items. Their order does not matter.
    struct List {
        Index newest = 0;  // the chunk that is being filled; the others are full
        std::uint32_t size = 0;
    };

    /// Whether add() had to begin another chunk: always for the first item of a list.
    enum class Added : std::uint8_t { in_same_chunk, in_new_chunk };
    /// Appends an item to the list. O(1).
    Added add(List& list, const Item& item) {
        const std::uint32_t place = list.size++ % chunk_items;
        if (place == 0) [[unlikely]]
            list.newest = new_chunk(list.size == 1 ? none : list.newest);
        chunk(list.newest).items[place] = item;
        return place == 0 ? Added::in_new_chunk : Added::in_same_chunk;
    }

    /// Gives all items to `use`, some at a time, and frees their chunks; `use` may add to other
    /// lists meanwhile.
    template <class Use>
    void take_out(List list, Use use) {
        Index index = list.newest;
        Index ahead = fetch_first(list);
        for (std::uint32_t left = list.size; left != 0;) {
            const std::uint32_t here = (left - 1) % chunk_items + 1;
            use(std::span(std::as_const(chunk(index).items)).first(here));
            left -= here;
            const Index next = next_[index];
            next_[index] = free_;
            free_ = index;
            index = next;
            if (ahead != none) ahead = fetch(ahead);
        }
    }

    /// Prefetches the first chunks of a list. Gives the chunk after those, or `none`.
    HEADROOM_ALWAYS_INLINE Index fetch_first(List list) {
        constexpr int chunks_ahead = 3;
        if (list.size == 0) return none;
        Index index = list.newest;
        for (int i = 0; i < chunks_ahead && index != none; ++i) index = fetch(index);
        return index;
    }

private:
    // Enough that finding the next chunk costs little, few enough that a short list wastes little.
    static constexpr std::uint32_t chunk_items = 64;
    static constexpr Index none = 0xFFFFFFFFu;

    struct alignas(64) Chunk {
        std::array<Item, chunk_items> items;
    };

    Chunk& chunk(Index index) {
        HEADROOM_CHECK(index < next_.size());
        return chunks_[index];
    }

    // Prefetches the items of a chunk. Gives the chunk behind it.
    HEADROOM_ALWAYS_INLINE Index fetch(Index index) {
        const Chunk& soon = chunk(index);
        for (std::size_t i = 0; i < chunk_items; i += 64 / sizeof(Item)) {
            prefetch(&soon.items[i]);
        }
        return next_[index];
    }

    // An empty chunk in front of `next`: a free one, or one that is made.
    [[gnu::noinline]] Index new_chunk(Index next) {
        Index index = free_;
        if (index != none) {
            free_ = next_[index];
        } else {
            index = static_cast<Index>(next_.size());
            if (index == chunks_.size()) chunks_.grow();
            next_.push_back(none);
        }
        next_[index] = next;
        return index;
    }

    Slabs<Chunk> chunks_;
    std::vector<Index> next_;  // of every chunk: the one behind it in its list, or in the free ones
    Index free_ = none;        // the first of the free chunks
};

}  // namespace headroom::engine
