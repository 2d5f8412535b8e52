#pragma once
// The fast part of the agenda: a queue for things that are taken out in the order of time.
//
// A radix queue: what is still far is kept unsorted in buckets, by the highest byte in which its
// time differs from the instant up to which the queue was opened, and by the value of that byte.
// When everything opened is used up, the next bucket is opened: a small one is sorted and taken as
// it is, a large one is dealt out to the buckets of the byte below. So an item is moved at most
// once a byte, no bucket width has to be guessed, and time in which nothing happens costs nothing.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/inline.h"
#include "core/base/prefetch.h"
#include "core/engine/chunk_store.h"
#include "core/engine/sort_by_time.h"

namespace headroom::engine {

///   Wheel<Entry> wheel;
///   wheel.push(entry);
///   while (!wheel.empty()) { use(wheel.top()); wheel.pop(); }
///
/// `Item` is small and trivially copyable, has `time()` (unsigned, above 0) and operator<
/// that orders by time first; items that compare equal are indistinguishable. A value: copies are
/// independent.
template <class Item>
class Wheel {
    static_assert(std::is_trivially_copyable_v<Item>);

public:
    /// How far `ahead` sees: far enough to hide the time that the memory takes.
    static constexpr std::size_t furthest_ahead =
        prefetches_at_once > 1 ? prefetches_at_once + 8 : 24;

    /// Adds an item. One that is earlier than items that were taken out already is taken out next.
    /// Amortized O(1): an item is moved at most once for each byte of its time.
    HEADROOM_ALWAYS_INLINE void push(const Item& item) {
        ++size_;
        if (item.time() <= opened_) [[unlikely]] {
            insert_late(item);
        } else {
            put_away(item);
        }
    }

    /// Whether nothing is left to take out.
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// The earliest item; the queue is not empty.
    [[nodiscard]] HEADROOM_ALWAYS_INLINE const Item& top() {
        HEADROOM_CHECK(!empty());
        if (opened() < lookahead && opened() + late_.size() < size_) [[unlikely]]
            open_more();
        if (late_.empty()) [[likely]]
            return opened_items_[front_];
        return late_is_first() ? late_.front() : opened_items_[front_];
    }

    /// Takes out what `top` gave; call that first.
    HEADROOM_ALWAYS_INLINE void pop() {
        HEADROOM_CHECK(!empty());
        HEADROOM_CHECK(opened() != 0 || !late_.empty());
        --size_;
        if (!late_.empty() && late_is_first()) [[unlikely]] {
            std::pop_heap(late_.begin(), late_.end(), later);
            late_.pop_back();
        } else {
            ++front_;
        }
    }

    /// Forgets all items and where the queue was opened.
    void clear() { *this = Wheel(); }

    /// What will probably be the top after `n` more pops, up to `furthest_ahead`, or some item that
    /// was there, or a default-made one. For prefetching what the item is about.
    [[nodiscard]] HEADROOM_ALWAYS_INLINE Item ahead(std::size_t n) const {
        HEADROOM_CHECK(n <= furthest_ahead);
        return opened_items_[front_ + n];
    }

private:
    using Time = decltype(Item().time());
    // A bucket of no more items is sorted as it is; a larger one is dealt out first.
    static constexpr std::size_t small = 400;
    // The least number of opened items, so that `ahead` can look that far.
    static constexpr std::size_t lookahead = furthest_ahead + 8;
    // Opening stops at this number of items.
    static constexpr std::size_t handful = lookahead + 16;
    static constexpr std::size_t room = 32;  // in front of the opened items, for late ones
    static constexpr std::size_t padding = furthest_ahead + 1;  // behind them

    // The buckets of one byte of the time.
    struct Level {
        std::array<std::uint64_t, 4> used{};  // bit i: bucket i is not empty
        std::array<typename ChunkStore<Item>::List, 256> buckets{};
    };

    // The order of the heap of late items: its first item is the earliest.
    static bool later(const Item& a, const Item& b) { return b < a; }

    // How many items are sorted and wait to be taken out.
    std::size_t opened() const { return end_ - front_; }

    // There are late ones, and the first of them is the first of all.
    bool late_is_first() const { return opened() == 0 || late_.front() < opened_items_[front_]; }

    // An item whose bucket was opened already. Rare, so it is kept out of the inlined push().
    [[gnu::noinline]] void insert_late(const Item& item) {
        // Close to the front it goes where it belongs; a crowd of late ones becomes a heap.
        constexpr std::size_t near = 16;
        if (front_ != 0 && (opened() <= near || item < opened_items_[front_ + near])) {
            insert_near_front(item);
        } else {
            late_.push_back(item);
            std::push_heap(late_.begin(), late_.end(), later);
        }
    }

    // Those before it move one place towards the front, where there is room.
    void insert_near_front(const Item& item) {
        std::size_t place = --front_;
        while (place + 1 < end_ && opened_items_[place + 1] < item) {
            opened_items_[place] = opened_items_[place + 1];
            ++place;
        }
        opened_items_[place] = item;
    }

