#include "core/planning/import/written_date.h"

#include <catch2/catch_test_macros.hpp>

#include "core/planning/import/import.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

std::string day_read(std::string_view text, DateOrder order = DateOrder::dmy) {
    const auto written = parse_written_date(text);
    if (!written) return "none";
    const auto date = written->read_as(order);
    return date ? format_date(*date) : "no day";
}

}  // namespace

TEST_CASE("import: dates as programs write them") {
    for (const char* text :
         {"2025-03-02", "2025/3/2", "20250302", "02.03.2025", "2. 3. 2025", "2 Mar 2025",
          "Mar 2, 2025", "2-Mar-25", "March 2 2025", "2. M\xC3\xA4rz 2025", "2025-03-02T23:59:59Z",
          "2025-03-02 13:30:07.0000000", "2025-03-02T23:30:00-05:00", "1740873600"}) {
        INFO(text);
        CHECK(day_read(text) == "2025-03-02");
    }
    CHECK(day_read("02/03/2025") == "2025-03-02");
    CHECK(day_read("02/03/2025 05:30:00 PM", DateOrder::mdy) == "2025-02-03");
    CHECK(day_read("25-03-02", DateOrder::ymd) == "2025-03-02");
    for (const char* text :
         {"", "yesterday", "2025-03", "41", "2025-3-2x", "12:30:00", "1.5.20x", "99999999999"}) {
        INFO(text);
        CHECK(day_read(text) == "none");
    }
    CHECK(day_read("30.02.2025") == "no day");
}

TEST_CASE("import: the order of dates is told by the dates, or asked for") {
    const auto verdict_of = [](std::initializer_list<const char*> dates) {
        DateOrderEvidence evidence;
        int line = 1;
        for (const char* date : dates) evidence.see(*parse_written_date(date), ++line);
        return evidence.verdict();
    };
    CHECK(verdict_of({"01/02/2025", "13/02/2025"}).order == DateOrder::dmy);
    CHECK(verdict_of({"01/02/2025", "02/13/2025"}).order == DateOrder::mdy);
    CHECK(verdict_of({"01/01/2025", "2025-03-04", "03.04.2025"}).order.has_value());
    const auto open = verdict_of({"01/01/2025", "02/03/2025"});
    CHECK_FALSE(open.order);
    CHECK(open.line == 3);
    const auto both = verdict_of({"13/02/2025", "02/13/2025"});
    CHECK_FALSE(both.order);
    CHECK(both.question.find("contradict") != std::string::npos);
}

TEST_CASE("import: counts as programs write them") {
    CHECK(parse_count("1031") == 1031);
    for (const char* text : {"1,031", "1.031", "1'031", "1 031",
                             "1\xC2\xA0"
                             "031",
                             "1031.0", "1031,00"}) {
        INFO(text);
        CHECK(parse_count(text) == 1031);
    }
    CHECK(parse_count("1,038,000") == 1'038'000);
    CHECK(parse_count("-3") == -3);
    for (const char* text : {"", "2.5", "1,03", "x", "1,0311", "1.031,5", "3 Macs"}) {
        INFO(text);
        CHECK_FALSE(parse_count(text));
    }
}

TEST_CASE("import: several dated lists tell who left and who came") {
    ImportOptions options;
    Importer importer(options);
    const auto feed = [&](const char* name, const char* text) {
        importer.begin_file(name);
        importer.feed(text);
        importer.end_file();
    };
    feed("macs_2026-01-01.csv",
         "Serial,Site,Enrolled,Last "
         "seen\nA,P01,2025-12-01,2025-12-31\nB,P01,2025-12-01,2025-12-30\n");
    feed("macs_2026-03-01.csv",
         "Serial,Site,Enrolled,Last "
         "seen\nA,P01,2025-12-01,2026-02-28\nC,P02,2026-02-01,2026-02-28\n");
    const auto import = importer.finish();
    REQUIRE(import);
    CHECK(format_date(import->today) == "2026-03-01");
    REQUIRE(import->sites.size() == 2);
    CHECK(import->sites[0].macs == 1);
    CHECK(import->sites[0].gone == 1);
    CHECK(import->sites[1].macs == 1);
    CHECK(import->usage.sites[0].last() == 1);
    CHECK(import->usage.sites[0].peak() == 2);
}
