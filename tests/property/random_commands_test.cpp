// Random commands over everything that licensing knows: the invariants of docs/rules.md hold after
// every step. HEADROOM_RANDOM_STEPS (steps in all) makes it shorter or longer.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/property/command_generator.h"
#include "tests/property/random_run.h"
#include "tests/property/shrink.h"
#include "tests/property/transition_rules.h"

using namespace headroom;
using namespace headroom::testing;

namespace {

constexpr int steps_per_run = 400;
constexpr int shares = 4;  // test cases that run side by side

// Plays runs of random actions until `steps` are done; the first failure is shrunk and told.
void play(std::uint64_t seed, int steps) {
    std::map<std::string, int> refusals;
    int done = 0;
    for (std::uint64_t run = 0; done < steps; ++run) {
        RandomSource random(seed * 1'000'003 + run);
        RandomRun world;
        std::vector<Action> actions;
        for (int i = 0; i < steps_per_run; ++i, ++done) {
            actions.push_back(random_action(random, world.world(), world.now()));
            const auto broken = world.play(actions.back(), i % 4 == 0);
            if (!broken) continue;
            const auto still_fails = [&](const std::vector<Action>& fewer) {
                return failure_of(fewer) == broken;
            };
            // Sampled checks may have let an earlier cause pass; then the run is told in full.
            const auto least = still_fails(actions) ? shrink(actions, still_fails) : actions;
            FAIL(*broken << "\nseed " << seed << " run " << run << ", shrunk from "
                         << actions.size() << " to " << least.size() << " actions:\n"
                         << describe(least));
        }
    }
    INFO("steps " << done);
    SUCCEED();
}

}  // namespace

TEST_CASE("random commands break no invariant, first share", "[property][random]") {
    play(1, random_step_count() / shares);
}
TEST_CASE("random commands break no invariant, second share", "[property][random]") {
    play(2, random_step_count() / shares);
}
TEST_CASE("random commands break no invariant, third share", "[property][random]") {
    play(3, random_step_count() / shares);
}
TEST_CASE("random commands break no invariant, fourth share", "[property][random]") {
    play(4, random_step_count() / shares);
}
