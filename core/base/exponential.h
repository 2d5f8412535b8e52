#pragma once
// Standard exponential numbers without a logarithm: the ziggurat method (Marsaglia and Tsang 2000,
// with 256 layers). Exact in law; made of + - * and comparisons, so that every build draws the
// same.

#include <array>
#include <cstdint>
#include <optional>

#include "core/base/random.h"

namespace headroom {

/// Layers of equal area under e^-x: layer i reaches from 0 to `right[i]`, and from e^-right[i] up
/// to e^-right[i + 1]. Layer 0 is the base with the tail behind right[1]; its right edge is that of
/// a rectangle of the same area.
struct ExponentialLayers {
    static constexpr std::size_t count = 256;
    std::array<double, count + 1> right;
    std::array<double, count + 1> height;  // e^-right
};
extern const ExponentialLayers exponential_layers;

/// An exponential number of mean 1 out of 64 random bits; nullopt for one in ninety of them, which
/// need more: then `finish_exponential` gives the number.
inline std::optional<double> quick_exponential(std::uint64_t bits) {
    const std::size_t layer = bits & 255;
    const double x = uniform_of(bits) * exponential_layers.right[layer];
    if (x < exponential_layers.right[layer + 1]) [[likely]]
        return x;
    return std::nullopt;
}

/// The number for bits that `quick_exponential` could not use; takes what else it needs from
/// `more`.
double finish_exponential(std::uint64_t bits, RandomStream& more);

/// The next exponential number of mean 1 of a stream. `more`: as for `finish_exponential`.
template <class Stream>
double unit_exponential(Stream& stream, RandomStream& more) {
    const std::uint64_t bits = stream.bits();
    if (const auto quick = quick_exponential(bits)) [[likely]]
        return *quick;
    return finish_exponential(bits, more);
}

}  // namespace headroom
