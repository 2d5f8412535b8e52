// CLK-1, invariant 27: equal start and equal commands give equal traces and states; a copy of a
// simulator goes on exactly like its original, and neither touches the other.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/licensing/digest.h"
#include "tests/property/command_generator.h"

using namespace headroom;
using namespace headroom::testing;

namespace {

void play(simulation::Simulator& s, RandomSource& random, int steps) {
    for (int i = 0; i < steps; ++i) perform(s, random_action(random, s.world(), s.now()));
}

}  // namespace

TEST_CASE("the same seed gives the same trace and state twice", "[property]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        simulation::Simulator first = make_busy_world();
        simulation::Simulator second = make_busy_world();
        RandomSource a(seed);
        RandomSource b(seed);
        play(first, a, 300);
        play(second, b, 300);
        INFO("seed " << seed);
        CHECK(first.trace().hash() == second.trace().hash());
        CHECK(licensing::state_digest(first.world()) == licensing::state_digest(second.world()));
    }
}

TEST_CASE("another seed gives another trace", "[property]") {
    simulation::Simulator first = make_busy_world();
    simulation::Simulator second = make_busy_world();
    RandomSource a(1);
    RandomSource b(2);
    play(first, a, 100);
    play(second, b, 100);
    CHECK(first.trace().hash() != second.trace().hash());
}

TEST_CASE("a copied simulator goes on like its original and leaves it alone", "[property]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        simulation::Simulator original = make_busy_world();
        RandomSource random(seed);
        play(original, random, 150);
        const std::string hash = original.trace().hash();
        const std::string digest = licensing::state_digest(original.world());

        simulation::Simulator copy = original;
        RandomSource rest = random;
        play(copy, rest, 150);
        INFO("seed " << seed);
        CHECK(original.trace().hash() == hash);
        CHECK(licensing::state_digest(original.world()) == digest);

        play(original, random, 150);
        CHECK(original.trace().hash() == copy.trace().hash());
        CHECK(licensing::state_digest(original.world()) == licensing::state_digest(copy.world()));
    }
}

TEST_CASE("waiting in one leap or in many steps comes to the same", "[property]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        simulation::Simulator leap = make_busy_world();
        RandomSource random(seed);
        play(leap, random, 200);
        simulation::Simulator walk = leap;
        leap.advance_to(leap.now() + Span::days(3));
        for (int hour = 0; hour < 72 * 4; ++hour) walk.advance_to(walk.now() + Span::minutes(15));
        INFO("seed " << seed);
        CHECK(leap.trace().hash() == walk.trace().hash());
        CHECK(licensing::state_digest(leap.world()) == licensing::state_digest(walk.world()));
    }
}
