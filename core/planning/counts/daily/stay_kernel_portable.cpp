// The loop of stay_kernel.h as a reader would write it.
#include "core/planning/counts/daily/stay_kernel.h"

namespace headroom::planning {
namespace {

std::uint64_t rotated(std::uint64_t x, int by) { return x << by | x >> (64 - by); }

std::uint64_t next_bits(StayLanes& lanes, int lane) {
    std::uint64_t& s0 = lanes.random[0][lane];
    std::uint64_t& s1 = lanes.random[1][lane];
    std::uint64_t& s2 = lanes.random[2][lane];
    std::uint64_t& s3 = lanes.random[3][lane];
    const std::uint64_t bits = rotated(s0 + s3, 23) + s0;
    const std::uint64_t shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotated(s3, 45);
    return bits;
}

}  // namespace

void draw_stays_portable(StayLanes& shared, const StayRun& run) {
    StayLanes lanes = shared;  // a copy of its own: nothing else points there
    for (std::int32_t at = 0; at < run.count; at += stay_lanes) {
        std::uint64_t bits[stay_lanes];
        for (int lane = 0; lane < stay_lanes; ++lane) bits[lane] = next_bits(lanes, lane);
        for (int lane = 0; lane < stay_lanes; ++lane) {
            const std::uint64_t entry = run.table[bits[lane] >> run.index_shift];
            const auto part = static_cast<std::uint32_t>(bits[lane] >> (run.index_shift - 32));
            // Without a jump: processors would guess it wrong half of the time.
            const int shift = part < static_cast<std::uint32_t>(entry) ? 32 : 48;
            const std::uint64_t came = run.came[at + lane] + (bits[lane] & run.day_mask);
            const std::uint64_t leaves = came + (entry >> shift & 0xFFFFU);
            run.came[at + lane] = static_cast<std::uint16_t>(came);
            const std::uint64_t last = run.last + static_cast<std::uint64_t>(lane);
            run.leaves[at + lane] = static_cast<std::uint16_t>(leaves < last ? leaves : last);
        }
    }
    shared = lanes;
}

}  // namespace headroom::planning
