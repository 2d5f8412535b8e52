// The quick ways of base against the slow ones: not a bit may differ.

#include <catch2/catch_message.hpp>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/exact_math.h"
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

TEST_CASE("eight logarithms at once are those of one at a time, and right") {
    RandomStream random(3, 4, Purpose::stay);
    for (int i = 0; i < 5'000; ++i) {
        std::array<double, 8> values;
        for (double& value : values) {
            value = random.uniform() * std::ldexp(1.0, static_cast<int>(random.bits() % 80) - 60);
        }
        std::array<double, 8> logs = values;
        exact_logs(logs);
        for (std::size_t k = 0; k < 8; ++k) {
            REQUIRE(logs[k] == exact_log(values[k]));
            REQUIRE(std::abs(logs[k] - std::log(values[k])) <=
                    1e-15 * std::max(1.0, std::abs(logs[k])));
        }
    }
    CHECK(exact_log(1.0) == 0.0);
    const double smallest = std::numeric_limits<double>::denorm_min();
    CHECK(std::abs(exact_log(smallest) - std::log(smallest)) < 1e-12);
}

TEST_CASE("first numbers of eight streams are what each stream gives first") {
    for (std::uint32_t item : {0u, 1u, 5u, 1'000'000u, 0xFFFFFFFDu}) {
        const auto together = first_uniforms(77, 88, Purpose::stay, item);
        for (std::uint32_t i = 0; i < 8; ++i) {
            RandomStream alone(77, 88, Purpose::stay, item + i);
            CHECK(together[i] == alone.uniform());
        }
    }
}

TEST_CASE("a copied stream goes on like the original, in the middle of a block too") {
    RandomStream stream(1, 2, Purpose::faults);
    (void)stream.bits();
    RandomStream copy = stream;
    for (int i = 0; i < 5; ++i) CHECK(stream.bits() == copy.bits());
}
