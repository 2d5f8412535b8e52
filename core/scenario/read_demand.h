#pragma once
// The `demand` and `faults` members of a scenario (scenario format).

#include <set>
#include <string>

#include "core/scenario/object_reader.h"
#include "core/scenario/read_step.h"
#include "core/scenario/scenario.h"

namespace headroom::scenario {

/// Reads one entry of `demand`; `taken` collects the sites that have one.
void read_demand(const Node& node, const StepContext& context, Scenario& scenario,
                 std::set<std::string>& taken, ErrorList& errors);

/// Reads one entry of `faults`, scripted or random.
void read_fault(const Node& node, const StepContext& context, Scenario& scenario,
                ErrorList& errors);

/// Fills `outages` from `faults`. Random ones are drawn from the scenario's seed, each entry from a
/// stream of its own; called again after a change of the seed.
void draw_outages(Scenario& scenario);

}  // namespace headroom::scenario
