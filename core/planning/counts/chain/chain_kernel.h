#pragma once
// The inner loop of the count-only model: sixteen replications of one site's birth-death chain side
// by side. Whole numbers only, so that every instruction set gives the same bits. Plain types and
// no other header of the project: the loop is compiled once for each instruction set.
//
// The chain is uniformized: at each step a uniform 32-bit number decides between an arrival (below
// `arrival`), a departure (among the highest per_mac * n numbers, n Macs) and nothing. What the
// loop keeps of a lane is the border of its departures, `edge` = INT32_MAX - per_mac * n: it falls
// with each Mac that comes, and no multiplication is ever needed.

#include <cstdint>

namespace headroom::planning {

inline constexpr int chain_lanes = 16;

/// Sixteen lanes. Aligned, so that they can be loaded as vectors of any width.
struct alignas(64) ChainLanes {
    std::uint32_t random[4][chain_lanes];  // xoshiro128+ (Blackman and Vigna 2018)
    std::int32_t edge[chain_lanes];
    std::int32_t least_edge[chain_lanes];  // since it was last set: the most Macs
    std::int32_t above[chain_lanes];       // grows with each state of more Macs than the limit
    std::uint32_t edge_sum[chain_lanes];   // grows by max(edge, full_edge), modulo 2^32
    std::int32_t attempted[chain_lanes];   // grows with each arrival
    std::int32_t refused[chain_lanes];     // grows with each arrival that found no room
};

struct ChainRun {
    std::int32_t arrival = 0;    // draws below this, as signed numbers, are arrivals
    std::uint32_t per_mac = 0;   // how many of the 2^32 draws are the departure of one Mac
    std::int32_t full_edge = 0;  // of as many Macs as the limit; gated lanes go no lower
    std::int32_t steps = 0;      // of the lane with the most
    /// Steps of each lane, at least 0 and at most `steps`; null: `steps` for each.
    const std::int32_t* lane_steps = nullptr;
    /// Out: the edges after each step, sixteen at a time.
    std::int32_t* trail = nullptr;
};

/// What the loop has to keep besides the state; fewer duties are faster.
enum class ChainDuty : std::uint8_t {
    plain,       // above
    sums,        // above, edge_sum
    gated,       // above; an arrival without room is refused: attempted, refused
    gated_sums,  // all of them
};

/// Plays `steps` steps; the states after them count. A lane that is done keeps its state and its
/// random numbers, so that what becomes of it does not depend on its neighbours.
using ChainKernel = void (*)(ChainLanes&, const ChainRun&);

/// The fastest one that this processor runs.
ChainKernel chain_kernel(ChainDuty duty);

// One for each instruction set (chain_kernel_*.cpp).
ChainKernel chain_kernel_portable(ChainDuty duty);
ChainKernel chain_kernel_avx2(ChainDuty duty);
ChainKernel chain_kernel_avx512(ChainDuty duty);

}  // namespace headroom::planning
