#pragma once
// A site alone, with exponential stays and arrivals whose rate is constant within a day, as a
// uniformized birth-death chain (chain_kernel.h): exact in continuous time.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/planning/counts/chain/chain_kernel.h"
#include "core/planning/counts/count_site.h"
#include "core/planning/numerics/inversion_table.h"
#include "core/planning/study/horizon.h"

namespace headroom::planning {

/// Divides the steps of a cell, whose times are uniform on it, among its pieces: the stretches
/// between looks.
class StepDivision {
public:
    /// `ends` of the pieces in seconds from the begin of the cell, the last being its length; all
    /// others are midnights. The cell begins at this second of a day.
    StepDivision(const std::vector<std::int64_t>& ends, std::int64_t begin_second_of_day);

    /// Steps until the end of each piece, into `ends[0]` on; the last is `steps`.
    template <class Random>
    void draw(std::int32_t steps, Random& random, std::int32_t* ends) const {
        for (std::size_t i = 0; i < pieces_; ++i) ends[i] = 0;
        for (std::int32_t i = 0; i < steps; ++i) {
            const auto day = (random.below(seconds_) + begin_second_of_day_) / 86400;
            ++ends[piece_of_day_[static_cast<std::size_t>(day)]];
        }
        for (std::size_t i = 1; i < pieces_; ++i) ends[i] += ends[i - 1];
    }

private:
    std::uint64_t seconds_ = 0;
    std::uint64_t begin_second_of_day_ = 0;
    std::size_t pieces_ = 0;
    std::vector<std::uint32_t> piece_of_day_;
};

/// Four weeks of a stretch, or what is left of it. Whether there are looks does not change it.
struct ChainCell {
    std::shared_ptr<const InversionTable> steps;
    std::size_t looks = 0;   // within the cell or at its end
    std::size_t pieces = 0;  // looks, and one more if the last one is not at the end
    std::shared_ptr<const StepDivision> division;  // null: no look, or one at the end
};

/// A stretch of time with one rate of arrivals, all of it counted or none.
struct ChainStretch {
    Instant begin;
    std::int64_t seconds = 0;
    std::int32_t arrival = 0;  // ChainRun::arrival
    bool counted = true;       // after the warm-up
    std::vector<ChainCell> cells;
    std::size_t first_look = 0;  // index in Horizon::looks
    std::size_t looks = 0;
};

struct ChainSite {
    CountSite site;
    Count limit = 0;
    std::uint32_t per_mac = 0;          // ChainRun::per_mac; odd
    std::uint32_t per_mac_inverse = 0;  // per_mac * this = 1 modulo 2^32
    std::vector<ChainStretch> stretches;
    ChainKernel kernel = nullptr;
    bool counts_excess = false;  // Horizon::counts_excess

    std::int32_t edge_of(Count macs) const;
    Count macs_of(std::int32_t edge) const {
        return static_cast<Count>((0x7fffffffu - static_cast<std::uint32_t>(edge)) *
                                  per_mac_inverse);
    }
    /// The Macs of `states` states summed up, from the sum of their edges modulo 2^32.
    std::uint32_t sum_of_macs(std::uint32_t edge_sum, std::uint32_t states) const {
        return (states * 0x7fffffffu - edge_sum) * per_mac_inverse;
    }
};

/// Tables that many cells and sites share.
struct ChainTables {
    std::map<double, std::shared_ptr<const InversionTable>> steps;  // by mean
    /// By the instant at which the cell begins.
    std::map<std::int64_t, std::shared_ptr<const StepDivision>> divisions;
};

/// The site as a chain; nullopt when it is none (other laws, growth, batches) or out of the reach
/// of 32-bit arithmetic. `limit` is what its Macs are compared with.
std::optional<ChainSite> make_chain(const CountSite& site, Count limit, const Horizon& horizon,
                                    ChainTables& tables);

}  // namespace headroom::planning
