#pragma once
// The `world` member of a scenario as the commands that build it (scenario format).

#include "core/scenario/read_step.h"

namespace headroom::scenario {

/// Declares subscriptions, sublicenses, sites and the company, so that steps may name them.
void declare_world(const Node& world, StepContext& context, ErrorList& errors);

/// Reads the world into `scenario.world` and `scenario.admin`.
void read_world(const Node& world, StepContext& context, Scenario& scenario, ErrorList& errors);

/// The password of the account that `world.admin` has from the start.
inline constexpr const char* world_admin_password = "headroom";

}  // namespace headroom::scenario
