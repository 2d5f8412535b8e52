#pragma once
// The question that the Forecast page asks: the world as it is now, with the demand that a planner
// expects, as a scenario of its own. Monte Carlo, split search and comparison all start from it.
//
//   ForecastInput input{.demand = demand_of(session), .horizon_days = 365};
//   std::string scenario = forecast_scenario(session, input);
//   std::string request = risk_request(scenario, 10'000, 1);

#include <optional>
#include <string>
#include <vector>

#include "core/app/split_draft.h"

namespace headroom::app {

/// What one site is expected to do.
struct SiteDemand {
    std::string site;  // code
    double per_day = 0;           // new Macs a day at the beginning
    double growth_per_year = 0;   // 0.2 = a fifth more after a year
    double mean_stay_days = 0;    // exponential; 0: they stay for good
    bool by_discovery = false;    // enrolled by auto-discovery, which no limit stops
    /// The entry of the scenario's `demand` when it says more than the figures above (weights,
    /// other laws, recorded counts), as JSON text. It is used as it is until a figure is edited.
    std::string as_written;

    friend bool operator==(const SiteDemand&, const SiteDemand&) = default;
};

struct ForecastInput {
    std::vector<SiteDemand> demand;
    int horizon_days = 365;
    std::optional<SplitDraft> split;  // instead of the one there is; must be one that fits
};

/// One entry per site in the order of the sites: from the scenario's `demand`, otherwise the
/// arrivals and departures that the site has seen so far, as a rate.
std::vector<SiteDemand> demand_of(const Session& session);

/// A scenario (scenario format) that starts now with what there is now: subscriptions, sublicenses,
/// sites with their keys and Macs, and the demand of `input`. No steps and no outages.
std::string forecast_scenario(const Session& session, const ForecastInput& input);

/// Requests for app::Planner (planner.h).
std::string risk_request(std::string_view scenario, std::int64_t replications, std::uint64_t seed);
/// The least number of licenses whose risk is at most `risk`, or the best split of `licenses`.
struct PlanTarget {
    std::optional<double> risk;
    std::optional<Count> licenses;
};
/// `output` "json", or "html" for a report that prints on a page.
std::string plan_request(std::string_view scenario, const PlanTarget& target,
                         std::string_view output = "json");

/// Demand of a fitted usage history (FitDocuments::demand_json) taken over into `demand`; returns how
/// many sites were found. Codes that no site has are told in `unknown`.
int take_fitted(std::string_view demand_json, std::vector<SiteDemand>& demand,
                std::vector<std::string>& unknown);

}  // namespace headroom::app
