#include "core/planning/import/written_date.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/text.h"

namespace headroom::planning {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes a number of at most four digits from the front; `digits` is how many it has.
struct Number {
    int value = 0;
    std::size_t digits = 0;
};
Number take_number(std::string_view& text) {
    Number number;
    while (number.digits < text.size() && number.digits < 5 && is_digit(text[number.digits])) {
        number.value = 10 * number.value + (text[number.digits++] - '0');
    }
    text.remove_prefix(number.digits);
    return number;
}

// What may follow a date: nothing, or a time with its zone.
bool is_time(std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.front() != ' ' && rest.front() != 'T' && rest.front() != ',') return false;
    return rest.size() <= 40 && std::all_of(rest.begin() + 1, rest.end(), [](char c) {
               return is_digit(c) ||
                      std::string_view(" :.,+-TZAPMUTCGapm\xE2\x80\xAF\xC2\xA0").find(c) !=
                          std::string_view::npos;
           });
}

// 1 to 12 for a month's English or German name or its first three letters, taken from the front.
int take_month(std::string_view& text) {
    static constexpr std::array<std::string_view, 17> names{
        "jan", "feb", "mar", "apr",        "may", "jun", "jul", "aug", "sep",
        "oct", "nov", "dec", "m\xC3\xA4r", "mai", "okt", "dez", "mrz"};
    static constexpr std::array<int, 17> numbers{1,  2,  3,  4, 5, 6,  7,  8, 9,
                                                 10, 11, 12, 3, 5, 10, 12, 3};
    const std::string lowered = to_lower(text.substr(0, 4));
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!std::string_view(lowered).starts_with(names[i])) continue;
        std::size_t end = names[i].size();
        while (end < text.size() && end < 12 &&
               ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z'))
            ++end;
        text.remove_prefix(end);
        return numbers[i];
    }
    return 0;
}

void skip_any(std::string_view& text, std::string_view characters) {
    while (!text.empty() && characters.find(text.front()) != characters.npos) text.remove_prefix(1);
}

std::int16_t full_year(Number year) {
    return static_cast<std::int16_t>(year.digits <= 2 ? 2000 + year.value : year.value);
}

WrittenDate ymd_date(int year, int month, int day) {
    return {{static_cast<std::int16_t>(year), static_cast<std::int16_t>(month),
             static_cast<std::int16_t>(day)},
            true,
            DateOrder::ymd};
}

std::optional<WrittenDate> parse_named_month(std::string_view text) {
    Number day;
    if (is_digit(text.front())) {
        day = take_number(text);
        skip_any(text, " .-/");
    }
    const int month = take_month(text);
    if (month == 0) return std::nullopt;
    skip_any(text, " .-/");
    if (day.digits == 0) {
        day = take_number(text);
        skip_any(text, " ,");
    }
    const Number year = take_number(text);
    if (day.digits == 0 || day.digits > 2 || (year.digits != 2 && year.digits != 4))
        return std::nullopt;
    if (!is_time(text)) return std::nullopt;
    return ymd_date(full_year(year), month, day.value);
}

// All digits: YYYYMMDD, or seconds since 1970.
std::optional<WrittenDate> parse_digits(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text) value = 10 * value + (c - '0');
    if (text.size() == 8) {
        return ymd_date(static_cast<int>(value / 10000), static_cast<int>(value / 100 % 100),
                        static_cast<int>(value % 100));
    }
    if (text.size() != 10 || value > 4'000'000'000) return std::nullopt;
    const CalendarDay day = calendar_of(date_of(Instant{value}));
    return ymd_date(day.year, static_cast<int>(day.month), static_cast<int>(day.day));
}

}  // namespace

std::optional<DateOrder> parse_date_order(std::string_view name) {
    if (name == "ymd") return DateOrder::ymd;
    if (name == "dmy") return DateOrder::dmy;
    if (name == "mdy") return DateOrder::mdy;
    return std::nullopt;
}

