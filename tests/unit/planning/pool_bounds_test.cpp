// What a pool risks at most in closed form, against simulation and against each other.

#include "core/planning/split/pool_bounds.h"

#include <fmt/core.h>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/planning/split/plan.h"
#include "core/scenario/read_scenario.h"

// Helpers of the same names stand in other files that may be compiled together with this one.
namespace pool_bounds {

using namespace headroom;
using namespace headroom::planning;

namespace {

struct Stay {
    const char* model;
    double days;
};

// Three sites with manual enrollment on one subscription, their stays as given.
scenario::Scenario three_sites(const std::vector<Stay>& stays, const char* method = "manual") {
    std::string rows, places, demand;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const char* comma = i == 0 ? "" : ",";
        rows += fmt::format(
            "{0}{{\"id\":\"k{1}\",\"name\":\"k{1}\",\"type\":\"dynamic\",\"licenses\":20,"
            "\"expires\":\"withSubscription\"}}",
            comma, i);
        places += fmt::format(
            "{0}{{\"code\":\"P{1}\",\"key\":\"k{1}\",\"method\":\"online\",\"macs\":{2}}}", comma,
            i, 3 + i);
        demand += fmt::format(
            "{0}{{\"site\":\"P{1}\",\"arrivals\":{{\"model\":\"poisson\",\"perDay\":{2}}},"
            "\"stay\":{{\"model\":\"{3}\",\"meanDays\":{4}{5}}},\"method\":\"{6}\"}}",
            comma, i, 0.02 + 0.01 * static_cast<double>(i), stays[i].model, stays[i].days,
            std::string(stays[i].model) == "lognormal" ? ",\"sigma\":0.7" : "", method);
    }
    auto read = scenario::read_scenario(
        fmt::format(
            "{{\"schema\":\"headroom/scenario/1\",\"name\":\"t\",\"start\":\"2017-01-01\","
            "\"end\":\"120d\",\"world\":{{\"company\":\"A\",\"admin\":\"a@a.example\","
            "\"subscriptions\":[{{\"id\":\"main\",\"name\":\"m\",\"licenses\":20,"
            "\"starts\":\"2017-01-01\",\"months\":24,\"sublicenses\":[{}]}}],\"sites\":[{}]}},"
            "\"demand\":[{}]}}",
            rows, places, demand),
        "pool");
    if (!read) FAIL(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

std::vector<PeakCountLaw> laws_of(const PlanProblem& problem) {
    std::vector<PeakCountLaw> laws;
    for (const PlanSite& site : problem.sites) {
        auto law = PeakCountLaw::closed_form(site, problem.start, problem.end);
        laws.push_back(law ? std::move(*law) : PeakCountLaw::observed({}));
    }
    return laws;
}

SplitFigures played(const scenario::Scenario& scenario, const PlanProblem& problem,
                    const Split& split) {
    SplitEvaluator evaluator(scenario, problem,
                             {{.replications = 20'000}, 100, one_after_the_other, {}});
    return evaluator.evaluate(split, Replications::final);
}

Split on_the_pool(Count licenses, Count ceiling) {
    return {
        licenses,
        {{KeyType::dynamic, ceiling}, {KeyType::dynamic, licenses}, {KeyType::dynamic, licenses}}};
}

}  // namespace

TEST_CASE("C5: the bound of a pool is the probability that any of its sites is in trouble") {
    const auto scenario = three_sites(
        {{"exponential", 200}, {"exponential", 200}, {"exponential", 200}}, "discovery");
    const auto problem = make_plan_problem(scenario, "");
    REQUIRE(problem);
    const std::vector<PeakCountLaw> laws = laws_of(*problem);
    const PoolBounds bounds(*problem, laws);
    for (const Count licenses : {18, 20, 23}) {
        const Split split = on_the_pool(licenses, licenses);
        const auto bound = bounds.of(split);
        REQUIRE(bound);
        // Every site with Macs is over the limit when the pool is (FIG-5).
        const SplitFigures figures = played(scenario, *problem, split);
        CAPTURE(licenses, *bound);
        CHECK(figures.any_breach.low <= *bound);
        CHECK(*bound <= figures.any_breach.high);
    }
}

TEST_CASE("C5: no site of a pool risks more than the bound, with ceilings and unequal stays") {
    for (const double days : {200.0, 60.0}) {
        const auto scenario =
            three_sites({{"exponential", 200}, {"exponential", days}, {"exponential", 200}});
        const auto problem = make_plan_problem(scenario, "");
        REQUIRE(problem);
        const std::vector<PeakCountLaw> laws = laws_of(*problem);
        const PoolBounds bounds(*problem, laws);
        for (const auto& [licenses, ceiling] :
             {std::pair<Count, Count>{17, 17}, {20, 6}, {24, 9}}) {
            const Split split = on_the_pool(licenses, ceiling);
            const auto bound = bounds.of(split);
            REQUIRE(bound);
            const SplitFigures figures = played(scenario, *problem, split);
            CAPTURE(days, licenses, ceiling, *bound);
            CHECK(figures.worst_risk().low <= *bound);
            // Unequal stays are taken for the longest one: then it errs by more.
            CHECK(*bound < (days == 200.0 ? 5 : 50) * figures.worst_risk().high);
        }
    }
}

TEST_CASE("C5: the least pool for a risk is the first one that its bound allows") {
    const auto scenario =
        three_sites({{"exponential", 200}, {"exponential", 400}, {"exponential", 90}});
    const auto problem = make_plan_problem(scenario, "");
    REQUIRE(problem);
    const std::vector<PeakCountLaw> laws = laws_of(*problem);
    const PoolBounds bounds(*problem, laws);
    for (const double risk : {1e-2, 1e-6, 1e-9}) {
        const auto pool = bounds.least_pool({true, true, true}, risk);
        REQUIRE(pool);
        CHECK(*bounds.of(on_the_pool(*pool, *pool)) <= risk);
        CHECK(*bounds.of(on_the_pool(*pool - 1, *pool - 1)) > risk);
    }
    CHECK_FALSE(bounds.least_pool({true, false, false}, 0.01));
}

TEST_CASE("C5: where a stay has no closed form, there is no bound") {
    const auto scenario =
        three_sites({{"exponential", 200}, {"lognormal", 200}, {"exponential", 200}});
    const auto problem = make_plan_problem(scenario, "");
    REQUIRE(problem);
    const std::vector<PeakCountLaw> laws = laws_of(*problem);
    CHECK_FALSE(PoolBounds(*problem, laws).of(on_the_pool(20, 20)));
}

TEST_CASE(
    "C5: a pool keeps to a risk that no replication shows, with fewer licenses than reserved") {
    const auto scenario =
        three_sites({{"exponential", 200}, {"exponential", 200}, {"exponential", 200}});
    const auto problem = make_plan_problem(scenario, "");
    REQUIRE(problem);
    PlanOptions options;
    options.goal.risk = 1e-6;
    options.risk.replications = 400;
    const Plan plan = make_plan(scenario, *problem, options);
    REQUIRE(plan.feasible());
    const PlanRow& best = plan.rows[plan.recommended];
    REQUIRE(best.risk_bound);
    CHECK(*best.risk_bound <= 1e-6);
    CHECK(best.risk_interval().high == *best.risk_bound);
    REQUIRE(plan.recommended_reserved);
    CHECK(best.split.total < plan.rows[*plan.recommended_reserved].split.total);
    // The same licenses are told to be enough, and one fewer not to be surely so.
    options.goal.licenses = best.split.total;
    CHECK(make_plan(scenario, *problem, options).feasible());
    options.goal.licenses = best.split.total - 1;
    CHECK_FALSE(make_plan(scenario, *problem, options).feasible());
}

}  // namespace pool_bounds
