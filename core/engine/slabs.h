#pragma once
// A table that grows in place: what lies in it never moves, and growing copies nothing.

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/base/large_pages.h"

namespace headroom::engine {

/// Items are default-made. A value: copies are independent.
template <class T>
class Slabs {
public:
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

    [[nodiscard]] std::size_t size() const { return slabs_.size() * slab_items; }
    [[nodiscard]] T& operator[](std::size_t i) { return slabs_[i / slab_items][i % slab_items]; }

    /// Makes room for some more items, about a quarter of what there is.
    void grow() {
        const std::size_t more = std::clamp<std::size_t>(slabs_.size() / 4, 1, most_slabs);
        add_slabs_of(blocks_.emplace_back(more * slab_items));
    }

private:
    // Large enough to get large pages, if T has 512 bytes.
    static constexpr std::size_t most_slabs = 64;
    using Block = std::vector<T, LargePages<T>>;

    void add_slabs_of(Block& block) {
        for (std::size_t i = 0; i < block.size(); i += slab_items) slabs_.push_back(&block[i]);
    }

    std::vector<Block> blocks_;
    std::vector<T*> slabs_;  // parts of the blocks, all of one size so that one is found at once
};

}  // namespace headroom::engine