std::optional<Date> WrittenDate::read_as(DateOrder open_order) const {
    const DateOrder read = order_known ? order : open_order;
    std::array<int, 3> ymd{parts[0], parts[1], parts[2]};
    if (read == DateOrder::dmy) ymd = {parts[2], parts[1], parts[0]};
    if (read == DateOrder::mdy) ymd = {parts[2], parts[0], parts[1]};
    if (read == DateOrder::ymd && !order_known && ymd[0] < 100) ymd[0] += 2000;
    if (read == DateOrder::ymd && !order_known && ymd[2] >= 2000) ymd[2] -= 2000;
    if (ymd[0] < 0 || ymd[0] > 9999 || ymd[1] < 0 || ymd[2] < 0) return std::nullopt;
    return make_date(ymd[0], static_cast<unsigned>(ymd[1]), static_cast<unsigned>(ymd[2]));
}

std::optional<WrittenDate> parse_written_date(std::string_view text) {
    text = trim(text);
    if (text.size() < 6 || text.size() > 60) return std::nullopt;
    if (std::all_of(text.begin(), text.end(), is_digit)) return parse_digits(text);
    const std::string_view whole = text;
    if (!is_digit(text.front())) return parse_named_month(whole);
    const Number first = take_number(text);
    if (text.empty()) return std::nullopt;
    const char separator = text.front();
    if (separator != '-' && separator != '/' && separator != '.') return parse_named_month(whole);
    text.remove_prefix(1);
    if (separator == '.') skip_any(text, " ");
    const Number second = take_number(text);
    if (second.digits == 0) return parse_named_month(whole);
    if (second.digits > 2 || text.empty() || text.front() != separator) return std::nullopt;
    text.remove_prefix(1);
    if (separator == '.') skip_any(text, " ");
    const Number third = take_number(text);
    if (!is_time(text)) return std::nullopt;
    if (first.digits == 4 && third.digits >= 1 && third.digits <= 2) {
        return ymd_date(first.value, second.value, third.value);
    }
    if (first.digits > 2 || first.digits == 0 || (third.digits != 4 && third.digits != 2))
        return std::nullopt;
    WrittenDate date;
    date.parts = {static_cast<std::int16_t>(first.value), static_cast<std::int16_t>(second.value),
                  full_year(third)};
    date.order_known = separator == '.';  // nobody writes the month first with points
    date.order = DateOrder::dmy;
    return date;
}

void DateOrderEvidence::see(const WrittenDate& date, int line) {
    if (date.order_known) return;
    const auto remember = [&](Seen& seen) {
        if (seen.line == 0) seen = {line, date};
    };
    if (date.parts[0] > 12 && date.parts[1] <= 12) remember(day_first_);
    if (date.parts[1] > 12 && date.parts[0] <= 12) remember(month_first_);
    const bool open = date.parts[0] <= 12 && date.parts[1] <= 12 && date.parts[0] != date.parts[1];
    if (open) remember(open_);
}

DateOrderEvidence::Verdict DateOrderEvidence::verdict() const {
    const auto written = [](const WrittenDate& date) {
        return fmt::format("{:02}/{:02}/{}", date.parts[0], date.parts[1], date.parts[2]);
    };
    if (day_first_.line > 0 && month_first_.line > 0) {
        return {
            std::nullopt, std::max(day_first_.line, month_first_.line),
            fmt::format(
                "the dates contradict each other: {} in line {} has the day first, {} in line {} "
                "the month; write all dates as year-month-day",
                written(day_first_.date), day_first_.line, written(month_first_.date),
                month_first_.line)};
    }
    if (day_first_.line > 0) return {DateOrder::dmy, 0, ""};
    if (month_first_.line > 0) return {DateOrder::mdy, 0, ""};
    if (open_.line == 0) return {DateOrder::dmy, 0, ""};  // every reading is the same day
    const auto reading = [&](DateOrder order) {
        const auto date = open_.date.read_as(order);
        return date ? format_date(*date) : std::string("no date");
    };
    return {std::nullopt, open_.line,
            fmt::format(
                "{} is {} when the day is first (--date-order dmy), or {} when the month is first "
                "(--date-order mdy), and no date of the file tells which; give the option",
                written(open_.date), reading(DateOrder::dmy), reading(DateOrder::mdy))};
}

}  // namespace headroom::planning
