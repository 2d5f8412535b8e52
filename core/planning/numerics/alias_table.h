#pragma once
// Draws one of many with given probabilities in two looks (Walker 1977, Vose 1991).

#include <cstddef>
#include <cstdint>
#include <vector>

namespace headroom::planning {

class AliasTable {
public:
    /// Indices of `weights`, at most 2^16 of them, in these proportions; at least one is positive.
    /// Probabilities are exact to 2^-32 of one over the number of weights; 0 stays 0.
    explicit AliasTable(const std::vector<double>& weights);

    /// The lowest sixteen bits do not matter.
    std::uint32_t draw(std::uint64_t uniform_bits) const {
        const std::uint64_t entry =
            entries_[static_cast<std::size_t>(uniform_bits >> index_shift_)];
        const auto part = static_cast<std::uint32_t>(uniform_bits >> (index_shift_ - 32));
        const int shift = part < static_cast<std::uint32_t>(entry) ? 32 : 48;
        return static_cast<std::uint32_t>(entry >> shift & 0xFFFFU);
    }

    /// For loops that draw by themselves (stay_kernel.h). The highest bits of a draw, from
    /// `index_shift` on, are the place of an entry; the 32 bits below them, when below the entry's
    /// lowest 32, mean its bits 32 to 47, else its bits 48 to 63.
    const std::uint64_t* entries() const { return entries_.data(); }
    int index_shift() const { return index_shift_; }

private:
    int index_shift_ = 63;
    std::vector<std::uint64_t> entries_;
};

}  // namespace headroom::planning
