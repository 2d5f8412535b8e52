#pragma once
// A replication as a full simulation: the scenario played with all of its rules, steps, demand and
// faults, under a seed of its own.

#include "core/planning/risk_study.h"

namespace headroom::planning {

/// Drops what a replication does not need (expectations, the file's text), so that copies are cheap.
void strip_for_replications(scenario::Scenario& scenario);

/// Plays replication `r` and adds what happened.
void play_in_full(const RiskStudy& study, std::int64_t r, RiskPart& part);

}  // namespace headroom::planning
