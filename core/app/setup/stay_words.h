#pragma once
// How long Macs stay, in a planner's words.
//
//   parse_stay("replaced after 4 years")   exactly 1460 days
//   parse_stay("contracts of 90 days")     exactly 90 days
//   parse_stay("about 3 years")            at random (exponential), 1095 days on average
//   parse_stay("around 3 years")           around the mean (lognormal)
//   parse_stay("for ever")                 Macs never leave

#include <optional>
#include <string>
#include <string_view>

#include "core/app/site_demand.h"

namespace headroom::app {

struct StayWish {
    std::string law;  // "forever", "fixed", "exponential", "lognormal" (SiteDemand::stay_law)
    double days = 0;  // mean; 0 of "forever"

    friend bool operator==(const StayWish&, const StayWish&) = default;
};

/// Words, or a number with a unit: d, days, weeks, months, years. A number without a unit counts
/// `unit_days` each; without those, up to 20 are years and more are days. Nothing when it is
/// neither, or longer than 100 years.
std::optional<StayWish> parse_stay(std::string_view text, double unit_days = 0);

/// The words that parse_stay reads back; of other laws a description.
std::string stay_in_words(const SiteDemand& demand);

/// "8", "8 %", "-2,5%": a share, so 0.08. Nothing when it is no percentage from -99 to 10,000.
std::optional<double> parse_percent(std::string_view text);

/// "1,200", "1 200", "1.200", "1'200": a whole number from 0 to 1,000,000,000, whose thousands may
/// be grouped.
std::optional<Count> parse_grouped_count(std::string_view text);

}  // namespace headroom::app
