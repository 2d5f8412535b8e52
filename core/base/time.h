#pragma once
// Simulated time: whole seconds UTC and calendar days. Nothing here reads the wall clock (CLK-1).
//
//   Instant noon = *parse_instant("2017-03-01T12:00:00Z");
//   Date day = date_of(noon);                    // 2017-03-01
//   Instant later = noon + Span::hours(24);      // Instant + Instant does not compile

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headroom {

inline constexpr std::int64_t seconds_per_day = 86400;

/// A length of time in whole seconds; may be negative.
struct Span {
    std::int64_t seconds = 0;

    static constexpr Span minutes(std::int64_t n) { return {n * 60}; }
    static constexpr Span hours(std::int64_t n) { return {n * 3600}; }
    static constexpr Span days(std::int64_t n) { return {n * seconds_per_day}; }

    friend constexpr auto operator<=>(Span, Span) = default;
    friend constexpr Span operator+(Span a, Span b) { return {a.seconds + b.seconds}; }
    friend constexpr Span operator-(Span a, Span b) { return {a.seconds - b.seconds}; }
    friend constexpr Span operator*(Span a, std::int64_t n) { return {a.seconds * n}; }
};

/// The length in days, for rates and averages.
constexpr double days_in(Span s) {
    return static_cast<double>(s.seconds) / static_cast<double>(seconds_per_day);
}

/// A moment of the simulated UTC clock, in seconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t seconds = 0;

    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant t, Span s) { return {t.seconds + s.seconds}; }
    friend constexpr Instant operator-(Instant t, Span s) { return {t.seconds - s.seconds}; }
    friend constexpr Span operator-(Instant a, Instant b) { return {a.seconds - b.seconds}; }
};

/// Later than every instant that a scenario can name.
inline constexpr Instant end_of_time{std::int64_t{1} << 60};

/// A calendar day UTC, counted from 1970-01-01 = 0. A date is valid to the end of that day (CLK-6).
struct Date {
    std::int32_t days = 0;

    friend constexpr auto operator<=>(Date, Date) = default;
    friend constexpr Date operator+(Date d, int n) { return {d.days + n}; }
    friend constexpr Date operator-(Date d, int n) { return {d.days - n}; }
    friend constexpr int operator-(Date a, Date b) { return a.days - b.days; }
};

/// The day that contains the instant.
Date date_of(Instant t);

/// 00:00:00Z of the day.
constexpr Instant midnight_of(Date d) { return {d.days * seconds_per_day}; }

/// The first midnight strictly after the instant.
Instant next_midnight(Instant t);

/// The earliest multiple of `grid` (counted from 1970) at or after the instant; `grid` > 0.
Instant next_on_grid(Instant t, Span grid);

/// The same day number `months` later, clamped to the last day of that month (SUB-20):
/// 2020-02-29 + 12 = 2021-02-28, 2018-01-31 + 1 = 2018-02-28.
Date add_months(Date d, int months);

/// A day from year (0 to 9999), month 1-12 and day; nullopt when no such day exists.
std::optional<Date> make_date(int year, unsigned month, unsigned day);

/// Calendar fields of a day. `weekday` counts Monday = 0 to Sunday = 6.
struct CalendarDay {
    int year = 1970;
    unsigned month = 1;
    unsigned day = 1;
    unsigned weekday = 3;
};
CalendarDay calendar_of(Date d);

/// "YYYY-MM-DD"; nullopt for anything else, also for days that do not exist.
std::optional<Date> parse_date(std::string_view text);

/// RFC 3339 in UTC ("2017-03-01T08:00:00Z") or a date (its midnight); nullopt for anything else.
std::optional<Instant> parse_instant(std::string_view text);

/// "<n><unit>" repeated, units w d h m s, which add up ("3d12h"); nullopt for anything else or when
/// the span exceeds 10,000 years.
std::optional<Span> parse_span(std::string_view text);

std::string format_date(Date d);        // "2017-03-01"
std::string format_instant(Instant t);  // "2017-03-01T08:00:00Z"
std::string format_span(Span s);        // "3d12h"; "0d" for nothing

}  // namespace headroom
