#pragma once
// A first-in, first-out queue in one block of memory that is used over and over.

#include <cstddef>
#include <vector>

namespace headroom::engine {

template <class Item>
class Ring {
public:
    [[nodiscard]] bool empty() const { return begin_ == end_; }
    [[nodiscard]] std::size_t size() const { return end_ - begin_; }
    [[nodiscard]] const Item& front() const { return items_[begin_ & mask_]; }
    [[nodiscard]] const Item& back() const { return items_[(end_ - 1) & mask_]; }

    void push(const Item& item) {
        if (size() == items_.size()) grow();
        items_[end_++ & mask_] = item;
    }
    void pop() { ++begin_; }

private:
    [[gnu::noinline]] void grow() {
        std::vector<Item> larger(items_.empty() ? 8 : 2 * items_.size());
        const std::size_t count = size();
        for (std::size_t i = 0; i < count; ++i) larger[i] = items_[(begin_ + i) & mask_];
        items_.swap(larger);
        mask_ = items_.size() - 1;
        begin_ = 0;
        end_ = count;
    }

    // Places count on for ever; the number of items in memory is a power of two, so that one is
    // found without a division.
    std::vector<Item> items_;
    std::size_t mask_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace headroom::engine
