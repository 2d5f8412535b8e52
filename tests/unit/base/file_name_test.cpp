#include "core/base/file_name.h"

#include <catch2/catch_test_macros.hpp>

using headroom::file_stem;
using headroom::safe_file_name;

TEST_CASE("D7: file names keep the letters of every script") {
    CHECK(file_stem("Two departments", "scenario") == "two-departments");
    CHECK(file_stem("\u041a\u0438\u0457\u0432: \u043e\u0444\u0456\u0441 1", "scenario") ==
          "\u041a\u0438\u0457\u0432-\u043e\u0444\u0456\u0441-1");
    CHECK(file_stem("\u6771\u4eac\u672c\u793e", "scenario") == "\u6771\u4eac\u672c\u793e");
    CHECK(file_stem("S\u00e3o Paulo & Z\u00fcrich", "scenario") == "s\u00e3o-paulo-z\u00fcrich");
    CHECK(file_stem("\u0939\u093f\u0902\u0926\u0940", "scenario") ==
          "\u0939\u093f\u0902\u0926\u0940");
}

TEST_CASE("D7: what file systems refuse or hide is left out of names") {
    CHECK(file_stem("", "scenario") == "scenario");
    CHECK(file_stem("///", "scenario") == "scenario");
    CHECK(file_stem("../../etc/passwd", "scenario") == "etc-passwd");
    CHECK(file_stem("evil\u202Etxt.exe", "scenario") == "evil-txt-exe");
    CHECK(file_stem("CON", "scenario") == "con-");
    CHECK(file_stem("a\xFF"
                    "b",
                    "scenario") == "a-b");
    CHECK(file_stem(std::string(500, 'a'), "scenario").size() == 100);
    std::string long_title;
    for (int i = 0; i < 90; ++i) long_title += "\u6771";
    CHECK(file_stem(long_title, "scenario").size() == 99);  // no character is cut
    CHECK(safe_file_name("P01/request:1.json") == "P01_request_1.json");
    CHECK(safe_file_name("..") == "._");
    CHECK(safe_file_name("") == "_");
    CHECK(safe_file_name("nul.json") == "_nul.json");
    CHECK(safe_file_name("\u6771\u4eac.json") == "\u6771\u4eac.json");
}
