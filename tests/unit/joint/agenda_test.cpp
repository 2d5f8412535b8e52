// The future event list: time, then rank, then what, then entity (CLK-7).

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/engine/agenda.h"
#include "core/licensing/timers.h"

using namespace headroom;
using namespace headroom::engine;
using namespace headroom::simulation;

TEST_CASE("entries come out by time, rank, kind and entity, however they went in") {
    const std::vector<Entry> ordered{
        {Instant{1}, 9, 9, 9}, {Instant{2}, 0, 5, 0}, {Instant{2}, 1, 0, 7}, {Instant{2}, 1, 0, 8},
        {Instant{2}, 1, 1, 0}, {Instant{2}, 3, 0, 0}, {Instant{3}, 0, 0, 0}};
    std::vector<std::size_t> way{0, 1, 2, 3, 4, 5, 6};
    do {
        Agenda agenda;
        for (const std::size_t index : way) agenda.schedule(ordered[index]);
        for (const Entry& entry : ordered) {
            REQUIRE(agenda.next() == entry);
            agenda.pop();
        }
        REQUIRE(agenda.empty());
    } while (std::next_permutation(way.begin(), way.end()));
}

TEST_CASE("the timers of one instant run in the order of CLK-7") {
    using namespace licensing;
    CHECK(Phase::outage < Phase::renewal);
    CHECK(phase_of(TimerKind::automatic_renewal) < phase_of(TimerKind::subscription_status));
    CHECK(phase_of(TimerKind::subscription_status) < phase_of(TimerKind::key_expiry));
    CHECK(phase_of(TimerKind::key_expiry) == phase_of(TimerKind::terms_expiry));
    CHECK(phase_of(TimerKind::key_expiry) < phase_of(TimerKind::refresh));
    CHECK(phase_of(TimerKind::refresh) < phase_of(TimerKind::report));
    CHECK(phase_of(TimerKind::report) < Phase::limits);
    CHECK(Phase::limits < phase_of(TimerKind::problem_monitor));
    CHECK(phase_of(TimerKind::problem_monitor) < Phase::demand);
    CHECK(Phase::demand < Phase::command);
}
