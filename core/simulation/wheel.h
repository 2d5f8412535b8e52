#pragma once
// The fast part of the agenda: a queue for things that are taken out in the order of time.
//
// A radix queue: what is still far is kept unsorted in buckets, by the highest byte in which its
// time differs from the instant up to which the queue was opened, and by the value of that byte.
// When everything opened is used up, the next bucket is opened: a small one is sorted and taken as
// it is, a large one is dealt out to the buckets of the byte below. So an item is moved at most once
// a byte, no bucket width has to be guessed, and time in which nothing happens costs nothing.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace headroom::simulation {

/// `Item` is small and trivially copyable, has `time()` (unsigned, above 0) and operator<
/// that orders by time first; items that compare equal are indistinguishable. A value: copies are
/// independent.
template <class Item>
class Wheel {
public:
    void push(const Item& item) {
        ++size_;
        if (item.time() <= opened_) {
            insert_late(item);
        } else {
            put_away(item);
        }
    }

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// The earliest item; the queue is not empty.
    [[nodiscard]] const Item& top() {
        if (sorted_.empty() && late_.empty()) open_next();
        return late_is_first() ? late_.front() : sorted_.back();
    }

    /// Takes out what `top` gave; call that first.
    void pop() {
        --size_;
        if (late_is_first()) {
            std::pop_heap(late_.begin(), late_.end(), later);
            late_.pop_back();
        } else {
            sorted_.pop_back();
        }
    }

    void clear() { *this = Wheel(); }

    /// What will probably be the top after `n` more pops; null when that is not known cheaply. For
    /// fetching from memory what it is about.
    [[nodiscard]] const Item* ahead(std::size_t n) const {
        return n < sorted_.size() ? &sorted_[sorted_.size() - 1 - n] : nullptr;
    }

private:
    using Time = decltype(Item().time());
    using Index = std::uint32_t;
    static constexpr Index none = 0;  // chunk 0 is never used
    static constexpr std::size_t chunk_items = 15;
    static constexpr std::size_t slab_chunks = 256;
    static constexpr std::size_t small = 160;  // a bucket of no more is sorted as it is
    static constexpr std::size_t handful = 24;

    struct Chunk {
        Index next = none;
        std::uint32_t count = 0;
        std::array<Item, chunk_items> items;
    };
    struct Bucket {
        Index chunk = none;  // the one being filled; full ones follow
        std::uint32_t count = 0;
    };
    struct Level {
        std::array<std::uint64_t, 4> used{};  // bit i: bucket i is not empty
        std::array<Bucket, 256> buckets{};
    };

    static bool later(const Item& a, const Item& b) { return b < a; }

    bool late_is_first() const {
        return !late_.empty() && (sorted_.empty() || late_.front() < sorted_.back());
    }

    void insert_late(const Item& item) {
        // Close to the front it goes where it belongs; a crowd of late ones becomes a heap.
        constexpr std::size_t near = 16;
        const std::size_t size = sorted_.size();
        if (size <= near || item < sorted_[size - near]) {
            auto place = sorted_.end();
            while (place != sorted_.begin() && *std::prev(place) < item) --place;
            sorted_.insert(place, item);
        } else {
            late_.push_back(item);
            std::push_heap(late_.begin(), late_.end(), later);
        }
    }

    Chunk& chunk_at(Index index) { return slabs_[index / slab_chunks][index % slab_chunks]; }

    Index new_chunk() {
        if (free_ != none) {
            const Index index = free_;
            Chunk& chunk = chunk_at(index);
            free_ = chunk.next;
            return index;
        }
        if (slabs_.empty() || slabs_.back().size() == slab_chunks) {
            slabs_.emplace_back();  // slabs never move, so that growth copies nothing
            slabs_.back().reserve(slab_chunks);
            if (slabs_.size() == 1) slabs_.back().emplace_back();
        }
        slabs_.back().emplace_back();
        return static_cast<Index>((slabs_.size() - 1) * slab_chunks + slabs_.back().size() - 1);
    }

