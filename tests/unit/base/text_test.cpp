// Text helpers: trimming, splitting, UTF-8, the nearest name.

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/base/text.h"

using namespace headroom;

namespace {

/// Optimal string alignment by the whole table: slow and obvious.
std::size_t whole_table_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

/// All words of 1 to `longest` letters of the first `letters` of the alphabet.
std::vector<std::string> all_words(std::size_t longest, char letters) {
    std::vector<std::string> words{""};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size() == longest) continue;
        for (char letter = 'a'; letter < 'a' + letters; ++letter)
            words.push_back(words[i] + letter);
    }
    words.erase(words.begin());
    return words;
}

}  // namespace

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

TEST_CASE("the nearest name agrees with a whole table of edits, for all short words") {
    std::vector<std::string> words = all_words(6, 2);
    for (const std::string& word : all_words(3, 4)) words.push_back(word + word + word);
    std::size_t near = 0, wrong = 0;
    for (const std::string& word : words) {
        for (const std::string& name : words) {
            const std::array<std::string_view, 1> names{name};
            const std::size_t distance = whole_table_distance(word, name);
            const std::size_t most = std::max<std::size_t>(2, word.size() / 3);
            const bool expected = distance <= most && distance < name.size();
            if (expected) ++near;
            if (nearest(word, names).empty() == expected) ++wrong;
        }
    }
    CHECK(wrong == 0);
    CHECK(near > 1'000);
}

TEST_CASE("the nearest name may be as long as a word of 64 letters and a third more") {
    const std::string word(64, 'a');
    const std::string longer = word + std::string(21, 'b');
    const std::string too_long = word + std::string(22, 'b');
    CHECK(nearest(word, std::array<std::string_view, 1>{longer}) == longer);
    CHECK(nearest(word, std::array<std::string_view, 1>{too_long}).empty());
    CHECK(nearest(word + "a", std::array<std::string_view, 1>{word}).empty());
}
