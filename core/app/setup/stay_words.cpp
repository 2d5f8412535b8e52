#include "core/app/setup/stay_words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "core/base/text.h"

namespace headroom::app {
namespace {

constexpr double days_in_a_year = 365;
constexpr double longest_days = 36'500;
constexpr double most_plain_years = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct LeadingNumber {
    double value = 0;
    std::string_view rest;
};

// "4", "2.5", "2,5" and what follows it.
std::optional<LeadingNumber> leading_number(std::string_view text) {
    std::string digits;
    std::size_t i = 0;
    bool has_point = false;
    for (; i < text.size() && digits.size() < 12; ++i) {
        const bool point = (text[i] == '.' || text[i] == ',') && !has_point &&
                           i + 1 < text.size() && is_digit(text[i + 1]);
        if (!is_digit(text[i]) && !point) break;
        has_point = has_point || point;
        digits += point ? '.' : text[i];
    }
    if (digits.empty()) return std::nullopt;
    return LeadingNumber{std::strtod(digits.c_str(), nullptr), trim(text.substr(i))};
}

bool has_word(std::string_view text, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        if (text.find(word) != std::string_view::npos) return true;
    }
    return false;
}

double days_of_unit(std::string_view unit, double number, double unit_days) {
    if (unit.empty()) {
        if (unit_days > 0) return unit_days;
        return number <= most_plain_years ? days_in_a_year : 1;
    }
    if (unit.starts_with('y')) return days_in_a_year;
    if (unit.starts_with("mo")) return days_in_a_year / 12;
    if (unit.starts_with('w')) return 7;
    if (unit.starts_with('d')) return 1;
    return 0;
}

/// 1460 days: "4 years"; 90 days: "90 days".
std::string length_in_words(double days) {
    const double years = days / days_in_a_year;
    const double halves = std::round(years * 2) / 2;
    if (halves >= 1 && std::fabs(halves * days_in_a_year - days) < 0.51) {
        return fmt::format("{:g} {}", halves, halves == 1 ? "year" : "years");
    }
    return fmt::format("{:g} {}", std::round(days * 10) / 10, days == 1 ? "day" : "days");
}

}  // namespace

std::optional<StayWish> parse_stay(std::string_view text, double unit_days) {
    const std::string words = to_lower(trim(text));
    if (words.empty()) return std::nullopt;
    const std::size_t at = words.find_first_of("0123456789");
    if (at == std::string::npos) {
        const bool for_good = has_word(words, {"ever", "for good", "never", "always", "stay"});
        return for_good ? std::optional(StayWish{"forever", 0}) : std::nullopt;
    }
    const std::string_view before = std::string_view(words).substr(0, at);
    const auto number = leading_number(std::string_view(words).substr(at));
    const double days = number->value * days_of_unit(number->rest, number->value, unit_days);
    if (!(days > 0) || days > longest_days) return std::nullopt;
    if (has_word(before, {"about", "~", "approx", "roughly"})) return StayWish{"exponential", days};
    if (has_word(before, {"around"})) return StayWish{"lognormal", days};
    return StayWish{"fixed", days};
}

std::string stay_in_words(const SiteDemand& demand) {
    if (demand.stay_days <= 0) return "for ever";
    const std::string length = length_in_words(demand.stay_days);
    if (demand.stay_law == "fixed") {
        const bool contract = demand.stay_days < days_in_a_year;
        return (contract ? "contracts of " : "replaced after ") + length;
    }
    if (demand.stay_law == "lognormal") return "around " + length;
    if (demand.stay_law == "weibull") return "Weibull, mean " + length;
    return "about " + length;
}

std::optional<double> parse_percent(std::string_view text) {
    std::string_view words = trim(text);
    const bool negative = words.starts_with('-');
    if (negative || words.starts_with('+')) words.remove_prefix(1);
    const auto number = leading_number(trim(words));
    if (!number || (!number->rest.empty() && number->rest != "%")) return std::nullopt;
    const double share = (negative ? -number->value : number->value) / 100;
    if (share < -0.99 || share > 100) return std::nullopt;
    return share;
}

std::optional<Count> parse_grouped_count(std::string_view text) {
    std::string digits;
    std::size_t since_group = 0;
    bool grouped = false;
    for (const char c : trim(text)) {
        if (is_digit(c)) {
            digits += c;
            ++since_group;
            continue;
        }
        const bool separates = c == ',' || c == '.' || c == ' ' || c == '\'';
        if (!separates || digits.empty() || (grouped ? since_group != 3 : since_group > 3)) {
            return std::nullopt;
        }
        grouped = true;
        since_group = 0;
    }
    if (digits.empty() || digits.size() > 10 || (grouped && since_group != 3)) return std::nullopt;
    const Count value = std::strtoll(digits.c_str(), nullptr, 10);
    return value <= 1'000'000'000 ? std::optional(value) : std::nullopt;
}

}  // namespace headroom::app
