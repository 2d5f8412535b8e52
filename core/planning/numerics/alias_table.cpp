#include "core/planning/numerics/alias_table.h"

#include "core/base/check.h"

namespace headroom::planning {

AliasTable::AliasTable(const std::vector<double>& weights) {
    HEADROOM_CHECK(weights.size() <= 1U << 16);
    // A power of two, so that an index is the highest bits.
    std::size_t size = 2;
    for (index_shift_ = 63; size < weights.size(); size *= 2) --index_shift_;
    entries_.resize(size);
    double sum = 0;
    for (const double weight : weights) {
        HEADROOM_CHECK(weight >= 0);
        sum += weight;
    }
    HEADROOM_CHECK(sum > 0);
    std::vector<double> scaled(size, 0.0);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        scaled[i] = weights[i] / sum * static_cast<double>(size);
    }
    std::vector<std::size_t> small, large;
    for (std::size_t i = 0; i < size; ++i) (scaled[i] < 1 ? small : large).push_back(i);
    const auto fill = [&](std::size_t at, double own_share, std::size_t other) {
        const auto share = static_cast<std::uint32_t>(own_share * 4294967296.0);
        entries_[at] = share | static_cast<std::uint64_t>(at | other << 16) << 32;
    };
    while (!small.empty() && !large.empty()) {
        const std::size_t low = small.back();
        const std::size_t high = large.back();
        small.pop_back();
        fill(low, scaled[low], high);
        scaled[high] -= 1 - scaled[low];
        if (scaled[high] < 1) {
            large.pop_back();
            small.push_back(high);
        }
    }
    // What is left is 1 but for rounding.
    for (const std::vector<std::size_t>& rest : {small, large}) {
        for (const std::size_t at : rest) fill(at, 0, at);
    }
}

}  // namespace headroom::planning
