// The quick ways of base against the slow ones: not a bit may differ.

#include <array>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/exact_math.h"
#include "core/base/quick_random.h"
#include "core/base/random.h"
#include "core/base/sha256_blocks.h"
#include "tests/property/random_source.h"

using namespace headroom;
using headroom::testing::RandomSource;

TEST_CASE("SHA-256 with the processor's instructions is the portable one") {
    if (!has_sha_instructions()) SKIP("this processor has none");
    RandomSource random(1);
    std::vector<std::uint8_t> bytes(64 * 40);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.between(0, 255));
    Sha256State portable{1, 2, 3, 4, 5, 6, 7, 0xFFFFFFFFu};
    Sha256State quick = portable;
    for (const std::size_t blocks : std::array<std::size_t, 6>{0, 1, 2, 3, 17, 40}) {
        sha256_blocks_portable(portable, bytes.data(), blocks);
        sha256_blocks_x86(quick, bytes.data(), blocks);
        CHECK(portable == quick);
    }
}

TEST_CASE("logarithms from plain arithmetic are right") {
    RandomStream random(3, 4, Purpose::stay);
    for (int i = 0; i < 40'000; ++i) {
        const double value =
            random.uniform() * std::ldexp(1.0, static_cast<int>(random.bits() % 80) - 60);
        REQUIRE(std::abs(exact_log(value) - std::log(value)) <=
                1e-15 * std::max(1.0, std::abs(std::log(value))));
    }
    CHECK(exact_log(1.0) == 0.0);
    const double smallest = std::numeric_limits<double>::denorm_min();
    CHECK(std::abs(exact_log(smallest) - std::log(smallest)) < 1e-12);
}

TEST_CASE("a copied stream goes on like the original, in the middle of a block too") {
    RandomStream stream(1, 2, Purpose::faults);
    (void)stream.bits();
    RandomStream copy = stream;
    for (int i = 0; i < 5; ++i) CHECK(stream.bits() == copy.bits());
}

TEST_CASE("quick streams are xoshiro256++, begun from a counter-based stream") {
    // The reference program of Blackman and Vigna, from these four words.
    RandomStream begin(5, 6, Purpose::arrivals);
    std::array<std::uint64_t, 4> state;
    for (std::uint64_t& word : state) word = begin.bits();
    state[0] |= 1;
    const auto rotated = [](std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); };
    QuickRandom quick(RandomStream(5, 6, Purpose::arrivals));
    for (int i = 0; i < 1'000; ++i) {
        const std::uint64_t expected = rotated(state[0] + state[3], 23) + state[0];
        const std::uint64_t shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = rotated(state[3], 45);
        REQUIRE(quick.bits() == expected);
    }
}
