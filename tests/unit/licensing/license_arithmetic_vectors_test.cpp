// Every figure of the vectors V01 to V12 of docs/rules.md.

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/licensing/license_arithmetic.h"
#include "tests/unit/licensing/key_type_letters.h"

using namespace headroom;
using namespace headroom::licensing;
using namespace headroom::testing;

namespace {

enum class State { fine, at_limit, exceeded };

struct Row {
    KeyType type;
    Count quota;  // q as given; of the primary key, not used
    Count max, used, available, limit;
    State state = State::fine;
    Count excess = 0;
};

struct Vector {
    const char* id;
    Count total, used, reserved, pool_raw, available_dynamic, available_reserved, available;
    std::vector<Row> rows;
};

constexpr State full = State::at_limit;
constexpr State over = State::exceeded;

const std::vector<Vector> vectors{
    {"V01",
     15,
     0,
     5,
     10,
     10,
     5,
     15,
     {{P, 0, 10, 0, 10, 10},
      {R, 1, 1, 0, 1, 1},
      {R, 1, 1, 0, 1, 1},
      {R, 1, 1, 0, 1, 1},
      {R, 1, 1, 0, 1, 1},
      {R, 1, 1, 0, 1, 1}}},
    {"V02", 15, 4, 0, 11, 11, 0, 11, {{P, 0, 15, 4, 11, 15}}},
    {"V03",
     100,
     55,
     30,
     33,
     33,
     12,
     45,
     {{P, 0, 70, 12, 33, 45}, {D, 40, 40, 25, 15, 40}, {R, 30, 30, 18, 12, 30}}},
    {"V04",
     10,
     8,
     0,
     2,
     2,
     0,
     2,
     {{P, 0, 10, 0, 2, 2}, {D, 8, 8, 8, 0, 8, full}, {D, 8, 8, 0, 2, 2}}},
    {"V05",
     10,
     10,
     0,
     0,
     0,
     0,
     0,
     {{P, 0, 10, 0, 0, 0, full}, {D, 8, 8, 8, 0, 8, full}, {D, 8, 8, 2, 0, 2, full}}},
    {"V06", 10, 7, 0, 3, 3, 0, 3, {{P, 0, 10, 0, 3, 3}, {D, 8, 8, 5, 3, 8}, {D, 8, 8, 2, 3, 5}}},
    {"V07",
     20,
     15,
     0,
     5,
     5,
     0,
     5,
     {{P, 0, 20, 6, 5, 11}, {D, 15, 15, 5, 5, 10}, {D, 15, 15, 4, 5, 9}, {D, 10, 10, 0, 5, 5}}},
    {"V08",
     20,
     20,
     0,
     0,
     0,
     0,
     0,
     {{P, 0, 20, 6, 0, 6, full},
      {D, 15, 15, 5, 0, 5, full},
      {D, 15, 15, 4, 0, 4, full},
      {D, 10, 10, 5, 0, 5, full}}},
    {"V09",
     20,
     12,
     6,
     4,
     4,
     4,
     8,
     {{P, 0, 14, 7, 4, 11}, {D, 10, 10, 3, 4, 7}, {R, 6, 6, 2, 4, 6}}},
    {"V10",
     20,
     12,
     10,
     0,
     0,
     8,
     8,
     {{P, 0, 10, 7, 0, 7, full},
      {D, 10, 10, 3, 0, 3, full},
      {R, 6, 6, 2, 4, 6},
      {R, 4, 4, 0, 4, 4}}},
    {"V11", 10, 5, 5, 5, 5, 0, 5, {{P, 0, 5, 0, 5, 5}, {R, 5, 5, 5, 0, 5, full}}},
    {"V12", 10, 5, 3, 7, 7, 0, 5, {{P, 0, 7, 0, 7, 7}, {R, 3, 3, 5, 0, 3, over, 2}}},
};

std::vector<KeyUse> keys_of(const Vector& vector) {
    std::vector<KeyUse> keys;
    for (const Row& row : vector.rows) keys.push_back({row.type, row.quota, row.used, true});
    return keys;
}

}  // namespace

TEST_CASE("the vectors V01 to V12 hold in every figure (7.5)", "[arithmetic]") {
    REQUIRE(vectors.size() == 12);
    for (const Vector& vector : vectors) {
        INFO(vector.id);
        const auto figures = compute_figures(vector.total, keys_of(vector));
        CHECK(figures.sums.total == vector.total);
        CHECK(figures.sums.used() == vector.used);
        CHECK(figures.sums.max_reserved == vector.reserved);
        CHECK(figures.sums.main_pool_raw() == vector.pool_raw);
        CHECK(figures.sums.main_pool() == vector.available_dynamic);
        CHECK(figures.sums.idle_reserved == vector.available_reserved);
        CHECK(figures.sums.available() == vector.available);
        REQUIRE(figures.keys.size() == vector.rows.size());
        for (std::size_t i = 0; i < vector.rows.size(); ++i) {
            INFO("row " << i);
            const Row& expected = vector.rows[i];
            const KeyFigures& row = figures.keys[i];
            CHECK(row.max == expected.max);
            CHECK(row.used == expected.used);
            CHECK(row.available == expected.available);
            CHECK(row.limit == expected.limit);
            CHECK(row.at_limit == (expected.state == State::at_limit));
            CHECK(row.exceeded == (expected.state == State::exceeded));
            CHECK(row.excess == expected.excess);
        }
    }
}

TEST_CASE("the figures do not depend on the order of the sublicenses", "[arithmetic]") {
    for (const Vector& vector : vectors) {
        INFO(vector.id);
        std::vector<KeyUse> keys = keys_of(vector);
        std::vector<KeyUse> backwards(keys.rbegin(), keys.rend());
        const auto straight = compute_figures(vector.total, keys);
        const auto reversed = compute_figures(vector.total, backwards);
        CHECK(straight.sums.tied() == reversed.sums.tied());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            CHECK(straight.keys[i].limit == reversed.keys[keys.size() - 1 - i].limit);
            CHECK(straight.keys[i].available == reversed.keys[keys.size() - 1 - i].available);
        }
    }
}
