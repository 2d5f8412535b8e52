// License keys as people read and type them (docs/rules.md, Words).

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/licensing/key_text.h"

using namespace headroom::licensing;

TEST_CASE("a key is five groups of six letters and digits") {
    const std::string key = make_key_text(1, 0);
    REQUIRE(key.size() == 34);
    for (std::size_t i = 0; i < key.size(); ++i) {
        const bool hyphen = i % 7 == 6;
        const bool plain = (key[i] >= 'A' && key[i] <= 'Z') || (key[i] >= '0' && key[i] <= '9');
        CHECK(hyphen == (key[i] == '-'));
        CHECK(hyphen != plain);
    }
    CHECK(normalize_key_text(key) == key);
}

TEST_CASE("the same seed and number give the same key, all others another one") {
    std::set<std::string> keys;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        for (std::uint64_t number = 0; number < 200; ++number) {
            keys.insert(make_key_text(seed, number));
        }
    }
    CHECK(keys.size() == 4'000);
    CHECK(make_key_text(3, 4) == make_key_text(3, 4));
}

TEST_CASE("typed keys are trimmed and upper-cased, hyphens are optional") {
    const std::string key = "ABCDEF-GHIJKL-MNOPQR-STUVWX-YZ0123";
    CHECK(normalize_key_text("  abcdef-ghijkl-mnopqr-stuvwx-yz0123\n") == key);
    CHECK(normalize_key_text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123") == key);
    CHECK(normalize_key_text("AB-CDEFGHIJKLMNOPQRSTUVWXYZ0123") == key);
    CHECK_FALSE(normalize_key_text(""));
    CHECK_FALSE(normalize_key_text("ABCDEF-GHIJKL-MNOPQR-STUVWX-YZ012"));
    CHECK_FALSE(normalize_key_text("ABCDEF-GHIJKL-MNOPQR-STUVWX-YZ01234"));
    CHECK_FALSE(normalize_key_text("ABCDEF GHIJKL-MNOPQR-STUVWX-YZ0123"));
    CHECK_FALSE(normalize_key_text("ÄBCDE-GHIJKL-MNOPQR-STUVWX-YZ0123"));
}
