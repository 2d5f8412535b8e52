#pragma once
// A table that grows in place: its items never move, and growing copies nothing. A vector would
// copy all items, and for a moment need three times the memory.

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/large_pages.h"

namespace headroom::engine {

/// Items are default-made. A value: copies are independent.
template <class T>
class Slabs {
public:
    /// Items come in slabs of this many; finding one is a division by a constant and two reads.
    static constexpr std::size_t slab_items = 64;

    Slabs() = default;
    Slabs(const Slabs& other) : blocks_(other.blocks_) {
        for (Block& block : blocks_) add_slabs_of(block);
    }
    Slabs(Slabs&&) noexcept = default;
    Slabs& operator=(Slabs other) noexcept {
        blocks_.swap(other.blocks_);
        slabs_.swap(other.slabs_);
        return *this;
    }
    ~Slabs() = default;

    /// How many items there is room for; all of them exist.
    [[nodiscard]] std::size_t size() const { return slabs_.size() * slab_items; }
    /// The item at a place below size(). O(1).
    [[nodiscard]] T& operator[](std::size_t i) {
        HEADROOM_CHECK(i < size());
        return slabs_[i / slab_items][i % slab_items];
    }

    /// Makes room for more items, about a quarter of what there is.
    void grow() {
        const std::size_t more = std::clamp<std::size_t>(slabs_.size() / 4, 1, most_slabs);
        add_slabs_of(blocks_.emplace_back(more * slab_items));
    }

private:
    // With items of 512 bytes such a block is large enough for the large pages of the system.
    static constexpr std::size_t most_slabs = 64;
    using Block = std::vector<T, LargePages<T>>;

    // Lists the slabs of a new block, or of a copied one.
    void add_slabs_of(Block& block) {
        for (std::size_t i = 0; i < block.size(); i += slab_items) slabs_.push_back(&block[i]);
    }

    std::vector<Block> blocks_;
    std::vector<T*> slabs_;  // parts of the blocks, all of slab_items items
};

}  // namespace headroom::engine
