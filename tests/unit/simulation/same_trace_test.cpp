// Demand, refreshes and reports as plain values give the trace of commands and decisions.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/licensing/digest.h"
#include "core/simulation/fleet.h"
#include "tests/property/random_source.h"

using namespace headroom;
using namespace headroom::licensing;
using headroom::testing::RandomSource;
using simulation::FleetShape;
using simulation::Simulator;

namespace {

struct End {
    std::string trace;
    std::string state;
    std::uint64_t events = 0;
    friend bool operator==(const End&, const End&) = default;
};

// Plays the fleet with some trouble: outages, a deleted and a shrunk key, Macs removed by hand.
End play(const FleetShape& shape, Simulator::Way way) {
    Simulator s = make_fleet(shape);
    s.go(way);
    s.check_invariants(shape.macs <= 10);
    RandomSource random(shape.seed);
    const std::string boss = "boss@fleet.example";
    while (s.now() < end_of(shape)) {
        s.advance_to(std::min(end_of(shape), s.now() + Span{random.between(1, 20 * 86400)}));
        switch (random.between(0, 9)) {
            case 0: s.submit("", SetServer{random.between(0, 1) == 1}); break;
            case 1: s.submit("", SetInternet{"S0001", random.between(0, 1) == 1}); break;
            case 2: s.submit("", SetProxy{"S0002", random.between(0, 2) != 0}); break;
            case 3: s.submit("", RemoveMac{"S0003", {}}); break;
            case 4: {
                EditSublicense edit;
                edit.sublicense = "keyS0002";
                edit.licenses = random.between(shape.macs / 2, 2 * shape.macs);
                edit.type = random.between(0, 1) == 0 ? KeyType::dynamic : KeyType::reserved;
                s.submit(boss, edit);
                break;
            }
            case 5: s.submit("", DiscoverMac{"S0001", {}}); break;
            case 6:
                if (s.now() > end_of(shape) - Span::days(200)) {
                    s.submit(boss, DeleteSublicense{"keyS0003", true});
                }
                break;
            // Some of these left by chance, and their records serve others by now.
            case 7:
                s.submit("",
                         EnrollMac{"S0001", "S0001-000" + std::to_string(random.between(1, 9))});
                break;
            case 8:
                s.submit("",
                         RemoveMac{"S0001", "S0001-000" + std::to_string(random.between(1, 9))});
                break;
            default: break;
        }
    }
    return {s.trace().hash(), state_digest(s.world()), s.trace().event_count()};
}

}  // namespace

TEST_CASE("the plain way and the general way give the same trace and state") {
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        FleetShape shape;
        shape.seed = seed;
        shape.sites = 3 + static_cast<int>(seed % 3);
        shape.macs = seed % 2 == 0 ? 8 : 60;
        shape.licenses = shape.macs + static_cast<Count>(seed % 5);
        shape.stay_days = 90;
        shape.years = 2;
        shape.method = seed % 4 < 2 ? EnrollMethod::manual : EnrollMethod::discovery;
        INFO("seed " << seed);
        const End plain = play(shape, Simulator::Way::plain);
        CHECK(plain == play(shape, Simulator::Way::general));
        CHECK(plain.events > 1'000);
    }
}

TEST_CASE("a simulator is a value: a copy goes its own way to the same end") {
    FleetShape shape;
    shape.sites = 4;
    shape.macs = 50;
    shape.licenses = 52;
    shape.stay_days = 100;
    shape.years = 1;
    Simulator straight = make_fleet(shape);
    Simulator stopping = make_fleet(shape);
    std::vector<Simulator> copies;
    for (int i = 1; i < 10; ++i) {
        stopping.advance_to(stopping.now() + Span{i * 300'001});
        copies.push_back(stopping);
    }
    straight.advance_to(end_of(shape));
    for (Simulator& copy : copies) {
        copy.advance_to(end_of(shape));
        CHECK(copy.trace().hash() == straight.trace().hash());
        CHECK(state_digest(copy.world()) == state_digest(straight.world()));
    }
}
