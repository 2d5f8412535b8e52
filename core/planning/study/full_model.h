#pragma once
// A replication as a full simulation: the scenario played with all of its rules, steps, demand and
// faults, under a seed of its own.

#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

/// Drops what a replication does not need (expectations, the file's text), so that copies are
/// cheap.
void strip_for_replications(scenario::Scenario& scenario);

struct FullReplication {
    std::vector<SiteOutcome> sites;  // by index of RiskStudy::sites
    bool failed_step = false;        // a step did not go as it says
    ByPool<Count> pools;
    bool breached() const;  // at any site
    Count refused() const;  // at all sites
    std::int64_t over_limit_mac_seconds() const;
};

/// Plays replication `r`.
FullReplication play_in_full(const RiskStudy& study, std::int64_t r);

/// Adds a replication to a part of the same study.
void add(RiskPart& part, const FullReplication& replication);

}  // namespace headroom::planning
