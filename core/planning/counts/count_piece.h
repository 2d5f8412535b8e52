#pragma once
// What of the count-only model is played on its own: a site, or sites that share a pool. Pieces do
// not feel each other: what becomes of one is a function of (seed, its sites, its limits) alone.

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "core/planning/counts/chain/chain_site.h"
#include "core/planning/counts/count_listener.h"
#include "core/planning/counts/count_sweep.h"
#include "core/planning/counts/daily/daily_counts.h"

namespace headroom::planning {

struct CountPiece {
    /// The quickest way that is exact.
    std::variant<ChainSite, DailyGroup, SweepGroup> way;
    std::vector<CountSite> sites;  // `cap` is what their Macs are compared with
    Count licenses = 0;            // that they share; of a site alone more than it uses
};

/// Makes pieces that share their tables.
class PieceMaker {
public:
    explicit PieceMaker(const Horizon& horizon) : horizon_(horizon) {}

    /// A site whose Macs meet `limit` and nobody else.
    CountPiece alone(CountSite site, Count limit);
    /// Sites that share `licenses`, none of them above its own cap.
    CountPiece group(std::vector<CountSite> sites, Count licenses);
    /// The pieces of sites on one pool: each alone where it can never run short.
    std::vector<CountPiece> pool(const std::vector<CountSite>& sites, Count licenses);

private:
    const Horizon& horizon_;
    ChainTables chain_tables_;
    DailyTables daily_tables_;
};

/// Plays the replications of these seeds (replication_seed).
void play_piece(const CountPiece& piece, const Horizon& horizon,
                std::span<const std::uint64_t> seeds, CountListener& listener);

}  // namespace headroom::planning
