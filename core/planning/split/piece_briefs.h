#pragma once
// What a plan keeps of the replications of a piece, one by one.

#include <cstdint>
#include <vector>

#include "core/base/executor.h"
#include "core/planning/counts/count_piece.h"

namespace headroom::planning {

/// One site in one replication.
struct Brief {
    bool breached = false;
    bool turned_away = false;
    std::int32_t trouble_day = 0;  // Date::days of the first breach or refusal; 0: not known
    std::int32_t peak = 0;
    std::int32_t refused = 0;
    std::int64_t over_limit_seconds = 0;
    std::int64_t over_limit_mac_seconds = 0;  // SiteOutcome
    std::int64_t idle_license_seconds = 0;
};

struct Briefs {
    std::vector<std::vector<Brief>> sites;  // by CountPiece::sites, then by replication
    std::vector<std::int32_t> together;     // of more sites than one: the most they had at once
};

/// Plays the replications of these seeds.
Briefs play_briefs(const CountPiece& piece, const Horizon& horizon,
                   const std::vector<std::uint64_t>& seeds, const Executor& for_each);

}  // namespace headroom::planning
