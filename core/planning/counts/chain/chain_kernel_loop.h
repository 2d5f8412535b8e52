#pragma once
// The loop of chain_kernel.h for vectors of `Width` lanes, in the vector extensions of GCC and
// clang. Everything is local to the including file: each compiles it for its own instruction set.

#include <cstring>

#include "core/planning/counts/chain/chain_kernel.h"

namespace headroom::planning {
namespace {

template <int Width>
struct Vectors {
    typedef std::uint32_t Unsigned __attribute__((vector_size(Width * 4)));
    typedef std::int32_t Signed __attribute__((vector_size(Width * 4)));
};

template <class Vector, class Number>
inline void load(Vector& vector, const Number* from) {
    std::memcpy(&vector, from, sizeof vector);
}

template <class Vector, class Number>
inline void store(const Vector& vector, Number* to) {
    std::memcpy(to, &vector, sizeof vector);
}

template <class Vector, class Number>
inline void add_to(Number* to, const Vector& more) {
    Vector sum;
    load(sum, to);
    store(sum + more, to);
}

// The four words of each lane's random generator (xoshiro128+).
template <class Vector>
inline void load_random(const ChainLanes& lanes, int at, Vector& r0, Vector& r1, Vector& r2,
                        Vector& r3) {
    load(r0, lanes.random[0] + at);
    load(r1, lanes.random[1] + at);
    load(r2, lanes.random[2] + at);
    load(r3, lanes.random[3] + at);
}

template <class Vector>
inline void store_random(ChainLanes& lanes, int at, const Vector& r0, const Vector& r1,
                         const Vector& r2, const Vector& r3) {
    store(r0, lanes.random[0] + at);
    store(r1, lanes.random[1] + at);
    store(r2, lanes.random[2] + at);
    store(r3, lanes.random[3] + at);
}

// Plays run.steps steps in the lanes from `at` on. `Gated`: an enrollment at the limit is refused.
// `Sums`: the sum of the edges above the full one is kept as well. `Waits`: some lanes have fewer
// steps than others.
template <int Width, bool Gated, bool Sums, bool Waits>
void play_lanes(ChainLanes& lanes, const ChainRun& run, int at) {
    using Unsigned = typename Vectors<Width>::Unsigned;
    using Signed = typename Vectors<Width>::Signed;
    const Signed zero = {};
    Unsigned r0, r1, r2, r3;
    Signed edge, least, steps = zero;
    load_random(lanes, at, r0, r1, r2, r3);
    load(edge, lanes.edge + at);
    load(least, lanes.least_edge + at);
    if constexpr (Waits) load(steps, run.lane_steps + at);
    const Signed arrival = zero + run.arrival;
    const Signed per_mac = reinterpret_cast<Signed>(reinterpret_cast<Unsigned>(zero) + run.per_mac);
    const Signed full = zero + run.full_edge;
    Signed above = zero, attempted = zero, refused = zero;
    Unsigned sum = reinterpret_cast<Unsigned>(zero);
    std::int32_t* trail = run.trail + at;
    for (std::int32_t done = 0; done < run.steps; ++done) {
        Signed draw = reinterpret_cast<Signed>(r0 + r3);
        const Unsigned before[4] = {r0, r1, r2, r3};
        const Unsigned shifted = r1 << 9;
        r2 ^= r0;
        r3 ^= r1;
        r1 ^= r2;
        r0 ^= r3;
        r2 ^= shifted;
        r3 = (r3 << 11) | (r3 >> 21);
        if constexpr (Waits) {
            // A lane whose steps are done draws what is neither an arrival nor a departure.
            const Signed plays = steps > done;
            draw = plays ? draw : arrival;
            r0 = plays ? r0 : before[0];
            r1 = plays ? r1 : before[1];
            r2 = plays ? r2 : before[2];
            r3 = plays ? r3 : before[3];
        }
        Signed comes = draw < arrival;
        const Signed leaves = draw > edge;
        if constexpr (Gated) {
            const Signed turned_away = comes & (edge <= full);
            attempted -= comes;
            refused -= turned_away;
            comes ^= turned_away;
        }
        edge += (leaves & per_mac) - (comes & per_mac);
        least = edge < least ? edge : least;
        above -= edge < full;
        if constexpr (Sums) sum += reinterpret_cast<Unsigned>(edge > full ? edge : full);
        store(edge, trail);
        trail += chain_lanes;
    }
    if constexpr (Waits) {  // the states in which a lane waited for the others do not count
        const Signed waited = run.steps - steps;
        above += waited * (edge < full);
        if constexpr (Sums) {
            sum -= reinterpret_cast<Unsigned>(waited) *
                   reinterpret_cast<Unsigned>(edge > full ? edge : full);
        }
    }
    store_random(lanes, at, r0, r1, r2, r3);
    store(edge, lanes.edge + at);
    store(least, lanes.least_edge + at);
    add_to(lanes.above + at, above);
    if constexpr (Sums) add_to(lanes.edge_sum + at, sum);
    if constexpr (Gated) {
        add_to(lanes.attempted + at, attempted);
        add_to(lanes.refused + at, refused);
    }
}

template <int Width, bool Gated, bool Sums>
void play_all_lanes(ChainLanes& lanes, const ChainRun& run) {
    for (int at = 0; at < chain_lanes; at += Width) {
        if (run.lane_steps != nullptr) {
            play_lanes<Width, Gated, Sums, true>(lanes, run, at);
        } else {
            play_lanes<Width, Gated, Sums, false>(lanes, run, at);
        }
    }
}

template <int Width>
ChainKernel kernel_of_width(ChainDuty duty) {
    switch (duty) {
        case ChainDuty::plain: return play_all_lanes<Width, false, false>;
        case ChainDuty::sums: return play_all_lanes<Width, false, true>;
        case ChainDuty::gated: return play_all_lanes<Width, true, false>;
        case ChainDuty::gated_sums: return play_all_lanes<Width, true, true>;
    }
    return play_all_lanes<Width, true, true>;
}

}  // namespace
}  // namespace headroom::planning
