// Every instruction set gives the bits of the generator and the table that a reader knows.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <vector>

#include "core/base/quick_random.h"
#include "core/planning/counts/daily/stay_kernel.h"
#include "core/planning/numerics/alias_table.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

constexpr std::int32_t macs_drawn = 1003;  // the last eight are not complete
constexpr std::uint64_t last_day = 700;

StayLanes some_lanes(std::vector<QuickRandom>& same) {
    StayLanes lanes;
    for (std::uint32_t lane = 0; lane < stay_lanes; ++lane) {
        const RandomStream begin(5, lane, Purpose::arrivals);
        RandomStream words = begin;
        for (auto& word : lanes.random) word[lane] = words.bits();
        lanes.random[0][lane] |= 1;
        same.emplace_back(begin);
    }
    return lanes;
}

std::vector<double> some_weights(std::size_t count) {
    std::mt19937_64 random(count);
    std::vector<double> weights;
    for (std::size_t i = 0; i < count; ++i) weights.push_back(static_cast<double>(random() % 50));
    return weights;
}

std::vector<StayKernel> kernels() {
    std::vector<StayKernel> found{stay_kernel(), draw_stays_portable};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0) found.push_back(draw_stays_avx512);
#endif
    return found;
}

}  // namespace

TEST_CASE("The days of Macs are drawn the same with every instruction set", "[planning][stays]") {
    for (const StayKernel kernel : kernels()) {
        for (const std::uint64_t day_mask : {0U, 15U}) {
            for (const std::size_t days : {2U, 300U, 1827U}) {
                const AliasTable table(some_weights(days));
                std::vector<QuickRandom> random;
                StayLanes lanes = some_lanes(random);
                std::vector<std::uint16_t> came(macs_drawn + stay_lanes), leaves(came.size());
                for (std::size_t i = 0; i < came.size(); ++i) {
                    came[i] = static_cast<std::uint16_t>(i / 10);
                }
                const std::vector<std::uint16_t> first = came;
                kernel(lanes, {table.entries(), table.index_shift(), day_mask, last_day, macs_drawn,
                               came.data(), leaves.data()});
                std::size_t cut = 0;
                for (std::size_t i = 0; i < static_cast<std::size_t>(macs_drawn); ++i) {
                    const std::uint64_t bits = random[i % random.size()].bits();
                    const std::uint64_t day = first[i] + (bits & day_mask);
                    CHECK(came[i] == day);
                    const std::uint64_t last = last_day + i % stay_lanes;
                    CHECK(leaves[i] == std::min(day + table.draw(bits), last));
                    cut += leaves[i] == last ? 1U : 0U;
                }
                CHECK((cut > 0) == (days > 700U));
            }
        }
    }
}
