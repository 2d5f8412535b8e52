#include "core/base/time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

namespace headroom {
namespace {

namespace cal = std::chrono;

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

// Exactly `text.size()` decimal digits; RFC 3339 fields have fixed widths.
std::optional<int> fixed_digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

void append_padded(std::string& out, std::int64_t value, int width) {
    const std::string digits = std::to_string(value);
    for (int missing = width - static_cast<int>(digits.size()); missing > 0; --missing) out += '0';
    out += digits;
}

struct SpanUnit {
    char letter;
    std::int64_t seconds;
};
constexpr std::array<SpanUnit, 5> span_units{
    {{'w', 7 * seconds_per_day}, {'d', seconds_per_day}, {'h', 3600}, {'m', 60}, {'s', 1}}};
constexpr std::int64_t longest_span_seconds = 10000LL * 366 * seconds_per_day;

}  // namespace

Date date_of(Instant t) {
    return {static_cast<std::int32_t>(floor_div(t.seconds, seconds_per_day))};
}

Instant next_midnight(Instant t) { return midnight_of(date_of(t) + 1); }

Instant next_on_grid(Instant t, Span grid) {
    const std::int64_t whole = floor_div(t.seconds, grid.seconds) * grid.seconds;
    return {whole == t.seconds ? whole : whole + grid.seconds};
}

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    if (year < 0 || year > 9999) return std::nullopt;
    const cal::year_month_day ymd{cal::year{year}, cal::month{month}, cal::day{day}};
    if (!ymd.ok()) return std::nullopt;
    return Date{static_cast<std::int32_t>(cal::sys_days{ymd}.time_since_epoch().count())};
}

CalendarDay calendar_of(Date d) {
    const cal::sys_days days{cal::days{d.days}};
    const cal::year_month_day ymd{days};
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
            static_cast<unsigned>(ymd.day()), cal::weekday{days}.iso_encoding() - 1};
}

Date add_months(Date d, int months) {
    const cal::year_month_day from{cal::sys_days{cal::days{d.days}}};
    cal::year_month_day to = from + cal::months{months};
    if (!to.ok()) to = to.year() / to.month() / cal::last;
    return {static_cast<std::int32_t>(cal::sys_days{to}.time_since_epoch().count())};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = fixed_digits(text.substr(0, 4));
    const auto month = fixed_digits(text.substr(5, 2));
    const auto day = fixed_digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() == 10) {
        const auto date = parse_date(text);
        return date ? std::optional(midnight_of(*date)) : std::nullopt;
    }
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return std::nullopt;
    }
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = fixed_digits(text.substr(11, 2));
    const auto minute = fixed_digits(text.substr(14, 2));
    const auto second = fixed_digits(text.substr(17, 2));
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    return midnight_of(*date) + Span{*hour * 3600 + *minute * 60 + *second};
}

std::optional<Span> parse_span(std::string_view text) {
    if (text.empty()) return std::nullopt;
    std::int64_t total = 0;
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    while (at != end) {
        std::int64_t n = 0;
        const auto [stop, error] = std::from_chars(at, end, n);
        if (error != std::errc{} || stop == at || *at == '-' || stop == end) return std::nullopt;
        std::size_t unit = 0;
        while (unit < span_units.size() && span_units[unit].letter != *stop) ++unit;
        if (unit == span_units.size()) return std::nullopt;
        if (n > longest_span_seconds / span_units[unit].seconds) return std::nullopt;
        total += n * span_units[unit].seconds;
        if (total > longest_span_seconds) return std::nullopt;
        at = stop + 1;
    }
    return Span{total};
}

std::string format_date(Date d) {
    const CalendarDay day = calendar_of(d);
    std::string out;
    append_padded(out, day.year, 4);
    out += '-';
    append_padded(out, day.month, 2);
    out += '-';
    append_padded(out, day.day, 2);
    return out;
}

std::string format_instant(Instant t) {
    const Date day = date_of(t);
    const std::int64_t second = t.seconds - midnight_of(day).seconds;
    std::string out = format_date(day);
    out += 'T';
    append_padded(out, second / 3600, 2);
    out += ':';
    append_padded(out, second / 60 % 60, 2);
    out += ':';
    append_padded(out, second % 60, 2);
    out += 'Z';
    return out;
}

std::string format_span(Span s) {
    if (s.seconds == 0) return "0d";
    std::string out = s.seconds < 0 ? "-" : "";
    std::int64_t rest = std::abs(s.seconds);
    for (const SpanUnit& unit : span_units) {
        if (unit.letter == 'w') continue;  // days read better than weeks in reports
        if (rest >= unit.seconds) {
            out += std::to_string(rest / unit.seconds);
            out += unit.letter;
            rest %= unit.seconds;
        }
    }
    return out;
}

}  // namespace headroom
