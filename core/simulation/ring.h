#pragma once
// A first-in, first-out queue in one block of memory that is used over and over.

#include <cstddef>
#include <vector>

namespace headroom::simulation {

template <class Item>
class Ring {
public:
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const Item& front() const { return items_[begin_]; }
    [[nodiscard]] const Item& back() const { return items_[(begin_ + size_ - 1) & mask()]; }

    void push(const Item& item) {
        if (size_ == items_.size()) grow();
        items_[(begin_ + size_) & mask()] = item;
        ++size_;
    }
    void pop() {
        begin_ = (begin_ + 1) & mask();
        --size_;
    }

private:
    // The number of places is a power of two, so that a place is found without a division.
    [[nodiscard]] std::size_t mask() const { return items_.size() - 1; }

    void grow() {
        std::vector<Item> larger(items_.empty() ? 8 : 2 * items_.size());
        for (std::size_t i = 0; i < size_; ++i) larger[i] = items_[(begin_ + i) & mask()];
        items_.swap(larger);
        begin_ = 0;
    }

    std::vector<Item> items_;
    std::size_t begin_ = 0;
    std::size_t size_ = 0;
};

}  // namespace headroom::simulation
