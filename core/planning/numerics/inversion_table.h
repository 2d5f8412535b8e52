#pragma once
// Draws whole numbers of a given law by inversion of 64 uniform bits: one look into a guide, and
// rarely a step further. Arithmetic is + - * / alone, so that every build draws the same numbers.

#include <cstdint>
#include <vector>

namespace headroom::planning {

class InversionTable {
public:
    /// `first`, first + 1, ... with probabilities in these proportions; at least one is positive.
    InversionTable(std::int32_t first, const std::vector<double>& weights);

    /// Probabilities below 1e-22 of the largest are left out. 0 <= mean < 1e8.
    static InversionTable poisson(double mean);
    /// The number of successes in n trials, 0 <= n < 1e8, 0 <= p <= 1; left out as above.
    static InversionTable binomial(std::int32_t n, double p);

    std::int32_t draw(std::uint64_t uniform_bits) const {
        std::size_t i = guide_[uniform_bits >> guide_shift];
        while (uniform_bits > upper_[i]) ++i;
        return first_ + static_cast<std::int32_t>(i);
    }

private:
    static constexpr int guide_bits = 10;
    static constexpr int guide_shift = 64 - guide_bits;

    std::int32_t first_ = 0;
    std::vector<std::uint64_t> upper_;  // the largest bits that give first_ + i
    std::vector<std::uint32_t> guide_;  // where to begin, by the highest bits
};

}  // namespace headroom::planning
