#include "core/base/csv.h"

#include <catch2/catch_test_macros.hpp>

using namespace headroom;

namespace {

// What a reader gets from a file of one row with these fields.
std::vector<std::string> read_back(const std::vector<std::string>& fields) {
    std::string line;
    for (const std::string& field : fields) line += (line.empty() ? "" : ",") + csv_field(field);
    const CsvTable table = parse_csv(line + "\n");
    std::vector<std::string> texts;
    for (const CsvField& field : table.rows.at(0).fields) texts.push_back(field.text);
    return texts;
}

}  // namespace

TEST_CASE("D2: no cell begins a formula, and every text reads back as it was") {
    const std::vector<std::string> risky{"=1+1",
                                         "=cmd|' /C calc'!A0",
                                         "+1+1",
                                         "-2+3",
                                         "@SUM(A1)",
                                         "\t=1",
                                         "\r=1",
                                         "\n=1",
                                         " =1",
                                         "'=1",
                                         "''=1",
                                         "'-5",
                                         "\xEF\xBC\x9D"
                                         "1",
                                         "+49 171",
                                         "--",
                                         "=",
                                         "-"};
    for (const std::string& text : risky) {
        INFO(text);
        const std::string written = csv_field(text);
        const std::size_t first = written.find_first_not_of('"');
        CHECK(written[first] == '\'');
        CHECK(read_back({"P01", text, "x"})[1] == text);
    }
    for (const std::string text :
         {"-5", "+3", "-2.5", "-5 %", "'s-Hertogenbosch", "a=b", "P01", "", "\"q\"", "a,b", "a;b",
          "two\nlines", " outer ", "\xE6\x9D\xB1\xE4\xBA\xAC"}) {
        INFO(text);
        CHECK(csv_field(text).find('\'') == text.find('\''));
        CHECK(read_back({"P01", text, "x"})[1] == text);
    }
}

TEST_CASE("D1: CSV in pieces of any size gives the same rows") {
    const std::string text =
        "\xEF\xBB\xBF"
        "a;\"b;\"\"\r\nc\" ; d\r\n\r\n;;\nlast;'=1;\"x\" y";
    const CsvTable whole = parse_csv(text);
    REQUIRE(whole.rows.size() == 3);
    CHECK(whole.rows[0].fields[1].text == "b;\"\r\nc");
    CHECK(whole.rows[1].line == 4);
    CHECK(whole.rows[2].fields[1].text == "=1");
    CHECK(whole.rows[2].fields[2].text == "x y");
    for (std::size_t size = 1; size < text.size(); ++size) {
        std::vector<std::string> fields;
        CsvParser parser([&](const CsvRow& row) {
            for (const CsvField& field : row.fields) fields.push_back(field.text);
            return true;
        });
        for (std::size_t at = 0; at < text.size(); at += size)
            parser.feed(std::string_view(text).substr(at, size));
        parser.finish();
        CHECK(parser.separator() == ';');
        std::size_t n = 0;
        for (const auto& row : whole.rows) {
            for (const CsvField& field : row.fields) CHECK(fields.at(n++) == field.text);
        }
        CHECK(n == fields.size());
    }
}

TEST_CASE("G13: a quote that never ends takes no more memory than a field may have") {
    CsvParser parser([](const CsvRow&) { return true; });
    parser.feed("a,b\n1,\"2\n");
    const std::string block(100'000, 'x');
    int fed = 0;
    while (parser.feed(block) && fed < 100) ++fed;
    CHECK(fed <= 10);
    CHECK(parser.problem().line == 2);
}
