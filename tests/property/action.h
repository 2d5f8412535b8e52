#pragma once
// One step of a random run: somebody gives a command, or time passes. Actions are plain values that
// make sense in any order, so that a failing run can be shrunk by leaving some of them out.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/licensing/command.h"
#include "core/simulation/simulator.h"

namespace headroom::testing {

struct Action {
    std::string actor;
    std::optional<licensing::Command> command;  // nullopt: time passes
    Span wait;
};

/// "as admin: EnrollMac site=P01", "wait 3d12h".
std::string describe(const Action& action);
std::string describe(std::span<const Action> actions);

/// Two companies with people of every kind of right, three subscriptions and four sites, not yet
/// activated: large enough for everything that licensing knows, small enough to check every step.
simulation::Simulator make_busy_world();

/// Performs the action. What a scenario could not say (an outage that ends before it began, a
/// second site of the same code) is left out: nullopt.
std::optional<simulation::Outcome> perform(simulation::Simulator& simulator, const Action& action);

}  // namespace headroom::testing
