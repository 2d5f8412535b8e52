#include "core/app/setup/prices.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/app/setup/document_parts.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

constexpr double largest_amount = 1e12;

double amount_in(const Json& costs, const char* name) {
    const Json* value = member(costs, name);
    return value != nullptr && value->is_number() ? value->get<double>() : 0;
}

// Whole amounts are written as whole numbers.
Json amount_json(double amount) {
    const auto whole = static_cast<std::int64_t>(amount);
    if (static_cast<double>(whole) == amount) return whole;
    return amount;
}

}  // namespace

std::optional<Prices> prices_of(const Setup& setup) {
    const Json document = Json::parse(setup.document);
    const Json* costs = member(document, "costs");
    if (costs == nullptr) return std::nullopt;
    return Prices{text_in(*costs, "currency"), amount_in(*costs, "licenseYear"),
                  amount_in(*costs, "refusal"), amount_in(*costs, "overLimitMacDay")};
}

std::string edit_prices(const Setup& setup, const std::optional<Prices>& prices) {
    if (prices == prices_of(setup)) return "";
    const Json before = Json::parse(setup.document);
    Json after = before;
    after.erase("costs");
    if (prices) {
        after["costs"] = {{"currency", prices->currency},
                          {"licenseYear", amount_json(prices->license_year)},
                          {"refusal", amount_json(prices->refusal)},
                          {"overLimitMacDay", amount_json(prices->over_limit_mac_day)}};
    }
    return edit_between(before, after);
}

std::optional<double> parse_amount(std::string_view text) {
    std::string digits;
    for (const char c : trim(text)) {
        if (c != ' ') digits += c;
    }
    // A currency behind the amount ("0.5 EUR") is ignored.
    while (!digits.empty() && ((digits.back() >= 'A' && digits.back() <= 'Z') ||
                               (digits.back() >= 'a' && digits.back() <= 'z'))) {
        digits.pop_back();
    }
    // A comma before three digits groups thousands; one before fewer begins the decimals.
    const std::size_t comma = digits.rfind(',');
    const bool decimal = comma != std::string::npos && digits.find('.') == std::string::npos &&
                         digits.size() - comma - 1 != 3;
    if (decimal) digits[comma] = '.';
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string::npos) {
        return std::nullopt;
    }
    char* end = nullptr;
    const double amount = std::strtod(digits.c_str(), &end);
    if (end != digits.c_str() + digits.size() || amount > largest_amount) return std::nullopt;
    return amount;
}

std::string amount_words(double amount) {
    const bool small = amount != 0 && std::fabs(amount) < 1;
    if (small && std::fabs(std::round(amount * 100) - amount * 100) > 1e-9) {
        return fmt::format("{:.3g}", amount);
    }
    std::string words = fmt::format("{:.2f}", std::fabs(amount));
    for (std::size_t at = words.size() - 3; at > 3; at -= 3) words.insert(at - 3, ",");
    return (amount < 0 && words != "0.00" ? "-" : "") + words;
}

}  // namespace headroom::app
