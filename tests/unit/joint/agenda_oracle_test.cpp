// The fast queues against std::priority_queue: every order of pushes and pops gives the same.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <queue>

#include "core/engine/agenda.h"
#include "core/simulation/simulator.h"
#include "tests/property/random_source.h"

using namespace headroom;
using namespace headroom::engine;
using namespace headroom::simulation;
using headroom::testing::RandomSource;

namespace {

struct Later {
    template <class Item>
    bool operator()(const Item& a, const Item& b) const {
        return b < a;
    }
};

template <class Item>
using Oracle = std::priority_queue<Item, std::vector<Item>, Later>;

Entry random_entry(RandomSource& random, std::int64_t now, std::int64_t reach) {
    return {Instant{now + random.between(0, reach)},
            static_cast<std::uint8_t>(random.between(1, 9)),
            static_cast<std::uint8_t>(random.between(0, 101)),
            static_cast<std::uint32_t>(random.between(0, 30))};
}

}  // namespace

TEST_CASE("the agenda agrees with a heap for near, far, dense, sparse and postponed times") {
    RandomSource random(11);
    for (int round = 0; round < 200; ++round) {
        Agenda agenda;
        Oracle<Entry> oracle;
        const std::int64_t reach = std::int64_t{1} << random.between(0, 36);
        std::int64_t now = random.between(-1'000'000'000, 4'000'000'000);
        for (int i = 0; i < 2'000; ++i) {
            const bool push = oracle.empty() || random.between(0, 9) < (i < 1'000 ? 7 : 3);
            if (push) {
                const Entry entry = random_entry(random, now, reach);
                agenda.schedule(entry);
                oracle.push(entry);
            } else if (random.between(0, 3) == 0) {
                REQUIRE(agenda.next() == oracle.top());
                Entry later = oracle.top();
                // As a rule by a fixed delay, as timers are.
                const bool fixed = random.between(0, 3) != 0;
                later.at = later.at + Span{fixed ? reach : random.between(1, reach)};
                agenda.postpone(later.at);
                oracle.pop();
                oracle.push(later);
            } else {
                REQUIRE(agenda.next() == oracle.top());
                if (random.between(0, 1) == 0) now = oracle.top().at.seconds;
                agenda.pop();
                oracle.pop();
            }
            REQUIRE(agenda.size() == oracle.size());
            REQUIRE(agenda.empty() == oracle.empty());
        }
    }
}

TEST_CASE("what is scheduled behind the front still comes in its order") {
    // The queue has looked far ahead, then a crowd is pushed that is due earlier.
    RandomSource random(12);
    Wheel<DemandItem> wheel;
    Oracle<DemandItem> oracle;
    const auto push = [&](std::uint32_t after) {
        const auto who = static_cast<std::uint32_t>(random.between(0, 5));
        const bool comes = random.between(0, 1) == 0;
        const DemandItem item = comes ? DemandItem::arrival(after, who)
                                      : DemandItem::departure(after, licensing::MacId{who});
        wheel.push(item);
        oracle.push(item);
    };
    push(4'000'000'000u);
    (void)wheel.top();
    for (int i = 0; i < 5'000; ++i) push(static_cast<std::uint32_t>(random.between(1, 3'000'000)));
    const Wheel<DemandItem> copy = wheel;
    while (!oracle.empty()) {
        REQUIRE(wheel.top() == oracle.top());
        wheel.pop();
        oracle.pop();
    }
    CHECK(wheel.empty());
    CHECK(copy.size() == 5'001);  // a value: emptying one leaves the other
}

TEST_CASE("crowds of one instant, one bucket or one byte come out in order") {
    RandomSource random(13);
    for (const std::int64_t spread : {1, 2, 200, 256, 70'000, 20'000'000}) {
        Wheel<DemandItem> wheel;
        Oracle<DemandItem> oracle;
        for (int i = 0; i < 4'000; ++i) {
            const auto after =
                static_cast<std::uint32_t>(1'000'000 + random.between(0, spread - 1));
            const auto mac =
                licensing::MacId{static_cast<std::uint32_t>(random.between(0, 1'000'000))};
            wheel.push(DemandItem::departure(after, mac));
            oracle.push(DemandItem::departure(after, mac));
            if (i % 3 != 0) continue;
            REQUIRE(wheel.top() == oracle.top());
            wheel.pop();
            oracle.pop();
        }
        for (; !oracle.empty(); oracle.pop(), wheel.pop()) REQUIRE(wheel.top() == oracle.top());
        REQUIRE(wheel.empty());
    }
}

TEST_CASE("a crowd at the first instant of a large bucket") {
    Wheel<DemandItem> wheel;
    constexpr std::uint32_t first = 0x0F4300;
    for (std::uint32_t i = 0; i < 900; ++i) wheel.push(DemandItem::arrival(first + i % 3, i));
    std::uint32_t place = 0;
    for (std::uint32_t i = 0; i < 3; ++i) {
        for (std::uint32_t who = i; who < 900; who += 3, ++place) {
            REQUIRE(wheel.top() == DemandItem::arrival(first + i, who));
            wheel.pop();
        }
    }
    CHECK(wheel.empty());
}

TEST_CASE("looking ahead finds what comes next, and never anything that was not pushed") {
    for (std::uint32_t size = 1; size <= 120; ++size) {
        Wheel<DemandItem> wheel;
        for (std::uint32_t i = 0; i < size; ++i) wheel.push(DemandItem::arrival(1'000 + i, i));
        for (std::uint32_t i = 0; i < size; ++i) {
            REQUIRE(wheel.top().index() == i);
            for (std::uint32_t n = 0; n <= wheel.furthest_ahead; ++n) {
                const DemandItem ahead = wheel.ahead(n);
                if (i + n < size && n < 8) REQUIRE(ahead.index() == i + n);
                REQUIRE(ahead.index() < size);
            }
            wheel.pop();
            REQUIRE(wheel.ahead(wheel.furthest_ahead).index() < size);
        }
    }
}

TEST_CASE("at one instant arrivals come before departures, each by their number") {
    const auto arrival = DemandItem::arrival(7, 3);
    const auto departure = DemandItem::departure(7, licensing::MacId{0u});
    CHECK(arrival < departure);
    CHECK(DemandItem::arrival(7, 2) < arrival);
    CHECK(departure < DemandItem::departure(7, licensing::MacId{1u}));
    CHECK(departure < DemandItem::arrival(8, 0));
    CHECK(arrival.index() == 3);
    CHECK_FALSE(arrival.is_departure());
    CHECK(departure.mac() == licensing::MacId{0u});
    CHECK(departure.time() == 7);
    const auto other = DemandItem::departure(7, licensing::MacId{5u});
    CHECK(other.mac_or_first() == licensing::MacId{5u});
    CHECK(other.index_or_first() == 0);
    CHECK(arrival.mac_or_first() == licensing::MacId{0u});
    CHECK(arrival.index_or_first() == 3);
}
