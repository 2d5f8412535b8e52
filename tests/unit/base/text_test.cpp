// Text helpers: trimming, splitting, UTF-8, the nearest name.

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "core/base/text.h"

using namespace headroom;

TEST_CASE("trim takes blanks, tabs and line ends from both ends only") {
    CHECK(trim("  a b \t\r\n") == "a b");
    CHECK(trim("   ").empty());
    CHECK(trim("").empty());
    CHECK(trim("a") == "a");
}

TEST_CASE("case changes concern ASCII only") {
    CHECK(to_lower("AbC-1Ä") == "abc-1Ä");
    CHECK(to_upper("abc-1ä") == "ABC-1ä");
}

TEST_CASE("split keeps empty parts") {
    CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split(",", ',') == std::vector<std::string_view>{"", ""});
    CHECK(split("abc", ',') == std::vector<std::string_view>{"abc"});
}

TEST_CASE("characters are code points, not bytes") {
    CHECK(character_count("") == 0);
    CHECK(character_count("abc") == 3);
    CHECK(character_count("Größe") == 5);
    CHECK(character_count("\xE2\x82\xAC\xF0\x9F\x98\x80") == 2);
}

TEST_CASE("UTF-8 is checked to the letter") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("plain, Größe, \xE2\x82\xAC, \xF0\x9F\x98\x80"));
    CHECK(is_utf8("\xF4\x8F\xBF\xBF"));        // U+10FFFF
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond it
    CHECK_FALSE(is_utf8("\xC0\xAF"));          // overlong
    CHECK_FALSE(is_utf8("\xE0\x80\xAF"));      // overlong
    CHECK_FALSE(is_utf8("\xF0\x80\x80\xAF"));  // overlong
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // a surrogate
    CHECK_FALSE(is_utf8("\x80"));              // starts no character
    CHECK_FALSE(is_utf8("\xE2\x82"));          // cut short
    CHECK_FALSE(is_utf8("\xC3("));
    CHECK_FALSE(is_utf8("\xFF"));
}

TEST_CASE("bytes that belong to no character are replaced, the others stay") {
    CHECK(well_formed("Größe \xF0\x9F\x98\x80") == "Größe \xF0\x9F\x98\x80");
    CHECK(well_formed("a\xFF"
                      "b\xC3") ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD");
    CHECK(well_formed("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(well_formed("").empty());
}

TEST_CASE("the nearest name is a plausible misspelling or nothing") {
    constexpr std::array<std::string_view, 4> names{"licenses", "expires", "site", "subscription"};
    CHECK(nearest("licences", names) == "licenses");
    CHECK(nearest("lisences", names) == "licenses");
    CHECK(nearest("expries", names) == "expires");  // two letters swapped
    CHECK(nearest("sites", names) == "site");
    CHECK(nearest("subscripton", names) == "subscription");
    CHECK(nearest("completelyDifferent", names).empty());
    CHECK(nearest("licenses", {}).empty());
}
