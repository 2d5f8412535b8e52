#pragma once
// A fast stream of random numbers for the count-only model: xoshiro256++ (Blackman and Vigna 2018),
// begun from a counter-based stream, so that it is a function of (seed, entity) as all others are.

#include <cstdint>

#include "core/base/exact_math.h"
#include "core/base/random.h"

namespace headroom::planning {

class CountRandom {
public:
    /// `item` tells streams of one entity apart.
    CountRandom(std::uint64_t seed, std::uint64_t entity, std::uint32_t item = 0) {
        RandomStream source(seed, entity, Purpose::arrivals, item);
        for (std::uint64_t& word : state_) word = source.bits();
        state_[0] |= 1;  // all zero is the one state that does not move
    }

    std::uint64_t bits() {
        const std::uint64_t result = rotated(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotated(state_[3], 45);
        return result;
    }

    /// Uniform on (0, 1), with 53 bits.
    double uniform() {
        return (static_cast<double>(bits() >> 11) + 0.5) * (1.0 / 9007199254740992.0);
    }
    double exponential(double mean) { return -mean * exact_log(uniform()); }

    /// Uniform on 0 to n - 1, n below 2^32; biased by less than 2^-32.
    std::uint64_t below(std::uint64_t n) { return (bits() >> 32) * n >> 32; }

private:
    static std::uint64_t rotated(std::uint64_t x, int by) { return x << by | x >> (64 - by); }
    std::uint64_t state_[4];
};

}  // namespace headroom::planning
