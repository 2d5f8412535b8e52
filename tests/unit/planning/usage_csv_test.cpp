#include "core/planning/usage_csv.h"

#include <catch2/catch_test_macros.hpp>

using namespace headroom;
using planning::read_usage_csv;

TEST_CASE("usage CSV: quotes, CR LF, spaces, empty lines and any order of columns") {
    const auto history = read_usage_csv(
        "used , \"site\",date\r\n\r\n41,\"Head, \"\"A\"\"\", 2017-03-06\r\n42,P02,2017-03-06", "u.csv");
    REQUIRE(history);
    REQUIRE(history->sites.size() == 2);
    CHECK(history->sites[0].site == "Head, \"A\"");
    CHECK(history->sites[0].counts[0].used == 41);
    CHECK(history->sites[0].counts[0].line == 3);
    CHECK(history->sites[1].counts[0].used == 42);
    CHECK(history->notes.empty());
}

TEST_CASE("usage CSV: every bad row is reported with its line and column") {
    const auto history = read_usage_csv(
        "site,date,used\nP01,2017-02-29,1\n,2017-03-01,2\nP01,2017-03-01,2.5\nP01,2017-03-02\n"
        "P01,2017-03-03,-1\nP01,2017-03-04,1000000001\nP01,2017-03-05,7\n",
        "u.csv");
    REQUIRE_FALSE(history);
    const auto& errors = history.error();
    REQUIRE(errors.size() == 6);
    CHECK(errors[0].line == 2);
    CHECK(errors[0].column == 5);
    CHECK(errors[1].line == 3);
    CHECK(errors[2].line == 4);
    CHECK(errors[2].column == 16);
    CHECK(errors[3].line == 5);
    CHECK(errors[4].message.find("below 0") != std::string::npos);
    CHECK(errors[5].message.find("1000000000") != std::string::npos);
    CHECK(errors[0].message.find("2017-03-06") != std::string::npos);  // says how to write it
}

TEST_CASE("usage CSV: more errors than are reported are counted") {
    std::string text = "site,date,used\n";
    for (int i = 0; i < 60; ++i) text += "P01,someday,1\n";
    const auto history = read_usage_csv(text, "u.csv");
    REQUIRE_FALSE(history);
    CHECK(history.error().size() == scenario::max_errors);
    CHECK(history.error().back().message.find("and 10 more errors") != std::string::npos);
}

TEST_CASE("usage CSV: bad files") {
    const char* const texts[] = {"",
                                 "\n\n",
                                 "site,date,used\n",
                                 "\xEF\xBB\xBFsite,date,used\nP01,2017-03-06,1\n",
                                 "site,date,used\nP\xFF,2017-03-06,1\n",
                                 "site,date,count\nP01,2017-03-06,1\n",
                                 "site,date\nP01,2017-03-06\n",
                                 "site,site,used\nP01,P01,1\n",
                                 "site,date,used\n\"P01,2017-03-06,1\n",
                                 "P01,2017-03-06,1\n"};
    for (const char* text : texts) {
        const auto history = read_usage_csv(text, "u.csv");
        INFO(text);
        REQUIRE_FALSE(history);
        CHECK_FALSE(history.error().front().message.empty());
    }
}

TEST_CASE("usage CSV: order, duplicates and gaps are put right and told") {
    const auto history = read_usage_csv(
        "site,date,used\nP01,2017-01-15,3\nP01,2017-01-01,1\nP01,2017-01-08,2\nP01,2017-01-08,5\n"
        "P01,2017-03-19,9\n",
        "u.csv");
    REQUIRE(history);
    const auto& counts = history->sites[0].counts;
    REQUIRE(counts.size() == 4);
    CHECK(counts[0].used == 1);
    CHECK(counts[1].used == 5);  // the later line holds
    CHECK(counts[2].used == 3);
    REQUIRE(history->notes.size() == 3);
    CHECK(history->notes[1].find("lines 4 and 5") != std::string::npos);
    CHECK(history->notes[2].find("63 days") != std::string::npos);
    CHECK(history->sites[0].peak() == 9);
}
