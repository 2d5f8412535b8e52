#pragma once
// Prices of a scenario (its member `costs`, docs/money.md) as the Set-up page shows and edits them.

#include <optional>
#include <string>

#include "core/app/setup/setup.h"

namespace headroom::app {

/// Amounts are at least 0, in `currency`; 0 means that nothing is paid.
struct Prices {
    std::string currency = "EUR";   // three letters
    double license_year = 0;        // of one license for 365 days
    double refusal = 0;             // of one refused enrollment
    double over_limit_mac_day = 0;  // of one Mac over a limit for one day

    friend bool operator==(const Prices&, const Prices&) = default;
};

/// nullopt: the scenario has no prices.
std::optional<Prices> prices_of(const Setup& setup);

/// The edit that gives the scenario these prices, or removes them; empty when that changes nothing.
std::string edit_prices(const Setup& setup, const std::optional<Prices>& prices);

/// The amount in "30", "1,200.50" or "0.5 EUR"; nullopt for other texts, negative amounts, and
/// amounts that a scenario may not have.
std::optional<double> parse_amount(std::string_view text);

/// "1,234.50"; amounts below 1 have as many decimals as they need: "0.125".
std::string amount_words(double amount);

}  // namespace headroom::app
