#pragma once
// What the estimator of posterior.h thinks of a site before it has seen a count: its priors
// (docs/forecasting.md, "Priors"). Rates are a day, growth and shifts are logarithms, shares are of
// sites or of histories.

namespace headroom::planning {

inline constexpr double log_rate_spread =
    1.5;  // around one that keeps the Macs at their mean number
inline constexpr double prior_stay_days = 1000;
inline constexpr double log_stay_spread = 0.7;
inline constexpr double forever_share = 0.15;
inline constexpr double growing_share = 0.6;   // of sites whose arrivals grow or shrink
inline constexpr double growth_mean = 0.2;     // of the log growth a year of those
inline constexpr double growth_spread = 0.12;  // of the log growth a year of those
inline constexpr double grouped_share = 0.35;
inline constexpr double regular_share = 0.05;  // of sites whose Macs come by a plan, not by chance
inline constexpr double regular_dispersion = 0.15;
inline constexpr double log_excess_spread = 1.0;  // of v - 1, around 2
inline constexpr double shift_share = 0.06;       // of histories whose rate jumped once
inline constexpr double shift_spread = 0.7;
inline constexpr double steady_share = 0.7;    // of histories that began in balance
inline constexpr double balance_spread = 0.1;  // of the first count around that balance
inline constexpr double drift_spread = 0.03;   // of the log growth of the year to come
inline constexpr double wear_share = 0.5;      // of young fleets whose Macs wear out as they age
inline constexpr double least_interval_variance = 0.3;  // of an interval

}  // namespace headroom::planning
