// Raw deflate both ways, and what damaged input does.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/deflate.h"
#include "tests/property/random_source.h"

using headroom::deflate;
using headroom::inflate;
using headroom::testing::RandomSource;

namespace {

constexpr std::size_t plenty = 1U << 22U;

std::size_t below(RandomSource& random, std::size_t n) {
    return static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(n) - 1));
}

/// Texts with repetitions near and far, like scenarios have.
std::string random_text(RandomSource& random) {
    std::string text;
    const auto pieces = below(random, 200);
    for (std::size_t i = 0; i < pieces; ++i) {
        if (!text.empty() && below(random, 3) == 0) {
            const auto from = below(random, text.size());
            text += text.substr(from, 1 + below(random, 400));
        } else {
            for (auto n = below(random, 30); n > 0; --n) {
                text += static_cast<char>(below(random, 256));
            }
        }
    }
    return text;
}

}  // namespace

TEST_CASE("what is deflated is inflated to the same bytes") {
    RandomSource random(11);
    for (int i = 0; i < 300; ++i) {
        const std::string text = random_text(random);
        const auto back = inflate(deflate(text), plenty);
        REQUIRE(back);
        REQUIRE(*back == text);
    }
    for (const std::string& text : {std::string(), std::string("a"), std::string(200'000, 'x')}) {
        CHECK(inflate(deflate(text), plenty) == text);
    }
}

TEST_CASE("repetitions are worth something") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += R"({"at": "1d", "do": "mac.enroll", "site": "P01"},)";
    CHECK(deflate(text).size() < text.size() / 20);
}

TEST_CASE("streams of other writers are read: stored and fixed blocks") {
    // "abc" as a stored block; "aaaaaaaaaa" by zlib with the fixed code.
    CHECK(inflate(std::string("\x01\x03\x00\xFC\xFF"
                              "abc",
                              8),
                  plenty) == "abc");
    CHECK(inflate(std::string("\x4B\x4C\x84\x01\x00", 5), plenty) == "aaaaaaaaaa");
}

TEST_CASE("damage is no crash, and never more bytes than asked for") {
    RandomSource random(12);
    const std::string good = deflate(random_text(random) + std::string(5000, 'y'));
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ static_cast<char>(1U << below(random, 8)));
        const auto result = inflate(bad, 10'000);
        if (result) CHECK(result->size() <= 10'000);
    }
    CHECK_FALSE(inflate(good, 100));
    CHECK_FALSE(inflate(std::string_view(good).substr(0, good.size() / 2), plenty));
    CHECK_FALSE(inflate("", plenty));
}
