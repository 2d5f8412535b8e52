// The cheapest split: against the newsvendor's closed form, and against all splits of small cases.

#include "core/planning/money/cost_search.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "core/planning/risk/risk_study.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

struct PricedSite {
    double a_day = 0.1;
    const char* way = "manual";
    Json stay{{"model", "forever"}};
    Count enrolled = 0;
};

scenario::Scenario priced_scenario(const std::vector<PricedSite>& sites, const Json& costs) {
    Json sublicenses = Json::array(), places = Json::array(), demand = Json::array();
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
    const Json document{{"schema", "headroom/scenario/1"},
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

SplitEvaluator evaluator_for(const scenario::Scenario& scenario, const PlanProblem& problem,
                             std::int64_t replications) {
    SplitEvaluator::Options options;
    options.risk.replications = replications;
    options.search_replications = replications;
    return SplitEvaluator(scenario, problem, options);
}

// P(a Poisson number exceeds n).
double beyond(double mean, Count n) {
    double term = std::exp(-mean), below = 0;
    for (Count k = 0; k <= n; ++k) {
        below += term;
        term *= mean / static_cast<double>(k + 1);
    }
    return 1 - below;
}

Count newsvendor(double mean, double ratio) {
    Count n = 0;
    while (beyond(mean, n) > ratio) ++n;
    return n;
}

}  // namespace

TEST_CASE("The cheapest number of licenses is the newsvendor's", "[planning][cost]") {
    constexpr std::int64_t replications = 8000;
    int same = 0, cases = 0;
    for (const double mean : {5.0, 12.0, 30.0, 60.0}) {
        for (const double ratio : {0.5, 0.3, 0.1, 0.05, 0.02}) {
            // A license costs 10 over the 100 days. Buying one saves a refusal with the probability
            // that it is wanted, so that P(demand > n) <= 10 / refusal: a refusal costs 10 / ratio,
            // the price saved and a penalty on top.
            const Json costs{{"currency", "EUR"}, {"licenseYear", 36.5}, {"refusal", 10 / ratio}};
            const scenario::Scenario scenario = priced_scenario({{mean / 100}}, costs);
            const auto problem = make_plan_problem(scenario, "");
            REQUIRE(problem);
            SplitEvaluator evaluator = evaluator_for(scenario, *problem, replications);
            CHECK(std::abs(evaluator.license_price() - 10) < 1e-9);
            CostSearch search(*problem, evaluator, PlanTypes::any, std::nullopt);
            const CostCurve curve = search.find();
            const Count found = curve.points[curve.optimum].split.total;
            const Count exact = newsvendor(mean, ratio);
            CAPTURE(mean, ratio, found, exact);
            ++cases;
            if (found == exact) ++same;
            // Replications may only miss it where the decision is a close one.
            const double error = 4 * std::sqrt(ratio * (1 - ratio) / replications);
            if (found > exact) CHECK(beyond(mean, found - 1) > ratio - error);
            if (found < exact) CHECK(beyond(mean, found) < ratio + error);
        }
    }
    CHECK(cases == 20);
    CHECK(same >= 15);
}

TEST_CASE("No split of a small case is cheaper than the one found", "[planning][cost]") {
    const Json month{{"model", "exponential"}, {"meanDays", 30}};
    const Json varied{{"model", "weibull"}, {"shape", 2}, {"scaleDays", 40}};
    const Json costs{
        {"currency", "EUR"}, {"licenseYear", 36.5}, {"refusal", 60}, {"overLimitMacDay", 1.5}};
    const std::vector<std::vector<PricedSite>> cases{
        {{0.1, "manual", month, 2}, {0.2, "discovery", month, 4}},
        {{0.05, "discovery", varied, 1}, {0.1, "discovery", month, 3}},
        {{0.15, "manual", varied, 3}, {0.1, "manual", month, 2}}};
    for (const std::vector<PricedSite>& sites : cases) {
        const scenario::Scenario scenario = priced_scenario(sites, costs);
        const auto problem = make_plan_problem(scenario, "");
        REQUIRE(problem);
        SplitEvaluator evaluator = evaluator_for(scenario, *problem, 400);
        CostSearch search(*problem, evaluator, PlanTypes::any, std::nullopt);
        const CostCurve curve = search.find();
        const double found = curve.points[curve.optimum].cost.total.value;
        double least = found;
        Split cheapest;
        const auto look_at = [&](const Split& split) {
            const double cost =
                evaluator.evaluate(with_pool_ceilings(*problem, split), Replications::search)
                    .cost->total.value;
            if (cost < least) {
                least = cost;
                cheapest = split;
            }
        };
        for (Count a = 1; a <= 14; ++a) {
            for (Count b = 1; b <= 18; ++b) {
                look_at({a + b, {{KeyType::reserved, a}, {KeyType::reserved, b}}});
            }
        }
        for (Count pool = 2; pool <= 30; ++pool) {
            look_at({pool, {{KeyType::dynamic, 0}, {KeyType::dynamic, 0}}});
        }
        CAPTURE(found, least, cheapest.total);
        CHECK(found <= least * 1.002);
        for (std::size_t i = 1; i < curve.points.size(); ++i) {
            CHECK(curve.points[i - 1].split.total < curve.points[i].split.total);
        }
    }
}

TEST_CASE("A bound on the total is kept, and the cost of a split is that of its risk study",
          "[planning][cost]") {
    const Json month{{"model", "exponential"}, {"meanDays", 30}};
    const Json costs{
        {"currency", "EUR"}, {"licenseYear", 36.5}, {"refusal", 60}, {"overLimitMacDay", 1.5}};
    const scenario::Scenario scenario =
        priced_scenario({{0.3, "manual", month, 5}, {0.3, "discovery", month, 5}}, costs);
    const auto problem = make_plan_problem(scenario, "");
    REQUIRE(problem);
    SplitEvaluator evaluator = evaluator_for(scenario, *problem, 500);
    CostSearch search(*problem, evaluator, PlanTypes::reserved, 12);
    const CostCurve curve = search.find();
    REQUIRE(!curve.points.empty());
    for (const CostPoint& point : curve.points) CHECK(point.split.total <= 12);
    const Split& best = curve.points[curve.optimum].split;
    CHECK(best.total > 8);

    const CostResult& planned = *evaluator.evaluate(best, Replications::final).cost;
    RiskOptions options;
    options.replications = 500;
    options.bands = Bands::none;
    const RiskStudy study = make_risk_study(evaluator.scenario_with(best), options);
    const CostResult risk = summarize(study, run_part(study, 0, 500)).cost.value();
    CHECK(std::abs(planned.licenses - risk.licenses) < 1e-6);
    CHECK(std::abs(planned.refusals.value - risk.refusals.value) < 1e-6);
    CHECK(std::abs(planned.over_limit.value - risk.over_limit.value) < 1e-4);
    CHECK(std::abs(planned.total.half_width() - risk.total.half_width()) <
          0.3 * risk.total.half_width());
}
