// Plans of small problems against exhaustive enumeration, and the promises about their splits.

#include "core/planning/split/plan.h"

#include <fmt/core.h>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/planning/report/plan_report.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

struct TestSite {
    std::string code;
    int macs = 3;
    double per_day = 0.02;
    std::string type = "reserved";  // or "dynamic", or "primary"
    int licenses = 4;
};

constexpr const char* exponential_stays = R"({"model":"exponential","meanDays":200})";
constexpr const char* lognormal_stays = R"({"model":"lognormal","meanDays":200,"sigma":0.7})";

scenario::Scenario scenario_of(const std::vector<TestSite>& sites, int licenses, int days = 120,
                               const char* stay = exponential_stays) {
    std::string rows, places, demand;
    for (const TestSite& site : sites) {
        const bool primary = site.type == "primary";
        const std::string key = primary ? "main" : "k" + site.code;
        if (!primary) {
            rows += fmt::format(
                "{}{{\"id\":\"{}\",\"name\":\"{}\",\"type\":\"{}\",\"licenses\":{},"
                "\"expires\":\"withSubscription\"}}",
                rows.empty() ? "" : ",", key, site.code, site.type, site.licenses);
        }
        places +=
            fmt::format("{}{{\"code\":\"{}\",\"key\":\"{}\",\"method\":\"online\",\"macs\":{}}}",
                        places.empty() ? "" : ",", site.code, key, site.macs);
        demand += fmt::format(
            "{}{{\"site\":\"{}\",\"arrivals\":{{\"model\":\"poisson\",\"perDay\":{}}},"
            "\"stay\":{},\"method\":\"manual\"}}",
            demand.empty() ? "" : ",", site.code, site.per_day, stay);
    }
    const std::string text = fmt::format(
        "{{\"schema\":\"headroom/scenario/1\",\"name\":\"t\",\"start\":\"2017-01-01\","
        "\"end\":\"{}d\",\"world\":{{\"company\":\"A\",\"admin\":\"a@a.example\","
        "\"subscriptions\":[{{\"id\":\"main\",\"name\":\"m\",\"licenses\":{},"
        "\"starts\":\"2017-01-01\",\"months\":24,\"sublicenses\":[{}]}}],\"sites\":[{}]}},"
        "\"demand\":[{}]}}",
        days, licenses, rows, places, demand);
    auto read = scenario::read_scenario(text, "test");
    if (!read) FAIL(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

Plan plan_of(const scenario::Scenario& scenario, PlanGoal goal, std::int64_t replications = 4000) {
    const auto problem = make_plan_problem(scenario, "");
    REQUIRE(problem);
    PlanOptions options;
    options.goal = goal;
    options.risk.replications = replications;
    return make_plan(scenario, *problem, options);
}

// Plays the plan's steps on the live world; counts refusals.
int refused_steps(const scenario::Scenario& before, const Plan& plan) {
    scenario::Json document = before.source;
    document["steps"] = plan.steps;
    auto read = scenario::read_scenario(document.dump(), "steps");
    REQUIRE(read);
    auto simulator = scenario::make_simulator(read->scenario, "steps");
    REQUIRE(simulator);
    scenario::Playback playback(read->scenario, std::move(*simulator));
    playback.advance_to(read->scenario.start + Span::days(2));
    int refused = 0;
    for (const auto& result : playback.results()) refused += result.outcome.ok() ? 0 : 1;
    REQUIRE(playback.results().size() == plan.steps.size());
    // The world then holds the plan.
    const auto& world = playback.simulator().world();
    const Split& split = plan.rows[plan.recommended].split;
    CHECK(world.subscriptions[0].total == split.total);
    for (std::size_t i = 0; i < split.shares.size(); ++i) {
        if (split.shares[i].type == KeyType::primary) continue;
        const auto* key = world.find_key(plan.problem.sites[i].key);
        CHECK(key->type == split.shares[i].type);
        CHECK(key->max == split.shares[i].licenses);
    }
    return refused;
}

}  // namespace

TEST_CASE("plan: among Reserved splits the optimum of an exhaustive search is found") {
    const auto scenario = scenario_of({{"P01", 3, 0.03}, {"P02", 2, 0.02}, {"P03", 4, 0.01}}, 16);
    const auto problem = make_plan_problem(scenario, "");
    REQUIRE(problem);
    REQUIRE(problem->exact());
    std::vector<PeakCountLaw> laws;
    for (const PlanSite& site : problem->sites) {
        laws.push_back(*PeakCountLaw::closed_form(site, problem->start, problem->end));
    }
    for (const Count total : {9, 12, 14, 17, 21}) {
        double best = 2;
        for (Count a = 1; a <= total - 2; ++a) {
            for (Count b = 1; a + b <= total - 1; ++b) {
                const double risk =
                    std::max({laws[0].risk(a), laws[1].risk(b), laws[2].risk(total - a - b)});
                best = std::min(best, risk);
            }
        }
        const auto division = divide_reserved(laws, total);
        REQUIRE(division);
        CHECK((*division)[0] + (*division)[1] + (*division)[2] == total);
        const double found = std::max({laws[0].risk((*division)[0]), laws[1].risk((*division)[1]),
                                       laws[2].risk((*division)[2])});
        CHECK(found == Catch::Approx(best).epsilon(1e-9));
    }
    CHECK_FALSE(divide_reserved(laws, 2));
}

TEST_CASE("plan: the fewest licenses of all splits, by exhaustive simulation") {
    const auto scenario = scenario_of({{"P01", 2, 0.03}, {"P02", 3, 0.02}}, 14);
    const Plan plan = plan_of(scenario, {.risk = 0.1});
    REQUIRE(plan.feasible());
    const PlanRow& best = plan.rows[plan.recommended];
    CHECK(best.risk() <= 0.1);
    // Every split with one license fewer, Reserved or competing, is above the risk.
    const auto problem = make_plan_problem(scenario, "");
    SplitEvaluator evaluator(scenario, *problem,
                             {{.replications = 4000}, 1000, one_after_the_other});
    SplitSearch search(*problem, evaluator, PlanTypes::any);
    const Count total = best.split.total - 1;
    double least = 1;
    for (Count a = 1; a < total; ++a) {
        const Split reserved{total, {{KeyType::reserved, a}, {KeyType::reserved, total - a}}};
        least = std::min(least, *search.exact_risk(reserved));
    }
    for (Count a = 1; a <= total; ++a) {
        for (Count b = 1; b <= total; ++b) {
            const Split pooled{total, {{KeyType::dynamic, a}, {KeyType::dynamic, b}}};
            least =
                std::min(least, evaluator.evaluate(pooled, Replications::final).worst_risk().value);
        }
    }
    CHECK(least > 0.1);
}

TEST_CASE("plan: closed form and simulation agree") {
    const auto scenario = scenario_of({{"P01", 3, 0.03}, {"P02", 2, 0.02}}, 12);
    const Plan plan = plan_of(scenario, {.risk = 0.2, .types = PlanTypes::reserved}, 20000);
    int compared = 0;
    for (const PlanRow& row : plan.rows) {
        REQUIRE(row.exact_risk);
        const Interval& seen = row.figures.worst_risk();
        CHECK(*row.exact_risk == Catch::Approx(seen.value).margin(3 * seen.half_width() + 1e-9));
        ++compared;
    }
    CHECK(compared >= 3);
}

TEST_CASE("plan: its steps are never refused and lead to the plan") {
    const std::vector<std::vector<TestSite>> worlds{
        {{"P01", 3, 0.03, "reserved", 9}, {"P02", 3, 0.03, "reserved", 3}},
        {{"P01", 3, 0.03, "reserved", 9}, {"P02", 3, 0.03, "dynamic", 3}},
        {{"P01", 3, 0.03, "primary"}, {"P02", 3, 0.03, "dynamic", 5}, {"P03", 2, 0.01}},
        {{"P01", 5, 0.0001, "dynamic", 12}, {"P02", 1, 0.05, "reserved", 1}}};
    for (const auto& sites : worlds) {
        const auto scenario = scenario_of(sites, 20);
        for (const PlanGoal& goal :
             {PlanGoal{.risk = 0.05}, PlanGoal{.licenses = 20}, PlanGoal{.licenses = 31},
              PlanGoal{.risk = 0.3, .types = PlanTypes::reserved}}) {
            const Plan plan = plan_of(scenario, goal, 500);
            INFO(plan.steps.dump());
            CHECK(refused_steps(scenario, plan) == 0);
        }
    }
}

TEST_CASE("plan: says when there are too few licenses, and how many would do") {
    const auto scenario = scenario_of({{"P01", 3, 0.03}, {"P02", 3, 0.03}}, 12);
    const Plan plan = plan_of(scenario, {.risk = 0.01, .licenses = 8});
    CHECK_FALSE(plan.feasible());
    REQUIRE(plan.licenses_needed);
    CHECK(*plan.licenses_needed > 8);
    CHECK(plan_of(scenario, {.risk = 0.01, .licenses = *plan.licenses_needed}).feasible());
    CHECK(plan.passes_on);  // and when to buy
    const Plan hopeless = plan_of(scenario, {.licenses = 1}, 200);
    CHECK_FALSE(hopeless.feasible());
    CHECK(hopeless.licenses_needed == 2);
}

TEST_CASE("plan: no number of licenses helps against an expiry") {
    auto scenario = scenario_of({{"P01", 3, 0.03}}, 12, 1200);
    const Plan plan = plan_of(scenario, {.risk = 0.05}, 100);
    CHECK_FALSE(plan.feasible());
    REQUIRE_FALSE(plan.explanation.empty());
    CHECK(plan.explanation.front().find("No split and no number") == 0);
}

TEST_CASE("plan: what it says of a split is what a risk study says") {
    for (const char* stay : {exponential_stays, lognormal_stays}) {
        const auto scenario =
            scenario_of({{"P01", 3, 0.03}, {"P02", 3, 0.03}, {"P03", 2, 0.02}}, 14, 120, stay);
        const auto problem = make_plan_problem(scenario, "");
        const Plan plan = plan_of(scenario, {.risk = 0.05});
        int refusing = 0, pooled = 0;
        for (const PlanRow& row : plan.rows) {
            const scenario::Json document = with_split(scenario.source, *problem, row.split);
            auto read = scenario::read_scenario(document.dump(), "p");
            REQUIRE(read);
            const RiskStudy study = make_risk_study(read->scenario, {.replications = 4000});
            const RiskResult result = summarize(study, run_part(study, 0, 4000));
            for (std::size_t i = 0; i < 3; ++i) {
                const SiteFigures& said = row.figures.sites[i];
                CAPTURE(stay, row.label, i);
                CHECK(result.sites[i].refusal_probability.value == said.refusal.value);
                CHECK(result.sites[i].breach_probability.value == said.breach.value);
                refusing += said.refusal.value > 0.01 ? 1 : 0;
                pooled += row.split.shares[i].type == KeyType::dynamic ? 1 : 0;
            }
        }
        CHECK(refusing > 2);
        CHECK(pooled > 0);
    }
}

TEST_CASE("plan: the report is one self-contained page") {
    const auto scenario = scenario_of({{"P<1>", 3, 0.03}, {"P02", 3, 0.03}}, 14);
    const auto problem = make_plan_problem(scenario, "");
    PlanOptions options;
    options.goal.risk = 0.1;
    options.risk.replications = 300;
    const Plan plan = make_plan(scenario, *problem, options);
    const std::string page = plan_report(plan, scenario, options);
    CHECK(page.find("<svg") != std::string::npos);
    CHECK(page.find("P&lt;1&gt;") != std::string::npos);
    CHECK(page.find("P<1>") == std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("http://") == std::string::npos);
    CHECK(page.find("https://") == std::string::npos);
    CHECK(page.find("@page") != std::string::npos);
}
