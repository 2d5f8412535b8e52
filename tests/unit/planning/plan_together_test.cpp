// Several subscriptions planned together, against each planned alone.

#include "core/planning/split/plan_together.h"

#include <fmt/core.h>
#include <catch2/catch_test_macros.hpp>

#include "core/planning/report/plan_report.h"
#include "core/planning/split/license_division.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"

// Helpers of the same names stand in other files that may be compiled together with this one.
namespace plan_together {

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

Json subscription(const std::string& id, int licenses, const Json& sublicenses) {
    return {{"id", id},
            {"name", id},
            {"licenses", licenses},
            {"starts", "2017-01-01"},
            {"months", 12},
            {"sublicenses", sublicenses}};
}

Json reserved_key(const std::string& id, int licenses) {
    return {{"id", id},
            {"name", id},
            {"type", "reserved"},
            {"licenses", licenses},
            {"expires", "withSubscription"}};
}

Json site(const std::string& code, const std::string& key, int macs) {
    return {{"code", code}, {"key", key}, {"method", "online"}, {"macs", macs}};
}

Json demand(const std::string& code, double per_day) {
    return {{"site", code},
            {"arrivals", {{"model", "poisson"}, {"perDay", per_day}}},
            {"stay", {{"model", "exponential"}, {"meanDays", 300}}},
            {"method", "discovery"}};
}

// Two sites of one subscription, one of another.
Json two_subscriptions() {
    return {
        {"schema", "headroom/scenario/1"},
        {"name", "Two"},
        {"start", "2017-01-01"},
        {"end", "90d"},
        {"world",
         {{"company", "A"},
          {"admin", "a@a.example"},
          {"subscriptions",
           {subscription("main", 20, Json::array({reserved_key("k1", 11), reserved_key("k2", 9)})),
            subscription("lab", 9, Json::array({reserved_key("k3", 5)}))}},
          {"sites", {site("P01", "k1", 10), site("P02", "k2", 4), site("P03", "k3", 5)}}}},
        {"demand", {demand("P01", 0.05), demand("P02", 0.02), demand("P03", 0.03)}}};
}

scenario::Scenario read(const Json& document) {
    auto scenario = scenario::read_scenario(document.dump(), "two");
    if (!scenario) FAIL(scenario::to_string(scenario.error().front()));
    return std::move(scenario->scenario);
}

PlanOptions options_for(const PlanGoal& goal) {
    PlanOptions options;
    options.goal = goal;
    options.risk.replications = 1000;
    return options;
}

PlansTogether together_of(const scenario::Scenario& scenario, const PlanOptions& options) {
    const auto problems = make_plan_problems(scenario);
    REQUIRE(problems);
    return make_plans_together(scenario, *problems, options);
}

const PlanRow& best_of(const Plan& plan) { return plan.rows[plan.recommended]; }

}  // namespace

TEST_CASE("C2: subscriptions planned together are each planned as alone") {
    const auto scenario = read(two_subscriptions());
    const PlanOptions options = options_for({.risk = 0.05, .licenses = {}});
    const PlansTogether together = together_of(scenario, options);
    REQUIRE(together.plans.size() == 2);
    Count total = 0;
    for (const Plan& plan : together.plans) {
        const auto problem = make_plan_problem(scenario, plan.problem.subscription);
        REQUIRE(problem);
        const Plan alone = make_plan(scenario, *problem, options);
        CHECK(best_of(alone).split == best_of(plan).split);
        CHECK(best_of(alone).risk() == best_of(plan).risk());
        total += best_of(plan).split.total;
    }
    const Plan& whole = together.whole;
    CHECK(whole.feasible());
    CHECK(best_of(whole).split.total == total);
    CHECK(best_of(whole).split.shares.size() == 3);
    CHECK(whole.problem.sites[2].code == "P03");
    CHECK(whole.rows[whole.current].split.total == 29);
    REQUIRE(whole.recommended_reserved);
    CHECK(whole.rows[*whole.recommended_reserved].is_reserved());
}

