#pragma once
// Counter-based random streams: a number is a function of (seed, entity, purpose, item, position),
// so that streams need no order among each other. Changing one site, or a split, leaves the draws
// of all others alone (common random numbers).

#include <array>
#include <cstdint>
#include <string_view>

namespace headroom {

enum class Purpose : std::uint32_t { arrivals = 1, stay = 2, faults = 3 };

class RandomStream {
public:
    /// `entity` tells sites apart (entity_of its code), `item` the things of one entity.
    RandomStream(std::uint64_t seed, std::uint64_t entity, Purpose purpose, std::uint32_t item = 0);

    /// 64 uniform bits (Philox 4x32-10, Salmon et al. 2011).
    std::uint64_t bits();

    /// Uniform on the open interval (0, 1), with 53 bits.
    double uniform();

    /// Exponential with the given mean.
    double exponential(double mean);

    /// Standard normal (Marsaglia's polar method).
    double normal();

    /// Gamma with this shape > 0 and scale 1 (Marsaglia and Tsang 2000).
    double gamma(double shape);

private:
    std::uint64_t key_;
    std::uint64_t entity_;
    std::uint32_t item_;
    std::uint32_t purpose_;
    std::uint64_t position_ = 0;
    std::uint64_t second_ = 0;  // the other half of the newest block
};

/// The first uniform numbers of the streams of eight items in a row, from `item` on: what
/// RandomStream(seed, entity, purpose, item + i).uniform() gives first.
std::array<double, 8> first_uniforms(std::uint64_t seed, std::uint64_t entity, Purpose purpose,
                                     std::uint32_t item);

/// A number for a name that does not depend on the order in which names appear (FNV-1a).
std::uint64_t entity_of(std::string_view name);

}  // namespace headroom
