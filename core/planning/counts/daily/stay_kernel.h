#pragma once
// The inner loop of the draws of daily_macs.h: the days on which Macs come and leave, for eight
// Macs side by side. Whole numbers only, so that every instruction set gives the same bits. Plain
// types and no other header of the project: the loop is compiled once for each instruction set.

#include <cstdint>

namespace headroom::planning {

inline constexpr int stay_lanes = 8;

/// Eight streams of random numbers, xoshiro256++ (Blackman and Vigna 2018). No lane is all zero.
struct alignas(64) StayLanes {
    std::uint64_t random[4][stay_lanes];
};

struct StayRun {
    const std::uint64_t* table = nullptr;  // of an AliasTable (alias_table.h): days of stay
    int index_shift = 63;                  // of the same
    std::uint64_t day_mask = 0;  // of the random days, 0 to this, that are added to `came`: 2^n - 1
    /// A Mac of lane i leaves on day last + i at the latest. The lanes get different last days
    /// because counting many Macs on one day makes each increment wait for the one before. At most
    /// 65,528.
    std::uint64_t last = 0;
    std::int32_t count = 0;  // of Macs
    /// In: a day; out: the day on which the Mac comes. Both are written up to the next multiple of
    /// stay_lanes.
    std::uint16_t* came = nullptr;
    std::uint16_t* leaves = nullptr;  // out
};

/// Mac i draws from lane i % stay_lanes; the lanes stay side by side.
using StayKernel = void (*)(StayLanes&, const StayRun&);

/// The fastest one that this processor runs.
StayKernel stay_kernel();

// One for each instruction set (stay_kernel_*.cpp).
void draw_stays_portable(StayLanes& lanes, const StayRun& run);
void draw_stays_avx512(StayLanes& lanes, const StayRun& run);

}  // namespace headroom::planning
