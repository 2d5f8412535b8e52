#pragma once
// A world to which random actions happen, watched by every rule that can be checked.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/property/transition_rules.h"

namespace headroom::testing {

class RandomRun {
public:
    RandomRun();

    const licensing::World& world() const { return simulator_.world(); }
    Instant now() const { return simulator_.now(); }

    /// Performs the action; the rule that was broken, or nothing. `with_digest` also checks that a
    /// refused command changed nothing (invariant 20), which takes a hash of the whole state.
    std::optional<std::string> play(const Action& action, bool with_digest);

private:
    simulation::Simulator simulator_;
    std::shared_ptr<TransitionRules> rules_;
    Remembered before_;
};

/// What a run of these actions breaks, first breach first.
std::optional<std::string> failure_of(const std::vector<Action>& actions);

/// Steps of random runs in all: HEADROOM_RANDOM_STEPS, or what this build does in a few minutes.
int random_step_count();

}  // namespace headroom::testing
