#pragma once
// A stream of random numbers for what is drawn by the million: xoshiro256++ (Blackman and Vigna
// 2018), begun from a counter-based stream, so that it is a function of (seed, entity, purpose) as
// those are.

#include <cstdint>

#include "core/base/random.h"

namespace headroom {

class QuickRandom {
public:
    explicit QuickRandom(RandomStream begin) {
        for (std::uint64_t& word : state_) word = begin.bits();
        state_[0] |= 1;  // all zero is the one state that does not move
    }

    /// 64 uniform bits.
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

    /// Uniform on the open interval (0, 1), with 53 bits.
    double uniform() { return uniform_of(bits()); }

private:
    static std::uint64_t rotated(std::uint64_t x, int by) { return x << by | x >> (64 - by); }

    std::uint64_t state_[4];
};

}  // namespace headroom
