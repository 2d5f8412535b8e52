#pragma once
// Counter-based random streams: a number is a function of (seed, entity, purpose, item, position),
// so that streams need no order among each other. Changing one site, or a split, leaves the draws
// of all others alone (common random numbers).

#include <cstdint>
#include <string_view>

namespace headroom {

enum class Purpose : std::uint32_t { arrivals = 1, stay = 2, faults = 3, parameters = 4 };

class RandomStream {
public:
    /// `entity` tells sites apart (entity_of its code), `item` the things of one entity.
    RandomStream(std::uint64_t seed, std::uint64_t entity, Purpose purpose, std::uint32_t item = 0);

    /// 64 uniform bits (Philox 4x32-10, Salmon et al. 2011).
    std::uint64_t bits() {
        const std::uint64_t position = position_++;
        return position % 2 == 1 ? second_ : new_block(position / 2);  // two come from one block
    }

    /// Uniform on the open interval (0, 1), with 53 bits.
    double uniform();

    /// Exponential with the given mean, as the logarithm of one uniform number: a uniform number
    /// that is less gives one that is greater. `unit_exponential` (exponential.h) is the quick way.
    double exponential(double mean);

    /// Standard normal (Marsaglia's polar method).
    double normal();

    /// Gamma with this shape > 0 and scale 1 (Marsaglia and Tsang 2000).
    double gamma(double shape);

private:
    std::uint64_t new_block(std::uint64_t number);

    std::uint64_t key_;
    std::uint64_t entity_;
    std::uint32_t item_;
    std::uint32_t purpose_;
    std::uint64_t position_ = 0;
    std::uint64_t second_ = 0;  // the other half of the newest block
};

/// A number uniform on the open interval (0, 1), with 53 bits, out of 64 uniform bits.
inline double uniform_of(std::uint64_t bits) {
    return (static_cast<double>(bits >> 11) + 0.5) * (1.0 / 9007199254740992.0);
}

/// A number for a name that does not depend on the order in which names appear (FNV-1a).
std::uint64_t entity_of(std::string_view name);

}  // namespace headroom
