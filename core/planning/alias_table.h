#pragma once
// Draws one of many with given probabilities in two looks (Walker 1977, Vose 1991).

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
        const Entry& entry = entries_[static_cast<std::size_t>(uniform_bits >> index_shift_)];
        const auto part = static_cast<std::uint32_t>(uniform_bits >> (index_shift_ - 32));
        return part < entry.own_share ? entry.own : entry.other;
    }

private:
    struct Entry {
        std::uint32_t own_share = 0;  // of 2^32
        std::uint16_t own = 0;
        std::uint16_t other = 0;
    };
    int index_shift_ = 63;
    std::vector<Entry> entries_;
};

}  // namespace headroom::planning
