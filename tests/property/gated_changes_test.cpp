// Invariant 7: with gated changes only (manual enrollments on reachable Proxies, accepted creations
// and edits upward, removals) nobody ever exceeds a limit and U stays within T.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/property/action.h"
#include "tests/property/random_source.h"

using namespace headroom;
using namespace headroom::licensing;
using namespace headroom::testing;

namespace {

const std::string ann = "ann@acme.example";

Command gated_command(RandomSource& random, const World& world) {
    constexpr const char* sites[] = {"P01", "P02", "P03"};
    const std::string site = sites[random.between(0, 2)];
    const LicenseKey& key = world.keys[static_cast<std::size_t>(
        random.between(0, static_cast<std::int64_t>(world.keys.size()) - 1))];
    switch (random.between(0, 9)) {
        case 0: return RemoveMac{site, {}};
        case 1: return Refresh{site};
        case 2:
            if (world.keys.size() > 8) return Refresh{site};
            return CreateSublicense{"main",
                                    "g" + std::to_string(world.keys.size()),
                                    "G" + std::to_string(world.keys.size()),
                                    random.one_in(2) ? KeyType::dynamic : KeyType::reserved,
                                    random.between(1, 5),
                                    Expiry{}};
        case 3:
            if (key.type == KeyType::primary) return Refresh{site};
            return EditSublicense{.sublicense = key.id, .licenses = key.max + random.between(1, 3)};
        default: return EnrollMac{site, {}};
    }
}

}  // namespace

TEST_CASE("gated changes exceed nothing (invariant 7)", "[property]") {
    RandomSource random(7);
    Count enrolled = 0;
    for (int run = 0; run < 150; ++run) {
        simulation::Simulator s = make_busy_world();
        s.submit(ann, Activate{"P01", "main"});
        s.submit(ann, Activate{"P02", "dyn"});
        s.submit(ann, Activate{"P03", "res"});
        std::vector<Action> actions;
        for (int i = 0; i < 200; ++i) {
            const bool wait = random.one_in(20);
            actions.push_back(wait ? Action{"", {}, Span::hours(random.between(1, 2))}
                                   : Action{ann, gated_command(random, s.world()), {}});
            perform(s, actions.back());
            const Subscription& main = s.world().subscriptions[0];
            bool exceeded = main.live.used() > main.total || main.live.main_pool_raw() < 0;
            for (const Site& site : s.world().sites) exceeded = exceeded || site.excess > 0;
            if (exceeded) FAIL("exceeded after\n" << describe(actions));
        }
        enrolled += s.world().subscriptions[0].live.used();
    }
    CHECK(enrolled > 150 * 6);  // the limits were really reached for
}

TEST_CASE("a Reserved key below its Max takes one more Mac whatever others do (invariant 8)",
          "[property]") {
    RandomSource random(8);
    for (int run = 0; run < 300; ++run) {
        simulation::Simulator s = make_busy_world();
        s.submit(ann, Activate{"P01", "main"});
        s.submit(ann, Activate{"P02", "dyn"});
        s.submit(ann, Activate{"P03", "res"});
        const std::int64_t others = random.between(0, 30);
        for (std::int64_t i = 0; i < others; ++i) {
            s.submit(ann, DiscoverMac{random.one_in(2) ? "P01" : "P02", {}});
        }
        for (int i = 0; i < 4; ++i) CHECK(s.submit(ann, EnrollMac{"P03", {}}).ok());
        CHECK(s.submit(ann, EnrollMac{"P03", {}}).refusal->code == ErrorCode::license_limit);
    }
}
