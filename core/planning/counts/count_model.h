#pragma once
// The count-only model: how many Macs each site manages, in continuous time, without playing the
// rules one by one. Exact where the scenario leaves nothing else that could matter:
//
// - no steps, and no faults but connection losses that Reserved keys do not feel,
// - all sites activated online from the start to the end with valid keys.
//
// Then a Reserved site depends on nobody else, and so does a site on the primary or a Dynamic key
// while its pool can never run short; sites that compete for one pool are played together. A site
// alone with exponential stays and a rate of arrivals that is constant within a day is a
// birth-death chain, played sixteen replications at a time (count_chain.h). Everything else is
// played by what comes and goes each day (daily_counts.h) or, where hardly anything does, event by
// event (count_sweep.h).
//
// What is left out, and why it does not show: events happen in whole seconds in the full
// simulation and at any moment here; a chain's Macs are bounded where more have a probability of
// less than 1e-12 (chain_site.cpp).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/planning/counts/count_piece.h"
#include "core/planning/risk/risk_part.h"
#include "core/scenario/scenario.h"
#include "core/simulation/simulator.h"

namespace headroom::planning {

struct CountModel {
    std::vector<CountSite> sites;  // by index of RiskStudy::sites
    std::vector<CountPiece> pieces;
    /// By subscription of the world: the sites (index of RiskStudy::sites) on its main license
    /// pool, where they are two or more.
    std::vector<std::vector<std::size_t>> pools;
    std::uint64_t seed = 1;
};

/// The model, or why the scenario needs the full simulation, as a sentence without its full stop.
/// `start` is the world as set up.
struct CountModelOrReason {
    std::optional<CountModel> model;
    std::string reason;
};
CountModelOrReason make_count_model(const scenario::Scenario& scenario,
                                    const simulation::Simulator& start, const Horizon& horizon,
                                    const std::vector<std::string>& site_codes);

/// Plays replications [first, first + count) and adds them to `part`.
void play_counts(const CountModel& model, const Horizon& horizon, std::int64_t first,
                 std::int64_t count, RiskPart& part);

}  // namespace headroom::planning
