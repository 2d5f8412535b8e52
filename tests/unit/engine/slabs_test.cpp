// A table that grows without moving what lies in it (core/engine/slabs.h).

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <vector>

#include "core/engine/slabs.h"

using headroom::engine::Slabs;

namespace {

Slabs<int> counted_up(std::size_t at_least) {
    Slabs<int> table;
    std::size_t filled = 0;
    while (table.size() < at_least) {
        table.grow();
        for (; filled < table.size(); ++filled) table[filled] = static_cast<int>(filled);
    }
    return table;
}

bool is_counted_up(Slabs<int>& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i] != static_cast<int>(i)) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("what lies in a table of slabs stays where it is while the table grows") {
    Slabs<int> table = counted_up(1);
    const int* const first = &table[0];
    std::size_t grown = 0;
    for (; table.size() < 100'000; ++grown) table.grow();
    CHECK(&table[0] == first);
    CHECK(table[Slabs<int>::slab_items - 1] == static_cast<int>(Slabs<int>::slab_items) - 1);
    CHECK(grown < 60);  // by a part of what there is, up to a limit
}

TEST_CASE("copies of a table of slabs are independent, what is moved keeps its places") {
    Slabs<int> table = counted_up(20'000);
    Slabs<int> copy = table;
    REQUIRE(copy.size() == table.size());
    CHECK(is_counted_up(copy));
    copy[19'999] = -1;
    CHECK(is_counted_up(table));

    const int* const last = &table[19'999];
    Slabs<int> moved = std::move(table);
    CHECK(&moved[19'999] == last);
    CHECK(is_counted_up(moved));

    copy = moved;
    CHECK(is_counted_up(copy));
    CHECK(&copy[0] != &moved[0]);
    moved = Slabs<int>();
    CHECK(moved.size() == 0);
    CHECK(is_counted_up(copy));
}

TEST_CASE(
    "items of a table of slabs begin where lines of the processor's memory begin, if they ask for "
    "it") {
    struct alignas(64) Line {
        int value = 0;
    };
    Slabs<Line> table;
    for (int i = 0; i < 40; ++i) {
        table.grow();
        const std::size_t newest = table.size() - 1;
        CHECK(reinterpret_cast<std::uintptr_t>(&table[newest]) % alignof(Line) == 0);
    }
}
