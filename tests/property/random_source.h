#pragma once
// Random choices for property tests: the same seed makes the same choices on every build, which the
// distributions of <random> do not promise.

#include <cstdint>
#include <span>

namespace headroom::testing {

/// SplitMix64 (Steele, Lea, Flood 2014).
class RandomSource {
public:
    explicit RandomSource(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// A whole number from `low` to `high`, both included.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        const auto width = static_cast<std::uint64_t>(high - low) + 1;
        return low + static_cast<std::int64_t>(next() % width);
    }

    bool one_in(std::int64_t n) { return between(1, n) == 1; }

    template <class T>
    const T& one_of(std::span<const T> choices) {
        return choices[static_cast<std::size_t>(next() % choices.size())];
    }

private:
    std::uint64_t state_;
};

}  // namespace headroom::testing
