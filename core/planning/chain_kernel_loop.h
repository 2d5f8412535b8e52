#pragma once
// The loop of chain_kernel.h for vectors of `Width` lanes, in the vector extensions of GCC and
// clang. Everything is local to the including file: each compiles it for its own instruction set.

#include <cstring>

#include "core/planning/chain_kernel.h"

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

template <int Width, bool Gated, bool Idle>
void play_lanes(ChainLanes& lanes, const ChainStep& step, int at) {
    using Unsigned = typename Vectors<Width>::Unsigned;
    using Signed = typename Vectors<Width>::Signed;
    Unsigned r0, r1, r2, r3;
    Signed room, least, steps;
    load(r0, lanes.random[0] + at);
    load(r1, lanes.random[1] + at);
    load(r2, lanes.random[2] + at);
    load(r3, lanes.random[3] + at);
    load(room, lanes.room + at);
    load(least, lanes.least_room + at);
    load(steps, lanes.steps + at);
    const Signed zero = {};
    const Signed arrival = zero + step.arrival;
    const Unsigned per_mac = reinterpret_cast<Unsigned>(zero) + step.per_mac;
    // Draws above edge are departures: edge = INT32_MAX - n * per_mac, modulo 2^32.
    const Unsigned full_edge =
        reinterpret_cast<Unsigned>(zero) +
        (0x7fffffffu - static_cast<std::uint32_t>(step.limit) * step.per_mac);
    Signed above = -(room < zero);
    Signed idle = room > zero ? room : zero;
    Signed attempted = zero, refused = zero;
    for (std::int32_t done = 0; done < step.most_steps; ++done) {
        Signed draw = reinterpret_cast<Signed>(r0 + r3);
        const Unsigned shifted = r1 << 9;
        r2 ^= r0;
        r3 ^= r1;
        r1 ^= r2;
        r0 ^= r3;
        r2 ^= shifted;
        r3 = (r3 << 11) | (r3 >> 21);
        // A lane whose steps are done draws what is neither an arrival nor a departure.
        draw = steps > done ? draw : arrival;
        const Signed edge =
            reinterpret_cast<Signed>(full_edge + reinterpret_cast<Unsigned>(room) * per_mac);
        Signed comes = draw < arrival;
        if constexpr (Gated) {
            const Signed full = room <= zero;
            attempted -= comes;
            refused -= comes & full;
            comes &= ~full;
        }
        room += comes;
        room -= draw > edge;
        least = room < least ? room : least;
        above -= room < zero;
        if constexpr (Idle) idle += room > zero ? room : zero;
    }
    // The states in which a lane waited for the others do not count.
    const Signed waited = step.most_steps - steps;
    above += waited * (room < zero);
    if constexpr (Idle) idle -= waited * (room > zero ? room : zero);
    store(r0, lanes.random[0] + at);
    store(r1, lanes.random[1] + at);
    store(r2, lanes.random[2] + at);
    store(r3, lanes.random[3] + at);
    store(room, lanes.room + at);
    store(least, lanes.least_room + at);
    store(above, lanes.above + at);
    store(idle, lanes.idle + at);
    if constexpr (Gated) {
        Signed sum;
        load(sum, lanes.attempted + at);
        store(sum + attempted, lanes.attempted + at);
        load(sum, lanes.refused + at);
        store(sum + refused, lanes.refused + at);
    }
}

template <int Width, bool Gated, bool Idle>
void play_all_lanes(ChainLanes& lanes, const ChainStep& step) {
    for (int at = 0; at < chain_lanes; at += Width) play_lanes<Width, Gated, Idle>(lanes, step, at);
}

template <int Width>
ChainKernel kernel_of_width(ChainDuty duty) {
    switch (duty) {
        case ChainDuty::plain: return play_all_lanes<Width, false, false>;
        case ChainDuty::idle: return play_all_lanes<Width, false, true>;
        case ChainDuty::gated: return play_all_lanes<Width, true, false>;
        case ChainDuty::gated_idle: return play_all_lanes<Width, true, true>;
    }
    return play_all_lanes<Width, true, true>;
}

}  // namespace
}  // namespace headroom::planning
