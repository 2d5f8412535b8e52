#pragma once
// A first-in, first-out queue in one block of memory: pushing and popping are O(1) and allocate
// only when the queue is longer than ever before. The agenda keeps timers with a fixed delay in
// such queues, because they come due in the order in which they were scheduled.

#include <cstddef>
#include <vector>

#include "core/base/check.h"

namespace headroom::engine {

/// `Item` is default-constructible and cheap to copy. A value: copies are independent.
template <class Item>
class Ring {
public:
    /// Whether nothing waits; then front, back and pop have no meaning.
    [[nodiscard]] bool empty() const { return begin_ == end_; }
    /// How many items wait.
    [[nodiscard]] std::size_t size() const { return end_ - begin_; }
    /// The oldest item; the queue is not empty.
    [[nodiscard]] const Item& front() const {
        HEADROOM_CHECK(!empty());
        return items_[begin_ & mask_];
    }
    /// The newest item; the queue is not empty.
    [[nodiscard]] const Item& back() const {
        HEADROOM_CHECK(!empty());
        return items_[(end_ - 1) & mask_];
    }

    /// Adds an item behind all others. Amortized O(1).
    void push(const Item& item) {
        if (size() == items_.size()) grow();
        items_[end_++ & mask_] = item;
    }
    /// Takes out the oldest item; the queue is not empty.
    void pop() {
        HEADROOM_CHECK(!empty());
        ++begin_;
    }

private:
    // Doubles the capacity; the items move to the beginning. Kept out of the inlined push().
    [[gnu::noinline]] void grow() {
        std::vector<Item> larger(items_.empty() ? 8 : 2 * items_.size());
        const std::size_t count = size();
        for (std::size_t i = 0; i < count; ++i) larger[i] = items_[(begin_ + i) & mask_];
        items_.swap(larger);
        mask_ = items_.size() - 1;
        begin_ = 0;
        end_ = count;
    }

    // begin_ and end_ only grow. The capacity is a power of two, so that a bit mask replaces the
    // division that finds an item.
    std::vector<Item> items_;
    std::size_t mask_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace headroom::engine
