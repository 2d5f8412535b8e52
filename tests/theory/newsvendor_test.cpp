// The cheapest number of licenses against the newsvendor's closed form: the fewest licenses with
// P(demand > n) <= price / (price + penalty). Arrow, Harris and Marschak, Optimal Inventory Policy,
// Econometrica 19 (1951).

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "core/planning/money/cost_search.h"
#include "tests/unit/planning/priced_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using namespace headroom::testing;
using scenario::Json;

namespace {

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

TEST_CASE("theory: the cheapest number of licenses is the newsvendor's", "[planning][cost]") {
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
