#pragma once
// What a scenario costs, by its prices (`costs`): its licenses, which are known, and refusals and
// Macs over a limit, which are estimated from replications.

#include <cstdint>
#include <span>
#include <string>

#include "core/planning/numerics/intervals.h"
#include "core/planning/numerics/tally.h"
#include "core/planning/study/horizon.h"
#include "core/scenario/scenario.h"

namespace headroom::planning {

/// Sums over replications of two figures of all sites together: refused enrollments, and
/// Mac-seconds over a limit. Whole numbers, so that they hold for any prices and merge exactly.
struct CostTally {
    std::int64_t refused = 0;
    std::int64_t mac_seconds = 0;
    WideSum refused_squared, mac_seconds_squared, refused_by_mac_seconds;

    void add(std::int64_t refused_once, std::int64_t mac_seconds_once);
    void merge(const CostTally& other);
    void write(ByteWriter& out) const;
    /// Adds what `write` wrote.
    void merge_bytes(ByteReader& in);
};

/// The same of paired differences, which may be negative.
struct CostDifference {
    std::int64_t refused = 0;
    std::int64_t mac_seconds = 0;
    WideSum refused_squared, mac_seconds_squared;
    WideSum products_above, products_below;  // of the two, by their sign

    void add(std::int64_t refused_more, std::int64_t mac_seconds_more);
    void merge(const CostDifference& other);
    void write(ByteWriter& out) const;
    void merge_bytes(ByteReader& in);
};

/// In the currency of the scenario's `costs`, over the horizon after the warm-up.
struct CostResult {
    std::string currency;
    double licenses = 0;  // known exactly
    Interval refusals, over_limit, total;
};

/// Upper bounds of means that no replication showed: a cost that was never seen is not surely zero.
struct UnseenCost {
    double refused = 0;
    double mac_seconds = 0;
};

/// `license_seconds` of `paid_license_seconds`. `parts`: of all replications, by parts of the
/// scenario whose figures are independent. `z` as in intervals.h.
CostResult cost_of(const scenario::Costs& costs, std::int64_t license_seconds,
                   std::span<const CostTally> parts, const UnseenCost& unseen, std::int64_t n,
                   double z);

/// The cost of the other scenario minus that of the first, both at these prices; `licenses_more`:
/// how much more its licenses cost.
Interval cost_difference(const scenario::Costs& costs, double licenses_more,
                         const CostDifference& difference, std::int64_t n, double z);

/// Licenses of paid subscriptions times seconds of the horizon after the warm-up, from each first
/// day to each last day as steps and automatic renewals have them. A trial costs nothing. Plays the
/// scenario once without its demand. 0 when its world cannot be set up.
std::int64_t paid_license_seconds(const scenario::Scenario& scenario, const Horizon& horizon);

/// The price of a number of license-seconds.
double license_cost(const scenario::Costs& costs, std::int64_t license_seconds);

/// The member `cost` of documents.
scenario::Json cost_json(const CostResult& cost);

}  // namespace headroom::planning
