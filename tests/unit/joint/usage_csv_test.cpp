#include "core/planning/fit/usage_csv.h"

#include <catch2/catch_test_macros.hpp>

#include "core/app/fit.h"
#include "core/planning/import/import.h"

using namespace headroom;
using planning::read_usage_csv;

TEST_CASE("usage CSV: quotes, CR LF, spaces, empty lines and any order of columns") {
    const auto history = read_usage_csv(
        "used , \"site\",date\r\n\r\n41,\"Head, \"\"A\"\"\", 2017-03-06\r\n42,P02,2017-03-06",
        "u.csv");
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
                                 "site,date,used\nP\xFF,2017-03-06,1\n",
                                 "site,date,price\nP01,2017-03-06,1\n",
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

TEST_CASE("D4: many duplicates are told by the first ones and a count") {
    std::string text = "site,date,used\n";
    for (int i = 0; i < 20'800; ++i) text += "P01,2017-03-06," + std::to_string(i) + "\n";
    const auto history = read_usage_csv(text, "u.csv");
    REQUIRE(history);
    REQUIRE(history->notes.size() == 6);
    CHECK(history->notes.front().find("in lines 2 and 3") != std::string::npos);
    CHECK(history->notes.back() ==
          "And 20794 more dates that are there twice; the later line holds.");
    CHECK(history->sites[0].last() == 20'799);
}

TEST_CASE("D6: a site whose counts end long before the others is told with its date") {
    std::string text = "site,date,used\n";
    for (int week = 0; week < 60; ++week) {
        const std::string date = format_date(*parse_date("2016-01-04") + 7 * week);
        text += "P01," + date + ",40\n";
        if (week < 26) text += "P02," + date + ",9\n";
        if (week < 59) text += "P03," + date + ",5\n";  // a week missing is nothing
    }
    const auto history = read_usage_csv(text, "u.csv");
    REQUIRE(history);
    REQUIRE(history->notes.size() == 1);
    CHECK(history->notes[0] ==
          "P02: its counts end on 2016-06-27, 238 days before those of the others; a "
          "scenario begins with its 9 Macs of that day. Add its later counts, or leave "
          "the site out.");
}

TEST_CASE("D1: a byte order mark, semicolons, tabs and lone CRs are read") {
    for (const char* text :
         {"\xEF\xBB\xBFsite,date,used\nP01,2017-03-06,1\n",
          "\xEF\xBB\xBFsite;date;used\r\nP01;2017-03-06;1\r\n",
          "site\tdate\tused\rP01\t2017-03-06\t1\r", "sep=;\nsite;date;used\nP01;2017-03-06;1"}) {
        const auto history = read_usage_csv(text, "u.csv");
        INFO(text);
        REQUIRE(history);
        REQUIRE(history->sites.size() == 1);
        CHECK(history->sites[0].site == "P01");
        CHECK(history->sites[0].counts[0].used == 1);
    }
}

TEST_CASE("fit: a history that no scenario can hold is told") {
    const auto message = [](const char* rows) {
        const auto fitted = app::fit_usage("site,date,used\n" + std::string(rows), "u.csv", {});
        return fitted ? std::string() : fitted.error().front().message;
    };
    CHECK(message("P01,1017-03-06,1\nP01,2017-03-06,2\n").find("check the years") !=
          std::string::npos);
    CHECK(message("P01,2017-03-06,1\nP01,2017-03-13,900000000\n")
              .find("site P01; check its counts") != std::string::npos);
    CHECK(
        message("P01,2017-03-06,1000000000\nP02,2017-03-06,5\n").find("1000000000 Macs together") !=
        std::string::npos);
    CHECK(message("\f,2017-03-06,1\n").find("the site is missing") != std::string::npos);
    const std::string wide = "date," + std::string(101, 'x') + "\n2017-03-06,1\n";
    CHECK_FALSE(app::fit_usage(wide, "u.csv", {}));
    CHECK_FALSE(app::fit_usage("date,P\xFF\n2017-03-06,1\n", "u.csv", {}));
}

TEST_CASE("G13: a wrong header is judged before the rows are read") {
    planning::ImportOptions options;
    options.as = planning::ImportKind::usage;
    planning::Importer importer(options);
    importer.begin_file("big.csv");
    CHECK_FALSE(importer.feed("site,when,how many\nP01,2017-03-06,1\n"));
    CHECK_FALSE(importer.feed("P01,2017-03-06,1\n"));  // a caller stops here
    importer.end_file();
    const auto import = importer.finish();
    REQUIRE_FALSE(import);
    REQUIRE(import.error().size() == 1);
    CHECK(import.error()[0].line == 1);
    CHECK(import.error()[0].message.find("date and used are missing") != std::string::npos);
}
