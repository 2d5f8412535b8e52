#include "core/planning/track/path_band.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace headroom::planning {
namespace {

using Ranked = std::vector<std::pair<std::int32_t, std::size_t>>;  // count, replication

// Lowers the depth of each path to its rank on this day: how many paths lie as far out, on the
// nearer side.
void take_ranks(const Ranked& sorted, std::vector<std::size_t>& depths) {
    const std::size_t n = sorted.size();
    for (std::size_t from = 0; from < n;) {
        std::size_t to = from;
        while (to < n && sorted[to].first == sorted[from].first) ++to;
        const std::size_t rank = std::min(to, n - from);
        for (; from < to; ++from) {
            std::size_t& depth = depths[sorted[from].second];
            depth = std::min(depth, rank);
        }
    }
}

}  // namespace

std::vector<BandDay> band_of(const SitePaths& paths, double false_alarms) {
    const std::size_t n = paths.used.front().size();
    std::vector<std::size_t> depths(n, n);
    std::vector<std::vector<std::int32_t>> days;
    for (const std::vector<std::int32_t>& used : paths.used) {
        Ranked sorted;
        for (std::size_t r = 0; r < n; ++r) sorted.emplace_back(used[r], r);
        std::sort(sorted.begin(), sorted.end());
        take_ranks(sorted, depths);
        std::vector<std::int32_t>& day = days.emplace_back();
        for (const auto& [count, replication] : sorted) day.push_back(count);
    }
    // What came is one more path of the same law, hence n + 1; as many may be left outside.
    const auto outside =
        static_cast<std::size_t>(std::floor(false_alarms * static_cast<double>(n + 1)));
    const std::size_t place = std::min(n, std::max<std::size_t>(1, outside)) - 1;
    std::nth_element(depths.begin(), depths.begin() + static_cast<std::ptrdiff_t>(place),
                     depths.end());
    const std::size_t depth = std::min(depths[place], (n + 1) / 2);
    std::vector<BandDay> band;
    for (const std::vector<std::int32_t>& day : days) {
        band.push_back({day[depth - 1], day[n - depth], day[n / 4], day[n / 2], day[n * 3 / 4]});
    }
    return band;
}

}  // namespace headroom::planning
