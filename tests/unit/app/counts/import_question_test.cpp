#include "core/app/counts/import_question.h"

#include <catch2/catch_test_macros.hpp>

#include "core/app/import.h"

using namespace headroom;
using namespace headroom::app;

namespace {

using Kind = ImportQuestion::Kind;

std::vector<ImportedSiteView> sites_in(const std::string& csv) {
    ImportReader reader({});
    reader.begin_file("usage.csv");
    reader.feed(csv);
    reader.end_file();
    const auto documents = reader.finish();
    return documents ? documents->sites : std::vector<ImportedSiteView>{};
}

}  // namespace

TEST_CASE("import question: a file that tells everything is not asked about") {
    CHECK_FALSE(import_question("site,date,used\nP01,2017-03-06,4\n"));
    CHECK_FALSE(import_question("site,date,used\nP01,3/4/2017,4\nP01,13/4/2017,4\n"));
    CHECK_FALSE(import_question("date,P01,P02\n2017-03-06,4,5\n"));
    CHECK_FALSE(import_question("building,serial number,enrolled\nP01,C02A,2017-03-06\n"));
    CHECK_FALSE(import_question(""));
}

TEST_CASE("import question: an open date is shown in both readings") {
    const auto question =
        import_question("site;date;used\nP01;2017-03-06;1\nP01;3/4/2017;4\nP01;4/4/2017;4\n");
    REQUIRE(question);
    CHECK(question->kind == Kind::date_order);
    CHECK(question->written == "3/4/2017");
    CHECK(question->day_first == "2017-04-03");
    CHECK(question->month_first == "2017-03-04");
    CHECK(question->line == 3);
    // Dates that contradict each other are an error, and no question.
    CHECK_FALSE(
        import_question("site,date,used\nP01,3/4/2017,1\nP01,13/4/2017,1\nP01,4/13/2017,1\n"));
}

TEST_CASE("import question: columns are picked from titles and first rows") {
    const std::string csv =
        "Rechner;Kostenstelle;Stichtag\n35;\"P01; Nord\";2017-03-06\n36;\"P01; Nord\";2017-03-13\n"
        "7;P02;2017-03-06\n8;P02;2017-03-13\n";
    const auto question = import_question(csv);
    REQUIRE(question);
    CHECK(question->kind == Kind::columns);
    CHECK(question->titles == std::vector<std::string>{"Rechner", "Kostenstelle", "Stichtag"});
    REQUIRE(question->rows.size() == 3);
    CHECK(question->rows[0][1] == "P01; Nord");
    const auto sites = sites_in(with_columns(csv, {.site = 1, .date = 2, .used = 0}));
    REQUIRE(sites.size() == 2);
    CHECK(sites[0].code == "P01; Nord");
    CHECK(sites[0].macs == 36);
    CHECK(sites[1].macs == 8);
}

TEST_CASE("import question: each column beside the date can be a site") {
    const std::string csv = "Stichtag,Nord,Sued\n2017-03-06,4,5\n2017-03-13,6,7\n";
    REQUIRE(import_question(csv));
    const auto sites = sites_in(with_columns(csv, {.site = {}, .date = 0}));
    REQUIRE(sites.size() == 2);
    CHECK(sites[0].code == "Nord");
    CHECK(sites[0].macs == 6);
    CHECK(sites[1].macs == 7);
}

TEST_CASE("import question: a list of devices without a site is asked for its column") {
    const std::string csv =
        "Serial Number,Enrolled,Kostenstelle\nC02A,2017-03-06,P01\n"
        "C02B,2017-03-13,P02\nC02C,2017-03-13,P02\n";
    const auto question = import_question(csv);
    REQUIRE(question);
    CHECK(question->kind == Kind::site_column);
    const auto sites = sites_in(with_site_column(csv, 2));
    REQUIRE(sites.size() == 2);
    CHECK(sites[1].code == "P02");
    CHECK(sites[1].macs == 2);
}
