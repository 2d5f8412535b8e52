#pragma once
// Reading what planning requests have in common.

#include <string>
#include <vector>

#include "core/planning/risk/risk_study.h"
#include "core/scenario/object_reader.h"
#include "core/scenario/read_scenario.h"

namespace headroom::app {

struct RequestOptions {
    planning::RiskOptions risk;
    std::vector<scenario::Override> overrides;  // of the scenario: `set` [{pointer, value}]
};

/// The member `options` of a risk or compare request. Lengths are checked by `check_warmup`.
RequestOptions read_risk_options(scenario::Node node, scenario::ErrorList& errors);

/// An error when the warm-up leaves nothing of the scenario to count.
void check_warmup(const planning::RiskOptions& options, const scenario::Scenario& scenario,
                  scenario::ErrorList& errors);

/// An error for each site whose batches bring more Macs than a replication can hold in memory.
void check_batches(const scenario::Scenario& scenario, const std::string& file,
                   std::vector<scenario::InputError>& errors);

}  // namespace headroom::app
