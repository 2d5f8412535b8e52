#pragma once
// What replications add up to: whole numbers only, so that parts merge exactly, in any order and
// division, and travel as bytes between threads, processes and browser workers.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/planning/numerics/tally.h"
#include "core/planning/risk/cost.h"

namespace headroom::planning {

/// One site in one replication, between the end of the warm-up and the end of the horizon.
struct SiteOutcome {
    std::optional<Date> first_breach;  // the first day with the site over its limit
    /// The first day with a refusal; known of sites that the count model plays by days or events.
    std::optional<Date> first_refusal;
    std::int64_t over_limit_seconds = 0;
    /// Macs over the limit, by seconds; 0 unless Horizon::counts_excess.
    std::int64_t over_limit_mac_seconds = 0;
    Count attempted = 0;  // Macs that came for a license ...
    Count refused = 0;    // ... and did not get one: refused, or discovered and left unmanaged
    Count peak_used = 0;
    Count final_used = 0;
    std::int64_t idle_license_seconds = 0;  // of its Reserved key
    std::vector<Count> used_at_looks;       // Horizon::looks
};

struct SiteTally {
    std::int64_t breached = 0;     // replications with a breach
    std::int64_t turned_away = 0;  // replications with a refusal
    std::int64_t refused = 0;
    std::int64_t attempted = 0;
    WideSum refused_squared, attempted_squared, refused_by_attempted;
    std::int64_t over_limit_seconds = 0;
    std::int64_t over_limit_mac_seconds = 0;
    WideSum over_limit_seconds_squared;
    std::int64_t idle_license_seconds = 0;
    WideSum idle_license_seconds_squared;
    Histogram peak_used, final_used;
    Histogram first_breach;  // Date::days, of the replications with a breach
    std::vector<Histogram> used_at_looks;

    void add(const SiteOutcome& outcome);
    void add_without_looks(const SiteOutcome& outcome);  // whose looks are counted elsewhere
    void merge(const SiteTally& other);
};

/// Macs on the main license pool of each subscription of the world, then at each look. Empty where
/// they are not counted: of a pool that fewer than two sites share.
template <class Value>
using ByPool = std::vector<std::vector<Value>>;

struct RiskPart {
    std::int64_t replications = 0;
    std::int64_t breached = 0;      // replications with a breach at any site
    std::int64_t failed_steps = 0;  // replications with a step that did not go as it says
    CostTally cost;                 // of all sites together
    std::vector<SiteTally> sites;
    ByPool<Histogram> pools;

    RiskPart() = default;
    RiskPart(std::size_t site_count, std::size_t look_count);

    /// What the pools of one replication had.
    void add_pools(const ByPool<Count>& used);

    void merge(const RiskPart& other);
    /// The same as merge(from_bytes(bytes)), quicker.
    void merge_bytes(std::string_view bytes);
    std::string to_bytes() const;
    /// Throws std::runtime_error for bytes that `to_bytes` did not make.
    static RiskPart from_bytes(std::string_view bytes);
};

}  // namespace headroom::planning
