#pragma once
// A scenario as a question about its split: which sites share which subscription, with which key,
// how many Macs they have and what demand to expect.

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/licensing/license_arithmetic.h"
#include "core/scenario/scenario.h"

namespace headroom::planning {

using licensing::KeyType;

/// One installation whose key belongs to the planned subscription.
struct PlanSite {
    std::string code;
    std::string key;                   // the author's id
    KeyType type = KeyType::reserved;  // as the scenario has it
    Count licenses = 0;             // Max of its key; of the primary key: everything not reserved
    Count macs = 0;                 // at the start
    bool leaves_unmanaged = false;  // discoveryWhenFull: what does not fit is left unmanaged
    bool offline = false;           // its limit is frozen between synchronizations
    std::optional<Date> ends_on;    // the last day of a sublicense that ends before the scenario
    std::optional<simulation::SiteDemand> demand;
};

/// A valid Dynamic sublicense that no planned site uses: it takes nothing from the pool, but its
/// number may not exceed the total (SBL-23).
struct IdleCeiling {
    std::string key;  // the author's id
    Count licenses = 0;
};

struct PlanProblem {
    std::string subscription;
    Count total = 0;               // its licenses, as the scenario has it
    Count reserved_elsewhere = 0;  // by valid Reserved sublicenses without a planned site
    std::vector<IdleCeiling> idle_ceilings;
    std::optional<Date> ends_on;  // the last day of the subscription, if before the scenario's end
    std::uint64_t seed = 1;
    Instant start, end;
    std::vector<PlanSite> sites;  // in the order of the file
    /// What the counts alone do not know (steps, outages, offline sites, an expiry on the way), in
    /// sentences. Empty: the count model is exact.
    std::vector<std::string> beyond_counts;

    bool exact() const { return beyond_counts.empty(); }
};

/// No subscription has more (contract §3).
constexpr Count most_licenses = 1'000'000'000;

/// What one site gets. `licenses` of a primary key is what is not reserved.
struct Share {
    KeyType type = KeyType::reserved;
    Count licenses = 0;
    friend bool operator==(const Share&, const Share&) = default;
};

struct Split {
    Count total = 0;
    std::vector<Share> shares;  // by PlanProblem::sites

    friend bool operator==(const Split&, const Split&) = default;
};

/// Whether a Dynamic sublicense is in it; whether any key uses the pool, the primary one included.
bool has_dynamic(const Split& split);
bool has_pool(const Split& split);

/// Licenses that are left for the primary key and the Dynamic sublicenses.
Count pool_of(const PlanProblem& problem, const Split& split);

/// The split with the Max of the primary key, and of Dynamic ones without a ceiling of their own
/// (0), set to the pool; no ceiling above the total (SBL-23).
Split with_pool_ceilings(const PlanProblem& problem, Split split);

/// The split that the scenario has.
Split current_split(const PlanProblem& problem);

/// More licenses than the site will ever want before the end of the scenario; of all sites together
/// at most most_licenses.
Count more_than_wanted(const PlanProblem& problem, const PlanSite& site);

/// Stands for every subscription that has sites, where one id is expected.
inline constexpr const char* all_subscriptions = "all";

/// A problem for each subscription with activated sites, in the order of the file. An error when
/// there is none.
Result<std::vector<PlanProblem>, std::string> make_plan_problems(
    const scenario::Scenario& scenario);

/// The subscription of this id; empty: the only one with activated sites. Errors name what to say.
Result<PlanProblem, std::string> make_plan_problem(const scenario::Scenario& scenario,
                                                   const std::string& subscription);

}  // namespace headroom::planning
