#pragma once
// The inner loop of the count-only model: sixteen replications of one site's birth-death chain side
// by side. Whole numbers only, so that every instruction set gives the same bits. Plain types and
// no other header of the project: the loop is compiled once for each instruction set.
//
// The chain is uniformized: at each step a uniform 32-bit number decides between an arrival (below
// `arrival`), a departure (among the highest `per_mac` * n numbers) and nothing. The state is the
// room that is left: limit - n.

#include <cstdint>

namespace headroom::planning {

inline constexpr int chain_lanes = 16;

/// Sixteen lanes. Aligned, so that they can be loaded as vectors of any width.
struct alignas(64) ChainLanes {
    std::uint32_t random[4][chain_lanes];   // xoshiro128+ (Blackman and Vigna 2018)
    std::int32_t room[chain_lanes];         // limit minus Macs
    std::int32_t least_room[chain_lanes];   // since it was last set
    std::int32_t steps[chain_lanes];        // to do in this call
    std::int32_t above[chain_lanes];        // out: states of this call above the limit
    std::int32_t idle[chain_lanes];         // out: sum over the states of max(0, room)
    std::int32_t attempted[chain_lanes];    // grows with each arrival
    std::int32_t refused[chain_lanes];      // grows with each arrival that found no room
};

struct ChainStep {
    std::int32_t arrival = 0;     // draws below this, as signed numbers, are arrivals
    std::uint32_t per_mac = 0;    // how many of the 2^32 draws are the departure of one Mac
    std::int32_t limit = 0;
    std::int32_t most_steps = 0;  // the largest of ChainLanes::steps
};

/// What the loop has to keep besides the state; fewer duties are faster.
enum class ChainDuty : std::uint8_t { plain, idle, gated, gated_idle };

/// Plays `steps` steps of every lane. The state before the first step counts in `above` and `idle`,
/// too. `gated`: an arrival without room is refused. Random numbers move on by most_steps.
using ChainKernel = void (*)(ChainLanes&, const ChainStep&);

/// The fastest one that this processor runs.
ChainKernel chain_kernel(ChainDuty duty);

// One for each instruction set (chain_kernel_*.cpp).
ChainKernel chain_kernel_portable(ChainDuty duty);
ChainKernel chain_kernel_avx2(ChainDuty duty);

}  // namespace headroom::planning
