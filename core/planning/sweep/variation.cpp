#include "core/planning/sweep/variation.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/base/time.h"

namespace headroom::planning {
namespace {

using Kind = Variation::Kind;
using Failure = std::string;

// units / 10^places.
struct Decimal {
    std::int64_t units = 0;
    int places = 0;
};

constexpr int most_places = 9;
constexpr std::size_t most_digits = 15;

std::optional<Decimal> parse_decimal(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    Decimal number;
    std::size_t digits = 0;
    bool after_point = false;
    for (const char c : text) {
        if (c == '.' && !after_point && digits > 0) {
            after_point = true;
        } else if (c >= '0' && c <= '9' && digits < most_digits) {
            number.units = number.units * 10 + (c - '0');
            number.places += after_point ? 1 : 0;
            ++digits;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0 || number.places > most_places || text.back() == '.') return std::nullopt;
    if (negative) number.units = -number.units;
    return number;
}

Decimal with_places(Decimal number, int places) {
    for (; number.places < places; ++number.places) number.units *= 10;
    return number;
}

std::string decimal_text(Decimal number) {
    while (number.places > 0 && number.units % 10 == 0) {
        number.units /= 10;
        --number.places;
    }
    std::string digits = std::to_string(number.units < 0 ? -number.units : number.units);
    const auto places = static_cast<std::size_t>(number.places);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, ".");
    return (number.units < 0 ? "-" : "") + digits;
}

// FROM, TO and STEP on one integer scale: units of a decimal, or seconds.
struct Grid {
    std::int64_t from = 0, to = 0, step = 0;
};

// The places of the values; an error names the bound that they break.
Result<std::vector<std::int64_t>, Failure> places_of(const Grid& grid) {
    if (grid.from > grid.to) return Failure("FROM is above TO; give the smaller one first");
    if (grid.step <= 0) return Failure("STEP must be above 0");
    const std::int64_t count = (grid.to - grid.from) / grid.step + 1;
    if (count > static_cast<std::int64_t>(most_sweep_points)) {
        return Failure("these are " + std::to_string(count) + " values, and at most " +
                       std::to_string(most_sweep_points) + " are played; take a larger STEP");
    }
    std::vector<std::int64_t> places;
    for (std::int64_t i = 0; i < count; ++i) places.push_back(grid.from + i * grid.step);
    return places;
}

struct Words {
    std::string_view from, to, step;  // step may be empty
};

std::optional<Failure> fill_numbers(const Words& words, Variation& variation) {
    auto from = parse_decimal(words.from), to = parse_decimal(words.to);
    auto step = words.step.empty() ? std::optional<Decimal>(Decimal{}) : parse_decimal(words.step);
    if (!to || !step) {
        return Failure("'" + std::string(!to ? words.to : words.step) +
                       "' is no plain decimal number like 12 or 0.25");
    }
    int places = std::max({from->places, to->places, step->places});
    const bool whole = places == 0;
    if (words.step.empty() && !whole) places = std::min(places + 1, most_places);
    // 15 digits and 9 more places leave room in 64 bits only for numbers below 10^9.
    for (const Decimal* one : {&*from, &*to, &*step}) {
        std::int64_t bound = 1'000'000'000'000'000;
        for (int i = one->places; i < places; ++i) bound /= 10;
        if (one->units > bound * 1000 || one->units < -bound * 1000) {
            return Failure("these numbers have too many digits");
        }
    }
    *from = with_places(*from, places);
    *to = with_places(*to, places);
    *step = with_places(*step, places);
    if (words.step.empty()) {
        const std::int64_t range = to->units - from->units;
        step->units = std::max<std::int64_t>(1, (range + 9) / 10);
    }
    const auto grid = places_of({from->units, to->units, step->units});
    if (!grid) return grid.error();
    for (const std::int64_t units : *grid)
        variation.values.push_back(decimal_text({units, places}));
    return std::nullopt;
}

std::optional<std::int64_t> seconds_of(std::string_view text, Kind kind) {
    if (kind == Kind::span) {
        const auto span = parse_span(text);
        return span ? std::optional(span->seconds) : std::nullopt;
    }
    const auto instant = parse_instant(text);
    return instant ? std::optional(instant->seconds) : std::nullopt;
}

std::string text_of_seconds(std::int64_t seconds, Kind kind) {
    if (kind == Kind::span) return format_span(Span{seconds});
    const Instant instant{seconds};
    return kind == Kind::date ? format_date(date_of(instant)) : format_instant(instant);
}

std::optional<Failure> fill_times(const Words& words, Variation& variation) {
    const auto from = seconds_of(words.from, variation.kind);
    const auto to = seconds_of(words.to, variation.kind);
    if (!to) {
        return Failure("'" + std::string(words.to) + "' is no " +
                       (variation.kind == Kind::span ? "span like 30d" : "date like 2017-03-01"));
    }
    Span step = Span::days(1);
    if (!words.step.empty()) {
        const auto given = parse_span(words.step);
        if (!given) return Failure("'" + std::string(words.step) + "' is no span like 30d");
        step = *given;
    } else {
        const std::int64_t tenth = (*to - *from + 9) / 10;
        const bool days = variation.kind == Kind::date || tenth >= seconds_per_day;
        const std::int64_t unit = days ? seconds_per_day : 1;
        step = Span{std::max<std::int64_t>(1, (tenth + unit - 1) / unit) * unit};
    }
    if (variation.kind == Kind::date && step.seconds % seconds_per_day != 0) {
        return Failure("dates move by whole days, not by " + std::string(words.step));
    }
    const auto grid = places_of({*from, *to, step.seconds});
    if (!grid) return grid.error();
    for (const std::int64_t at : *grid) {
        variation.values.push_back(text_of_seconds(at, variation.kind));
    }
    return std::nullopt;
}

std::optional<Kind> kind_of(std::string_view text) {
    if (parse_decimal(text)) return Kind::number;
    if (parse_date(text)) return Kind::date;
    if (parse_instant(text)) return Kind::instant;
    if (parse_span(text)) return Kind::span;
    return std::nullopt;
}

}  // namespace

Result<Variation, std::string> parse_variation(std::string_view text) {
    const std::size_t equals = text.find('=');
    const std::size_t dots = equals == text.npos ? text.npos : text.find("..", equals);
    if (text.empty() || text.front() != '/' || dots == text.npos) {
        return "'" + std::string(text) + "' is not of the form /POINTER=FROM..TO or " +
               "/POINTER=FROM..TO:STEP";
    }
    Variation variation;
    variation.pointer = std::string(text.substr(0, equals));
    Words words{text.substr(equals + 1, dots - equals - 1), text.substr(dots + 2), ""};
    const auto kind = kind_of(words.from);
    if (!kind) {
        return "'" + std::string(words.from) +
               "' is no number like 0.25, date like 2017-03-01 or span like 30d";
    }
    variation.kind = *kind;
    // The time of an instant has colons of its own.
    const std::size_t colon = words.to.rfind(':');
    if (colon != words.to.npos && !kind_of(words.to)) {
        words.step = words.to.substr(colon + 1);
        words.to = words.to.substr(0, colon);
        if (words.step.empty()) return std::string("STEP is missing after ':'");
    }
    if (variation.kind == Kind::date && !parse_date(words.to)) variation.kind = Kind::instant;
    const auto failure = variation.kind == Kind::number ? fill_numbers(words, variation)
                                                        : fill_times(words, variation);
    if (failure) return *failure;
    return variation;
}

scenario::Json value_json(const Variation& variation, std::size_t index) {
    const std::string& text = variation.values[index];
    if (variation.kind != Kind::number) return text;
    return scenario::Json::parse(text);
}

double value_place(const scenario::Json& value) {
    if (value.is_number()) return value.get<double>();
    const auto text = value.get<std::string>();
    if (const auto span = parse_span(text)) return days_in(*span);
    const auto instant = parse_instant(text);
    return instant ? days_in(*instant - Instant{}) : 0;
}

}  // namespace headroom::planning