    void put_away(const Item& item) {
        const auto time = item.time();
        const auto difference = static_cast<Time>(time ^ opened_);
        const int level = difference == 0 ? 0 : (static_cast<int>(std::bit_width(difference)) - 1) / 8;
        if (static_cast<std::size_t>(level) >= levels_.size()) {
            levels_.resize(static_cast<std::size_t>(level) + 1);
        }
        Level& at = levels_[static_cast<std::size_t>(level)];
        const auto slot = static_cast<std::size_t>((time >> (8 * level)) & 255);
        Bucket& bucket = at.buckets[slot];
        if (bucket.chunk == none) {
            bucket.chunk = new_chunk();
            Chunk& first = chunk_at(bucket.chunk);
            first.next = none;
            first.count = 0;
            at.used[slot / 64] |= std::uint64_t{1} << (slot % 64);
        } else if (chunk_at(bucket.chunk).count == chunk_items) {
            const Index full = bucket.chunk;
            bucket.chunk = new_chunk();
            Chunk& next = chunk_at(bucket.chunk);
            next.next = full;
            next.count = 0;
        }
        Chunk& chunk = chunk_at(bucket.chunk);
        chunk.items[chunk.count++] = item;
        ++bucket.count;
    }

    static int first_used(const Level& level) {
        for (std::size_t word = 0; word < 4; ++word) {
            if (level.used[word] != 0) {
                return static_cast<int>(64 * word) + std::countr_zero(level.used[word]);
            }
        }
        return -1;
    }

    // Makes `sorted_` hold the earliest items. The lowest level that holds anything has them.
    void open_next() {
        std::size_t level = 0;
        int slot = -1;
        for (;;) {
            while ((slot = first_used(levels_[level])) < 0) ++level;
            if (level == 0 || levels_[level].buckets[static_cast<std::size_t>(slot)].count <= small) {
                break;
            }
            deal_out(level, static_cast<std::size_t>(slot));
            level = 0;
        }
        take(level, static_cast<std::size_t>(slot));
        // A good handful at once: buckets of a sparse time hold one or two each.
        while (sorted_.size() < handful && (slot = first_used(levels_[level])) >= 0 &&
               levels_[level].buckets[static_cast<std::size_t>(slot)].count <= handful) {
            take(level, static_cast<std::size_t>(slot));
        }
        std::sort(sorted_.begin(), sorted_.end(), later);
    }

    Bucket detach(std::size_t level, std::size_t slot) {
        levels_[level].used[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
        return std::exchange(levels_[level].buckets[slot], Bucket());
    }

    // The first instant of a bucket: the bytes above its own are those of what was opened last.
    Time begin_of(std::size_t level, std::size_t slot) const {
        const auto shift = 8 * static_cast<int>(level);
        const bool highest = level + 1 == sizeof(Time);
        const Time above = highest ? Time{0}
                                   : static_cast<Time>(opened_ >> (shift + 8) << (shift + 8));
        return static_cast<Time>(above | static_cast<Time>(static_cast<Time>(slot) << shift));
    }

    void deal_out(std::size_t level, std::size_t slot) {
        const Bucket bucket = detach(level, slot);
        opened_ = begin_of(level, slot);
        for (Index index = bucket.chunk; index != none;) {
            const Chunk chunk = chunk_at(index);  // a copy: its place may be used again at once
            chunk_at(index).next = free_;
            free_ = index;
            for (std::uint32_t i = 0; i < chunk.count; ++i) put_away(chunk.items[i]);
            index = chunk.next;
        }
    }

    void take(std::size_t level, std::size_t slot) {
        const Bucket bucket = detach(level, slot);
        for (Index index = bucket.chunk; index != none;) {
            Chunk& chunk = chunk_at(index);
            sorted_.insert(sorted_.end(), chunk.items.begin(), chunk.items.begin() + chunk.count);
            const Index next = chunk.next;
            chunk.next = free_;
            free_ = index;
            index = next;
        }
        // The bucket's last instant; what is put away from now on lies beyond it.
        opened_ = static_cast<Time>(begin_of(level, slot) | ((Time{1} << (8 * level)) - 1));
    }

    std::vector<Item> sorted_;  // the next ones, the earliest last
    std::vector<Item> late_;    // a heap of those pushed before the horizon
    std::vector<Level> levels_ = std::vector<Level>(1);
    std::vector<std::vector<Chunk>> slabs_;
    Index free_ = none;
    Time opened_ = 0;  // everything up to here has been opened
    std::size_t size_ = 0;
};

}  // namespace headroom::simulation
