#pragma once
// The question that the Forecast page asks, as a scenario that Planner (planner.h) plays.
//
//   ForecastQuestion question = forecast_question(session);
//   std::string request = risk_request(question.scenario, 10'000);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/split_draft.h"

namespace headroom::app {

/// While the clock stands at the scenario's start, the question is the scenario itself, as Save
/// writes it: `headroom risk` on the saved file gives the same numbers, bit for bit. Later it is a
/// scenario that starts now with what there is now, and with the steps, outages and demand that are
/// still to come; saved as a file of its own, it gives the same numbers, too.
struct ForecastQuestion {
    std::string scenario;
    bool is_the_scenario = true;  // what Save writes
    /// Steps and outages to come that a world from now cannot carry, in words.
    std::vector<std::string> left_out;
};

/// `split`: what would be if this split were applied now; it must be one that fits.
ForecastQuestion forecast_question(const Session& session,
                                   const std::optional<SplitDraft>& split = std::nullopt);

/// The same for looking for a split: what was done by steps at this very moment is part of the
/// world.
ForecastQuestion plan_question(const Session& session);

// Requests for app::Planner (planner.h). The seed is the scenario's own.
/// `expect_risk`: judges the scenario's expectRisk, with as many replications as that takes.
enum class Judge : std::uint8_t { nothing, expect_risk };
std::string risk_request(std::string_view scenario, std::int64_t replications,
                         Judge judge = Judge::nothing);

/// Whether the scenario has bounds of its risk (`expectRisk`).
bool has_risk_expectations(std::string_view scenario);

/// Plans every subscription that has sites, together (PlanTarget::subscription).
inline constexpr const char* every_subscription = "all";

/// The least number of licenses whose risk is at most `risk`, the best split of `licenses`, what a
/// budget buys, or the split that costs least. The last two take prices (docs/money.md); with the
/// least cost, a risk is the most that is accepted, and a budget the most that licenses may cost.
struct PlanTarget {
    std::optional<double> risk;
    std::optional<Count> licenses;
    std::optional<double> budget;
    bool least_cost = false;
    std::string subscription;  // id; empty: the only one with sites
    bool moves = false;        // of sites between subscriptions, with a risk and every_subscription
};
/// `output` "json", or "html" for a report that prints on a page.
std::string plan_request(std::string_view scenario, const PlanTarget& target,
                         std::string_view output = "json");

/// Demand out of a usage history for a scenario that begins on `start`; answers with the document
/// of FitDocuments::fit_json. `date_order`: "dmy", "mdy", "ymd", or empty: from the dates.
std::string fit_request(std::string_view csv, std::string_view file, Date start,
                        std::string_view date_order = {});
/// For the scenario of the year after a usage history.
std::string history_scenario_request(std::string_view csv, std::string_view file);

/// The seed of the scenario's replication 0.
std::uint64_t seed_of(std::string_view scenario);

}  // namespace headroom::app
