#pragma once
// A site alone, with exponential stays and arrivals whose rate is constant within a day, as a
// uniformized birth-death chain: exact in continuous time. Between two looks the number of steps
// is Poisson; given the steps, the times between them are exchangeable, so that the time spent over
// the limit has the mean length * states above / states. That conditional mean is what is counted.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/planning/chain_kernel.h"
#include "core/planning/count_site.h"
#include "core/planning/horizon.h"
#include "core/planning/risk_part.h"

namespace headroom::planning {

/// Draws Poisson numbers of one mean by inversion.
class PoissonTable {
public:
    explicit PoissonTable(double mean);
    std::int32_t draw(std::uint64_t uniform_bits) const {
        std::size_t i = guide_[uniform_bits >> 56];
        while (uniform_bits > upper_[i]) ++i;
        return first_ + static_cast<std::int32_t>(i);
    }
    /// 1 / (number + 1) for a number drawn.
    double share(std::int32_t number) const {
        return shares_[static_cast<std::size_t>(number - first_)];
    }

private:
    std::int32_t first_ = 0;
    std::vector<std::uint64_t> upper_;  // the largest bits that give first_ + i
    std::vector<double> shares_;
    std::vector<std::uint32_t> guide_;  // where to begin, by the highest eight bits
};

/// A stretch of time in which nothing but the chain changes.
struct ChainCell {
    Instant begin;
    std::int64_t seconds = 0;
    std::int32_t arrival = 0;  // ChainStep::arrival
    std::shared_ptr<const PoissonTable> steps;
    bool counted = true;       // after the warm-up
    std::int32_t look = -1;    // index of the look at its end
};

struct ChainSite {
    CountSite site;
    Count limit = 0;
    std::uint32_t per_mac = 0;
    std::vector<ChainCell> cells;
    ChainKernel kernel = nullptr;
};

/// Tables are shared by cells of the same mean.
using PoissonTables = std::map<double, std::shared_ptr<const PoissonTable>>;

/// The site as a chain; nullopt when it is none (other laws, growth, batches) or out of the reach
/// of 32-bit arithmetic. `limit` is what its Macs are compared with.
std::optional<ChainSite> make_chain(const CountSite& site, Count limit, const Horizon& horizon,
                                    PoissonTables& tables);

/// Plays replications first_of_block to first_of_block + 15 of the site. Adds those whose bit is
/// set in `wanted` to `tally`; returns a bit for each that had a breach.
std::uint32_t play_chain(const ChainSite& chain, std::uint64_t seed, std::int64_t first_of_block,
                         std::uint32_t wanted, SiteTally& tally);

}  // namespace headroom::planning
