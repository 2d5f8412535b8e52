#pragma once
// How many Macs each key would see in each period, if no limit stopped anyone.

#include <string>
#include <vector>

#include "core/base/executor.h"
#include "core/base/result.h"
#include "core/base/stop_flag.h"
#include "core/planning/schedule/schedule_terms.h"
#include "core/planning/split/plan_problem.h"

namespace headroom::planning {

/// Sites that draw on the same licenses: one Reserved key, or all keys on the pool.
struct LicenseUnit {
    std::vector<std::size_t> sites;  // indices of PlanProblem::sites
    bool is_pool = false;
    std::string name;    // "P01", "the pool (P02, P03)"
    Count licenses = 0;  // at the start
};

/// The units of a problem: every Reserved site, then the pool where a site uses it.
std::vector<LicenseUnit> license_units(const PlanProblem& problem);

/// The scenario until `end` with more licenses than anyone wants, without the steps and expiries
/// that change licenses: Macs come and go as they would, with all outages and other steps.
/// An error (of the scenario's reader) when it cannot be had.
Result<scenario::Scenario, std::string> ample_scenario(const scenario::Json& source,
                                                       const PlanProblem& problem, Date end);

struct PeriodPeaks {
    /// By unit, then period, then replication: the highest number of Macs at once.
    std::vector<std::vector<std::vector<Count>>> peaks;
};

struct PeakWork {
    std::vector<Instant> periods;  // first instants, the first one the scenario's start
    Instant end;                   // of the last period
    std::int64_t replications = 1;
    Executor for_each = one_after_the_other;
    StopFlag stop;  // throws Stopped
};

/// Plays the scenario in full, replication by replication. The bytes do not depend on `for_each`.
PeriodPeaks play_period_peaks(const scenario::Scenario& ample, const PlanProblem& problem,
                              const std::vector<LicenseUnit>& units, const PeakWork& work);

}  // namespace headroom::planning
