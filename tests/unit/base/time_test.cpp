// Days, instants and spans: parsing, printing, calendar arithmetic.

#include <catch2/catch_test_macros.hpp>

#include "core/base/time.h"

using namespace headroom;

namespace {

Date day(const char* text) { return parse_date(text).value(); }

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

unsigned days_in_month(int year, unsigned month) {
    constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

}  // namespace

TEST_CASE("add_months keeps the day number or clamps it to the month's end (SUB-20)") {
    CHECK(add_months(day("2020-02-29"), 12) == day("2021-02-28"));
    CHECK(add_months(day("2018-01-31"), 1) == day("2018-02-28"));
    CHECK(add_months(day("2016-11-29"), 12) == day("2017-11-29"));
    CHECK(add_months(day("2017-12-31"), 2) == day("2018-02-28"));
    CHECK(add_months(day("2019-12-31"), 2) == day("2020-02-29"));
    CHECK(add_months(day("2020-02-29"), 48) == day("2024-02-29"));
    CHECK(add_months(day("2017-05-15"), 0) == day("2017-05-15"));
    CHECK(add_months(day("2017-12-01"), 1) == day("2018-01-01"));
}

TEST_CASE("every day of 1600 to 2400 agrees with counting day by day") {
    Date date = make_date(1600, 1, 1).value();
    unsigned weekday = calendar_of(date).weekday;
    CHECK(calendar_of(day("1970-01-01")).weekday == 3);  // a Thursday
    CHECK(calendar_of(day("2017-03-01")).weekday == 2);  // a Wednesday
    int wrong = 0;
    for (int year = 1600; year <= 2400; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            for (unsigned d = 1; d <= days_in_month(year, month); ++d) {
                const CalendarDay calendar = calendar_of(date);
                wrong += calendar.year != year || calendar.month != month || calendar.day != d;
                wrong += calendar.weekday != weekday;
                wrong += make_date(year, month, d) != date;
                wrong += parse_date(format_date(date)) != date;
                wrong += date_of(midnight_of(date)) != date;
                wrong += date_of(midnight_of(date) + Span{86'399}) != date;
                date = date + 1;
                weekday = (weekday + 1) % 7;
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("dates that do not exist are no dates") {
    for (const char* text : {"2017-02-29", "1900-02-29", "2017-04-31", "2017-13-01", "2017-00-10",
                             "2017-01-00", "2017-1-01", "2017/01/01", "17-01-01", "2017-01-011",
                             " 2017-01-01", "", "2017-01", "+017-01-01", "2017-01-0a"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK_FALSE(make_date(2017, 2, 29));
    CHECK_FALSE(make_date(10'000, 1, 1));
    CHECK_FALSE(make_date(2017, 1, 32));
}

TEST_CASE("instants are RFC 3339 in UTC or a date") {
    CHECK(parse_instant("1970-01-01T00:00:00Z") == Instant{0});
    CHECK(parse_instant("2017-03-01T08:30:59Z")->seconds == 1'488'357'059);
    CHECK(parse_instant("2017-03-01") == parse_instant("2017-03-01T00:00:00Z"));
    CHECK(format_instant(Instant{1'488'357'059}) == "2017-03-01T08:30:59Z");
    for (const char* text : {"2017-03-01T24:00:00Z", "2017-03-01T08:60:00Z", "2017-03-01T08:00:60Z",
                             "2017-03-01T08:00:00", "2017-03-01T08:00Z", "2017-03-01 08:00:00Z",
                             "2017-03-01T08:00:00+01:00", "2017-03-01T8:00:00Z", "T08:00:00Z",
                             "2017-03-01T08:00:00Zx", "now"}) {
        INFO(text);
        CHECK_FALSE(parse_instant(text));
    }
}

TEST_CASE("spans are numbers with units, weeks to seconds, that add up") {
    CHECK(parse_span("3d12h") == Span::hours(84));
    CHECK(parse_span("1w2d3h4m5s") == Span{788'645});
    CHECK(parse_span("0d") == Span{0});
    CHECK(parse_span("90m") == Span::minutes(90));
    CHECK(parse_span("12h3d") == Span::hours(84));
    CHECK(parse_span("1d1d") == Span::days(2));
    CHECK(parse_span("9999w9999w9999w") == Span::days(3 * 7 * 9999));
    for (const char* text : {"", "d", "3", "3x", "-1d", "1d-1h", "9999999d9999999d", "1.5d", "1d ",
                             " 1d", "1D", "99999999999999999999d", "10000000w", "1d2"}) {
        INFO(text);
        CHECK_FALSE(parse_span(text));
    }
}

TEST_CASE("printed spans are read back") {
    CHECK(format_span(Span{0}) == "0d");
    for (const std::int64_t seconds : {1, 59, 60, 3600, 86'400, 302'400, 604'800, 788'645}) {
        CHECK(parse_span(format_span(Span{seconds})) == Span{seconds});
    }
}

TEST_CASE("the next midnight is strictly later, the next grid point may be now") {
    const Instant midnight = midnight_of(day("2017-03-02"));
    CHECK(next_midnight(midnight) == midnight + Span::days(1));
    CHECK(next_midnight(midnight - Span{1}) == midnight);
    CHECK(next_on_grid(midnight, Span::minutes(1)) == midnight);
    CHECK(next_on_grid(midnight + Span{1}, Span::minutes(1)) == midnight + Span{60});
    CHECK(next_on_grid(midnight + Span{59}, Span::minutes(1)) == midnight + Span{60});
}
