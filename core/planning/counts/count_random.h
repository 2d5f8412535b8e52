#pragma once
// The stream of random numbers of the count-only model: a quick one (core/base/quick_random.h) of
// an entity, with the laws that counting needs.

#include <cstdint>

#include "core/base/check.h"
#include "core/base/exact_math.h"
#include "core/base/quick_random.h"

namespace headroom::planning {

class CountRandom : public QuickRandom {
public:
    /// `item` tells streams of one entity apart.
    CountRandom(std::uint64_t seed, std::uint64_t entity, std::uint32_t item = 0)
        : QuickRandom(RandomStream(seed, entity, Purpose::arrivals, item)) {}

    double exponential(double mean) { return -mean * exact_log(uniform()); }

    /// Uniform on 0 to n - 1, n below 2^32; biased by less than 2^-32.
    std::uint64_t below(std::uint64_t n) {
        HEADROOM_CHECK(n > 0 && n < std::uint64_t{1} << 32);
        return (bits() >> 32) * n >> 32;
    }
};

}  // namespace headroom::planning
