#pragma once
// Plays the chains of chain_site.h, sixteen replications side by side. Given the number of steps of
// a stretch, the times between them are exchangeable, so that the time spent over the limit has the
// mean length * states above / states. That conditional mean is what is counted, and so for the
// licenses that stand idle.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/planning/counts/chain/chain_site.h"
#include "core/planning/risk/risk_part.h"

namespace headroom::planning {

/// What came of up to sixteen replications; made once, filled again and again.
struct ChainOutcomes {
    std::array<SiteOutcome, chain_lanes> lanes;  // without `used_at_looks`, which are here:
    std::vector<std::int32_t> used_at_looks;     // look after look, sixteen each
    std::vector<std::int32_t> look_ends;         // for the play's own use
};

/// Plays the replications of these seeds (replication_seed), one to sixteen. What becomes of one
/// does not depend on the others.
void play_chain(const ChainSite& chain, std::span<const std::uint64_t> seeds,
                ChainOutcomes& outcomes);

}  // namespace headroom::planning
