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

    /// Draws from a table, and fits into two registers: for quick loops. Lives no longer than it.
    class Drawer {
    public:
        /// The lowest sixteen bits do not matter.
        std::uint32_t draw(std::uint64_t uniform_bits) const {
            const Entry& entry = entries_[uniform_bits >> index_shift_];
            const auto part = static_cast<std::uint32_t>(uniform_bits >> (index_shift_ - 32));
            // Without a jump: processors would guess it wrong half of the time.
            const std::uint32_t shift = part < entry.own_share ? 0U : 16U;
            return entry.own_then_other >> shift & 0xFFFFU;
        }

    private:
        friend class AliasTable;
        struct Entry {
            std::uint32_t own_share = 0;       // of 2^32
            std::uint32_t own_then_other = 0;  // sixteen bits each, the lowest first
        };
        Drawer(const Entry* entries, int index_shift)
            : entries_(entries), index_shift_(index_shift) {}

        const Entry* entries_;
        int index_shift_;
    };
    Drawer drawer() const { return {entries_.data(), index_shift_}; }
    /// The lowest sixteen bits do not matter.
    std::uint32_t draw(std::uint64_t uniform_bits) const { return drawer().draw(uniform_bits); }

private:
    int index_shift_ = 63;
    std::vector<Drawer::Entry> entries_;
};

}  // namespace headroom::planning
