// What the formulas of docs/rules.md, Arithmetic do beside the vectors: invalid keys, shortage,
// running sums.

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/licensing/license_arithmetic.h"
#include "tests/unit/licensing/key_type_letters.h"

using namespace headroom;
using namespace headroom::licensing;
using namespace headroom::testing;

TEST_CASE("Macs behind an invalid key are unlicensed and enter no sum (7.1, SBL-52)") {
    // Example 6: A expires, its 20 go back to the pool, its 14 Macs stay without a license.
    const std::vector<KeyUse> keys{{P, 0, 10, true}, {R, 20, 14, false}, {D, 15, 5, true}};
    const auto figures = compute_figures(50, keys);
    CHECK(figures.sums.main_pool_raw() == 35);
    CHECK(figures.sums.used() == 15);
    CHECK(figures.keys[0].max == 50);
    CHECK(figures.keys[1].max == 20);
    CHECK(figures.keys[1].used == 14);
    CHECK(figures.keys[1].available == 0);
    CHECK(figures.keys[1].limit == 0);
    CHECK(figures.keys[1].excess == 14);
}

TEST_CASE("an invalid key without Macs is at its limit of 0, not over it") {
    const auto figures = compute_figures(5, std::vector<KeyUse>{{R, 3, 0, false}});
    CHECK(figures.keys[0].at_limit);
    CHECK_FALSE(figures.keys[0].exceeded);
}

TEST_CASE("a shared shortage exceeds every pool key by the same number (example 8)") {
    const std::vector<KeyUse> keys{{P, 0, 16, true}, {D, 20, 10, true}, {R, 12, 9, true}};
    const auto figures = compute_figures(34, keys);
    CHECK(figures.sums.main_pool_raw() == -4);
    CHECK(figures.sums.main_pool() == 0);
    CHECK(figures.sums.used() == 35);
    CHECK(figures.sums.available() == 0);
    CHECK(figures.keys[0].excess == 4);
    CHECK(figures.keys[1].excess == 4);
    CHECK_FALSE(figures.keys[2].exceeded);
    CHECK(figures.keys[2].available == 3);
}

TEST_CASE("overflow of a Reserved key hurts nobody else (example 9)") {
    const auto figures = compute_figures(10, std::vector<KeyUse>{{P, 0, 5, true}, {R, 5, 7, true}});
    CHECK(figures.keys[0].at_limit);
    CHECK(figures.keys[1].excess == 2);
    CHECK(figures.sums.idle_reserved == 0);
    CHECK(figures.sums.main_pool_raw() == 0);
}

TEST_CASE("effective limits are never negative and never above the key's own Max (FIG-5)") {
    CHECK(effective_limit(P, 10, 3, -8) == 0);
    CHECK(effective_limit(D, 10, 3, -8) == 0);
    CHECK(effective_limit(D, 10, 3, 2) == 5);
    CHECK(effective_limit(D, 4, 3, 2) == 4);
    CHECK(effective_limit(P, 4, 3, 2) == 4);
    CHECK(effective_limit(R, 4, 9, -20) == 4);
    CHECK(row_available(P, 10, 3, -1) == 0);
    CHECK(row_available(D, 2, 3, 9) == 0);
    CHECK(row_available(D, 9, 3, 2) == 2);
    CHECK(row_available(R, 2, 3, 9) == 0);
}

TEST_CASE("sums kept up to date one key at a time equal sums computed anew") {
    PoolSums sums;
    sums.total = 30;
    std::vector<KeyUse> keys{{P, 0, 4, true}, {D, 9, 2, true}, {R, 6, 8, true}, {R, 5, 1, true}};
    for (const KeyUse& key : keys) sums.add(key);
    CHECK(sums.tied() == compute_figures(30, keys).sums.tied());
    sums.remove(keys[2]);
    keys[2] = {D, 7, 3, true};
    sums.add(keys[2]);
    CHECK(sums.tied() == compute_figures(30, keys).sums.tied());
    sums.remove(keys[3]);
    keys[3].valid = false;
    sums.add(keys[3]);
    CHECK(sums.tied() == compute_figures(30, keys).sums.tied());
    for (const KeyUse& key : keys) sums.remove(key);
    CHECK(sums.tied() == compute_figures(30, {}).sums.tied());
}

TEST_CASE("types of keys are spelled as the contract does") {
    CHECK(name_of(P) == "primary");
    CHECK(name_of(D) == "dynamic");
    CHECK(name_of(R) == "reserved");
}
