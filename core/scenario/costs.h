#pragma once
// What a scenario says about money and about the risk that is allowed: its members `costs` and
// `expectRisk`. Planning computes with them; playing a scenario once does not.

#include <cstdint>
#include <string>

namespace headroom::scenario {

/// Prices. All amounts are in `currency` and at least 0.
struct Costs {
    std::string currency;           // three letters: "EUR"
    double license_year = 0;        // one license for 365 days
    double refusal = 0;             // one refused enrollment
    double over_limit_mac_day = 0;  // one Mac over a limit for one day
};

/// A bound that a figure of the risk document (`headroom/risk/1`) has to keep.
struct RiskExpectation {
    enum class Side : std::uint8_t { at_most, at_least };

    std::string get;  // JSON pointer into the risk document: "/sites/P01/breachProbability"
    Side side = Side::at_most;
    double bound = 0;
    double confidence =
        0.95;  // in (0, 1); a verdict is wrong in at most 1 - confidence of the runs
    std::string because;
    // Where it stands in its file.
    std::string pointer;
    int line = 0;
    int column = 0;
};

}  // namespace headroom::scenario
