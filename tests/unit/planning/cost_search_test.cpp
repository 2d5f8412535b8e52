// The cheapest split against all splits of small cases. Against the newsvendor's closed form:
// tests/theory.

#include "core/planning/money/cost_search.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "tests/unit/planning/priced_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using namespace headroom::testing;
using scenario::Json;

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
