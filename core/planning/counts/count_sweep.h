#pragma once
// Sites whose Macs are played event by event, in continuous time: those that share a license pool,
// together, and those alone whose arrivals or stays are beyond the chain's means. Arrivals are
// thinned from their highest rate; exponential stays need no clock of their own (the next one to
// leave is any of them); other stays wait in a heap.

#include <cstdint>
#include <span>
#include <vector>

#include "core/planning/counts/count_listener.h"
#include "core/planning/counts/count_site.h"
#include "core/planning/study/horizon.h"

namespace headroom::planning {

/// Arrivals of one site by chance, day by day.
struct DailyRates {
    std::vector<double> weights;  // weekday times month weight, by day from the start's
    double heaviest = 0;          // of the weights
    double per_day = 0;           // groups
    double growth_per_year = 0;
    double highest = 0;  // of the whole horizon
};

/// Arrivals at known instants.
struct TimedArrivals {
    double at = 0;  // seconds from the start
    std::size_t member = 0;
    Count count = 0;  // below 0: so many leave
};

struct SweepGroup {
    std::vector<CountSite> members;
    Count licenses = 0;  // that the members share: the pool, or of a site alone its limit
    std::vector<DailyRates> rates;     // by member
    std::vector<TimedArrivals> timed;  // in the order of time
    std::uint64_t entity = 0;          // of the random stream
};

/// `members` share `licenses`, and none of them exceeds its own cap.
SweepGroup make_sweep_group(std::vector<CountSite> members, Count licenses, const Horizon& horizon);

/// Plays the replications of these seeds (replication_seed). Members whose demand is uncertain draw
/// theirs by the seed.
void play_sweep(const SweepGroup& group, const Horizon& horizon,
                std::span<const std::uint64_t> seeds, CountListener& listener);

}  // namespace headroom::planning