TEST_CASE("C2: figures of all are those of a risk study of the planned scenario") {
    const auto scenario = read(two_subscriptions());
    const PlansTogether together =
        together_of(scenario, options_for({.risk = 0.1, .licenses = {}}));
    const auto planned = read(with_plans(scenario.source, together.plans));
    RiskOptions options;
    options.replications = 1000;
    const RiskStudy study = make_risk_study(planned, options);
    const RiskResult result = summarize(study, run_part(study, 0, 1000));
    const PlanRow& best = best_of(together.whole);
    CHECK(best.figures.any_breach.value == result.breach_probability.value);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(result.sites[i].site == together.whole.problem.sites[i].code);
        CHECK(best.figures.sites[i].breach.value == result.sites[i].breach_probability.value);
    }
}

TEST_CASE("C2: the steps of all plans are never refused") {
    const Json document = two_subscriptions();
    const auto scenario = read(document);
    const PlansTogether together = together_of(scenario, options_for({.risk = {}, .licenses = 40}));
    Json live = document;
    live["steps"] = together.whole.steps;
    const auto played = read(live);
    auto simulator = scenario::make_simulator(played, "live");
    REQUIRE(simulator);
    scenario::Playback playback(played, std::move(*simulator));
    playback.advance_to(played.start + Span::days(1));
    REQUIRE(playback.results().size() == together.whole.steps.size());
    for (const auto& result : playback.results()) CHECK(result.outcome.ok());
    Count total = 0;
    for (const auto& one : playback.simulator().world().subscriptions) total += one.total;
    CHECK(total == 40);
}

TEST_CASE("C2: licenses are divided among subscriptions as no other division does better") {
    const auto scenario = read(two_subscriptions());
    const auto problems = make_plan_problems(scenario);
    REQUIRE(problems);
    const Count licenses = 28;
    const auto worst_of = [&](Count first) {
        double worst = 0;
        for (std::size_t i = 0; i < 2; ++i) {
            PlanGoal goal;
            goal.licenses = i == 0 ? first : licenses - first;
            worst = std::max(
                worst, best_of(make_plan(scenario, (*problems)[i], options_for(goal))).risk());
        }
        return worst;
    };
    const PlanOptions options = options_for({.risk = {}, .licenses = licenses});
    const std::vector<Count> shares = divide_licenses(scenario, *problems, licenses, options);
    REQUIRE(shares.size() == 2);
    CHECK(shares[0] + shares[1] == licenses);
    double least = 1;
    for (Count first = 16; first <= 22; ++first) least = std::min(least, worst_of(first));
    CHECK(worst_of(shares[0]) <= least + 0.01);
}

TEST_CASE("C2: too few licenses for all subscriptions are told with the least there can be") {
    const auto scenario = read(two_subscriptions());
    for (const Count licenses : {1, 2}) {
        const PlansTogether together =
            together_of(scenario, options_for({.risk = {}, .licenses = licenses}));
        CHECK_FALSE(together.whole.feasible());
        CHECK(together.whole.licenses_needed == 3);
    }
    const PlansTogether few = together_of(scenario, options_for({.risk = 0.001, .licenses = 22}));
    CHECK_FALSE(few.whole.feasible());
    REQUIRE(few.whole.licenses_needed);
    CHECK(*few.whole.licenses_needed > 22);
    const PlansTogether enough =
        together_of(scenario, options_for({.risk = 0.001, .licenses = few.whole.licenses_needed}));
    CHECK(enough.whole.feasible());
}

TEST_CASE("C2: a search for all that is ended early has a row for every site") {
    const auto scenario = read(two_subscriptions());
    for (const int most : {0, 3, 20, 60}) {
        int asked = 0;
        PlanOptions options = options_for({.risk = 0.05, .licenses = {}});
        options.should_stop = [&] { return ++asked > most; };
        const PlansTogether together = together_of(scenario, options);
        CHECK_FALSE(together.whole.complete);
        CHECK(best_of(together.whole).split.shares.size() == 3);
        CHECK(best_of(together.whole).figures.sites.size() == 3);
    }
}

TEST_CASE("C2: the report of all has a chapter for each subscription") {
    const auto scenario = read(two_subscriptions());
    const PlanOptions options = options_for({.risk = 0.05, .licenses = {}});
    const std::string html = plans_report(together_of(scenario, options), scenario, options);
    CHECK(html.find("class=\"chapter\">Subscription main<") != std::string::npos);
    CHECK(html.find("class=\"chapter\">Subscription lab<") != std::string::npos);
    CHECK(html.find("Steps that apply it") != std::string::npos);
}

}  // namespace plan_together
