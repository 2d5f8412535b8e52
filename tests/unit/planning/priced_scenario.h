#pragma once
// Scenarios with prices, and what plays their splits: for tests of the cheapest split.

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/planning/money/cost_search.h"
#include "core/planning/risk/risk_study.h"
#include "core/scenario/read_scenario.h"

namespace headroom::testing {

/// A site with a Reserved key of its own: Macs that come a day, how, how long they stay, and how
/// many there are at the start.
struct PricedSite {
    double a_day = 0.1;
    const char* way = "manual";
    scenario::Json stay{{"model", "forever"}};
    Count enrolled = 0;
};

/// 100 days from 2017-03-01 on, with `costs`; each key begins with 4 licenses.
inline scenario::Scenario priced_scenario(const std::vector<PricedSite>& sites,
                                          const scenario::Json& costs) {
    scenario::Json sublicenses = scenario::Json::array(), places = scenario::Json::array(),
                   demand = scenario::Json::array();
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const std::string code = "P" + std::to_string(i + 1);
        const std::string key = "k" + std::to_string(i + 1);
        sublicenses.push_back({{"id", key}, {"name", key}, {"type", "reserved"}, {"licenses", 4}});
        places.push_back({{"code", code}, {"key", key}, {"macs", sites[i].enrolled}});
        demand.push_back({{"site", code},
                          {"arrivals", {{"model", "poisson"}, {"perDay", sites[i].a_day}}},
                          {"stay", sites[i].stay},
                          {"method", sites[i].way}});
    }
    const scenario::Json document{{"schema", "headroom/scenario/1"},
                                  {"name", "priced"},
                                  {"seed", 17},
                                  {"start", "2017-03-01"},
                                  {"end", "100d"},
                                  {"costs", costs},
                                  {"world",
                                   {{"company", "Acme"},
                                    {"admin", "admin@acme.example"},
                                    {"subscriptions",
                                     {{{"id", "main"},
                                       {"licenses", 4 * static_cast<int>(sites.size())},
                                       {"starts", "2017-01-01"},
                                       {"months", 24},
                                       {"sublicenses", sublicenses}}}},
                                    {"sites", places}}},
                                  {"demand", demand}};
    auto read = scenario::read_scenario(document.dump(), "priced");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

/// Plays splits of the problem with this number of replications, in the search and at its end.
inline planning::SplitEvaluator evaluator_for(const scenario::Scenario& scenario,
                                              const planning::PlanProblem& problem,
                                              std::int64_t replications) {
    planning::SplitEvaluator::Options options;
    options.risk.replications = replications;
    options.search_replications = replications;
    return planning::SplitEvaluator(scenario, problem, options);
}

}  // namespace headroom::testing