    // Into the bucket of its level: the highest byte in which its time differs from `opened_`.
    void put_away(const Item& item) {
        const auto time = item.time();
        // Without a difference (the first instant of a bucket that is dealt out) it is the lowest.
        const auto difference = static_cast<std::uint64_t>(time ^ opened_) | 1;
        const auto level = static_cast<std::size_t>(63 - std::countl_zero(difference)) / 8;
        Level& at = levels_[level];
        const auto slot = static_cast<std::size_t>(time >> (8 * level) & 255);
        if (store_.add(at.buckets[slot], item) == ChunkStore<Item>::Added::in_new_chunk) {
            at.used[slot / 64] |= std::uint64_t{1} << (slot % 64);
        }
    }

    // The first bucket that is not empty; -1 when there is none.
    static int first_used(const Level& level) {
        for (std::size_t word = 0; word < 4; ++word) {
            if (level.used[word] != 0) {
                return static_cast<int>(64 * word) + std::countr_zero(level.used[word]);
            }
        }
        return -1;
    }

    // Opens the earliest of the items that were put away: they come after all that are opened. The
    // lowest level that holds anything has them.
    [[gnu::noinline]] void open_more() {
        make_room_in_front();
        std::size_t level = 0;
        int slot = -1;
        for (;;) {
            while ((slot = first_used(levels_[level])) < 0) ++level;
            if (level == 0 ||
                levels_[level].buckets[static_cast<std::size_t>(slot)].size <= small) {
                break;
            }
            deal_out(level, static_cast<std::size_t>(slot));
            level = 0;
        }
        take(level, static_cast<std::size_t>(slot));
        // A good handful at once: buckets of a sparse time hold one or two each.
        while (opened() < handful && (slot = first_used(levels_[level])) >= 0 &&
               levels_[level].buckets[static_cast<std::size_t>(slot)].size <= handful) {
            take(level, static_cast<std::size_t>(slot));
        }
        if ((slot = first_used(levels_[level])) >= 0) {  // the bucket that will be the next
            (void)store_.fetch_first(levels_[level].buckets[static_cast<std::size_t>(slot)]);
        }
    }

    // What is left of the opened items moves to the beginning, behind free places for late ones.
    // (Only when more is opened, so that the move is paid for by the items that come behind.)
    void make_room_in_front() {
        const std::size_t left = opened();
        provide(room + left);
        std::memmove(opened_items_.data() + room, opened_items_.data() + front_,
                     left * sizeof(Item));
        front_ = room;
        end_ = room + left;
    }

    // Makes room for items up to `end`.
    void provide(std::size_t end) {
        if (opened_items_.size() < end + padding) opened_items_.resize(2 * end + padding);
    }

    // Empties the bucket and gives what was in it.
    auto detach(std::size_t level, std::size_t slot) {
        HEADROOM_CHECK(levels_[level].buckets[slot].size != 0);
        levels_[level].used[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
        return std::exchange(levels_[level].buckets[slot], {});
    }

    // The first instant of a bucket: the bytes above its own are those of what was opened last.
    Time begin_of(std::size_t level, std::size_t slot) const {
        const auto shift = 8 * static_cast<int>(level);
        const bool highest = level + 1 == sizeof(Time);
        const Time above =
            highest ? Time{0} : static_cast<Time>(opened_ >> (shift + 8) << (shift + 8));
        return static_cast<Time>(above | static_cast<Time>(static_cast<Time>(slot) << shift));
    }

    // Distributes the items of a large bucket over the buckets of the byte below.
    void deal_out(std::size_t level, std::size_t slot) {
        HEADROOM_CHECK(level > 0);
        const auto bucket = detach(level, slot);
        opened_ = begin_of(level, slot);
        store_.take_out(bucket, [&](std::span<const Item> items) {
            for (const Item& item : items) put_away(item);
        });
    }

    // Sorts the items of a bucket behind those that are opened.
    void take(std::size_t level, std::size_t slot) {
        const auto bucket = detach(level, slot);
        const Time begin = begin_of(level, slot);
        taken_.clear();
        store_.take_out(bucket, [&](std::span<const Item> items) {
            taken_.insert(taken_.end(), items.begin(), items.end());
        });
        provide(end_ + taken_.size());
        sort_by_time<Item>(taken_, begin, 8 * static_cast<int>(level), opened_items_.data() + end_);
        end_ += taken_.size();
        // The bucket's last instant; what is put away from now on lies beyond it.
        opened_ = static_cast<Time>(begin | ((Time{1} << (8 * level)) - 1));
    }

    std::vector<Item> opened_items_ =
        std::vector<Item>(room + padding);  // [front_, end_): ascending
    std::size_t front_ = room;
    std::size_t end_ = room;
    std::vector<Item> taken_;  // scratch memory of take()
    std::vector<Item> late_;   // a heap of those pushed before the horizon
    std::array<Level, sizeof(Time)> levels_;
    ChunkStore<Item> store_;
    Time opened_ = 0;  // everything up to here has been opened
    std::size_t size_ = 0;
};

}  // namespace headroom::engine
