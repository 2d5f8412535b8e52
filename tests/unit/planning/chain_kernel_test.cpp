// Every instruction set gives the bits of the plain loop that a reader would write.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstring>
#include <random>
#include <vector>

#include "core/planning/counts/chain/chain_kernel.h"

using namespace headroom::planning;

namespace {

constexpr std::uint32_t draws_per_mac = 3'000'001;
constexpr int chain_limit = 110;

std::int32_t edge_of_macs(int macs) {
    return static_cast<std::int32_t>(0x7fffffff - std::int64_t{draws_per_mac} * macs);
}

ChainLanes some_lanes(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    ChainLanes lanes;
    std::memset(&lanes, 0, sizeof lanes);
    for (int lane = 0; lane < chain_lanes; ++lane) {
        for (auto& word : lanes.random) word[lane] = static_cast<std::uint32_t>(random()) | 1;
        lanes.edge[lane] = edge_of_macs(95 + static_cast<int>(random() % 16));
        lanes.least_edge[lane] = lanes.edge[lane];
        lanes.edge_sum[lane] = static_cast<std::uint32_t>(random());
    }
    return lanes;
}

// One lane, one step, in the words of chain_kernel.h.
void step_slowly(ChainLanes& lanes, int lane, const ChainRun& run, bool gated, bool plays) {
    if (!plays) return;
    std::uint32_t* const s[4] = {&lanes.random[0][lane], &lanes.random[1][lane],
                                 &lanes.random[2][lane], &lanes.random[3][lane]};
    const auto draw = static_cast<std::int32_t>(*s[0] + *s[3]);
    const std::uint32_t shifted = *s[1] << 9;
    *s[2] ^= *s[0];
    *s[3] ^= *s[1];
    *s[1] ^= *s[2];
    *s[0] ^= *s[3];
    *s[2] ^= shifted;
    *s[3] = *s[3] << 11 | *s[3] >> 21;
    std::int32_t& edge = lanes.edge[lane];
    const bool leaves = draw > edge;
    bool comes = draw < run.arrival;
    if (gated && comes) {
        ++lanes.attempted[lane];
        if (edge <= run.full_edge) {
            ++lanes.refused[lane];
            comes = false;
        }
    }
    edge += static_cast<std::int32_t>(run.per_mac) * ((leaves ? 1 : 0) - (comes ? 1 : 0));
    lanes.least_edge[lane] = std::min(lanes.least_edge[lane], edge);
    if (edge < run.full_edge) ++lanes.above[lane];
    lanes.edge_sum[lane] += static_cast<std::uint32_t>(std::max(edge, run.full_edge));
}

void play_slowly(ChainLanes& lanes, const ChainRun& run, bool gated) {
    for (std::int32_t done = 0; done < run.steps; ++done) {
        for (int lane = 0; lane < chain_lanes; ++lane) {
            const bool plays = run.lane_steps == nullptr || done < run.lane_steps[lane];
            step_slowly(lanes, lane, run, gated, plays);
            run.trail[done * chain_lanes + lane] = lanes.edge[lane];
        }
    }
}

template <class Numbers>
bool same(const Numbers& one, const Numbers& other) {
    return std::memcmp(&one, &other, sizeof one) == 0;
}

std::vector<ChainKernel (*)(ChainDuty)> kernels() {
    std::vector<ChainKernel (*)(ChainDuty)> found{chain_kernel, chain_kernel_portable};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) found.push_back(chain_kernel_avx2);
    if (__builtin_cpu_supports("avx512f") != 0) found.push_back(chain_kernel_avx512);
#endif
    return found;
}

}  // namespace

TEST_CASE("The chain's loop is the same with every instruction set", "[planning][chain]") {
    std::mt19937_64 random(3);
    for (const auto& kernel_of : kernels()) {
        for (const ChainDuty duty :
             {ChainDuty::plain, ChainDuty::sums, ChainDuty::gated, ChainDuty::gated_sums}) {
            const bool gated = duty == ChainDuty::gated || duty == ChainDuty::gated_sums;
            const bool sums = duty == ChainDuty::sums || duty == ChainDuty::gated_sums;
            for (const bool waits : {false, true}) {
                ChainLanes fast = some_lanes(7);
                ChainLanes slow = fast;
                std::int32_t lane_steps[chain_lanes];
                for (auto& steps : lane_steps) steps = static_cast<std::int32_t>(random() % 201);
                std::vector<std::int32_t> trail(200 * chain_lanes), slow_trail(trail.size());
                ChainRun run{static_cast<std::int32_t>(chain_limit * draws_per_mac - 0x80000000u),
                             draws_per_mac,
                             edge_of_macs(chain_limit),
                             200,
                             waits ? lane_steps : nullptr,
                             trail.data()};
                kernel_of(duty)(fast, run);
                run.trail = slow_trail.data();
                play_slowly(slow, run, gated);
                CHECK(same(fast.random, slow.random));
                CHECK(same(fast.edge, slow.edge));
                CHECK(same(fast.least_edge, slow.least_edge));
                CHECK(same(fast.above, slow.above));
                CHECK(trail == slow_trail);
                if (sums) CHECK(same(fast.edge_sum, slow.edge_sum));
                if (gated) CHECK(same(fast.attempted, slow.attempted));
                if (gated) CHECK(same(fast.refused, slow.refused));
                const auto refused = std::count_if(slow.refused, slow.refused + chain_lanes,
                                                   [](std::int32_t n) { return n > 0; });
                CHECK((refused > 0) == gated);  // the limit is no idle one
            }
        }
    }
}
