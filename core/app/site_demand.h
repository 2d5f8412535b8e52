#pragma once
// The demand of the scenario as a planner reads and changes it: one row a site, and the edits
// (scenario_edit.h) that put a changed figure into the scenario.
//
//   std::vector<SiteDemand> demand = demand_of(session);
//   session.submit(edit_arrivals(demand[0], {.per_day = 2.5, .growth_per_year = 0.2}));

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/session.h"

namespace headroom::app {

/// What one site is expected to do, from the scenario's start on.
struct SiteDemand {
    enum class Arrivals : std::uint8_t {
        none,
        poisson,
        listed
    };  // listed: batches or recorded days

    std::string site;  // code
    std::optional<std::size_t>
        entry;           // in the scenario's `demand`; without one nothing happens there
    std::string source;  // that entry as JSON text, or empty
    Arrivals arrivals = Arrivals::none;
    double per_day = 0;          // new Macs a day at the scenario's start
    double growth_per_year = 0;  // 0.2 = a fifth more after a year
    bool by_calendar = false;    // has weights of weekdays or months
    std::array<double, 12> months{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};  // multiply the rate
    std::size_t listed = 0;                                             // batches or recorded days
    std::string stay_law;  // "forever" "fixed" "exponential" "weibull" "lognormal"
    double stay_days = 0;  // mean of the law; 0: they stay for good
    bool is_uncertain =
        false;  // with draws of what a history leaves open; a changed figure keeps them
    bool by_discovery = false;  // enrolled by auto-discovery, which no limit stops

    friend bool operator==(const SiteDemand&, const SiteDemand&) = default;
};

/// One row per site, in the order of the sites.
std::vector<SiteDemand> demand_of(const Session& session);

struct ArrivalFigures {
    double per_day = 0;
    double growth_per_year = 0;
};

// Commands for `Session::submit`. A site without an entry gets one: its Macs stay for good until
// something else is said.

/// Arrivals at random. Weights of weekdays and months stay; batches and recorded days are replaced.
std::string edit_arrivals(const SiteDemand& demand, const ArrivalFigures& figures);
/// The mean stay in days, keeping the law where there is one; 0: for good.
std::string edit_stay(const SiteDemand& demand, double days);
/// Another law: "forever", "exponential" (about), "fixed" (exactly) or "lognormal" (around).
std::string edit_stay_law(const SiteDemand& demand, const std::string& law, double days);
/// Weights of the months, January first; all 1: no weights.
std::string edit_months(const SiteDemand& demand, const std::array<double, 12>& weights);
std::string edit_method(const SiteDemand& demand, bool by_discovery);
/// The scenario ends this long after now.
std::string edit_end(const Session& session, Span ahead);

/// What a list of entries (FitDocuments::demand_json) would change.
struct FittedDemand {
    std::string command;               // empty when no site was found
    std::vector<std::string> taken;    // sites
    std::vector<std::string> unknown;  // codes that no site has
};
FittedDemand take_fitted(const Session& session, std::string_view demand_json);

/// About how many Macs there will be at the end: those of now that stay, and new ones. Without
/// limits, batches and calendar weights; for telling that a demand explodes.
double expected_macs(const SiteDemand& demand, Count now, double elapsed_days, double days_ahead);

}  // namespace headroom::app
