// Plans and risk studies of scenarios that once gave an internal error, or two answers.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/app/planner.h"
#include "core/app/session.h"
#include "core/planning/risk/risk_result.h"
#include "core/planning/split/plan.h"
#include "core/scenario/read_scenario.h"

// Helpers of the same names stand in other files that may be compiled together with this one.
namespace plan_hard_use {

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

Json plan_of(const Json& scenario, const Json& goal, std::int64_t replications = 400) {
    const Json request{{"verb", "plan"},
                       {"scenario", scenario.dump()},
                       {"goal", goal},
                       {"options", {{"replications", replications}}}};
    Json plan = Json::parse(app::run_request(request.dump()));
    INFO(plan.dump());
    REQUIRE_FALSE(plan.contains("errors"));
    return plan;
}

Json risk_of(const Json& scenario, std::int64_t replications) {
    const Json request{{"verb", "risk"},
                       {"scenario", scenario.dump()},
                       {"options", {{"replications", replications}}}};
    return Json::parse(app::run_request(request.dump()));
}

Json preset(const char* name) { return Json::parse(app::find_preset(name)->text); }

Json site(const std::string& code, int macs) {
    return {{"code", code}, {"key", "k" + code}, {"method", "online"}, {"macs", macs}};
}

Json sublicense(const std::string& code, int licenses, const char* type = "reserved") {
    return {{"id", "k" + code},
            {"name", code},
            {"type", type},
            {"licenses", licenses},
            {"expires", "withSubscription"}};
}

Json demand(const std::string& code, double per_day, const Json& stay) {
    return {{"site", code},
            {"arrivals", {{"model", "poisson"}, {"perDay", per_day}}},
            {"stay", stay},
            {"method", "manual"}};
}

const Json exponential{{"model", "exponential"}, {"meanDays", 300}};
const Json lognormal{{"model", "lognormal"}, {"meanDays", 300}, {"sigma", 0.7}};

Json two_sites(const Json& stay = exponential) {
    return {{"schema", "headroom/scenario/1"},
            {"name", "Two sites"},
            {"start", "2017-01-01"},
            {"end", "90d"},
            {"world",
             {{"company", "A"},
              {"admin", "a@a.example"},
              {"subscriptions",
               {{{"id", "main"},
                 {"name", "M"},
                 {"licenses", 20},
                 {"starts", "2017-01-01"},
                 {"months", 12},
                 {"sublicenses", {sublicense("P01", 11), sublicense("P02", 9)}}}}},
              {"sites", {site("P01", 10), site("P02", 4)}}}},
            {"demand", {demand("P01", 0.05, stay), demand("P02", 0.02, stay)}}};
}

const Json& best_of(const Json& plan) {
    return plan.at("splits").at(plan.at("recommended").get<std::size_t>());
}

std::string words_of(const Json& plan) {
    std::string words;
    for (const Json& sentence : plan.at("explanation")) words += sentence.get<std::string>() + "\n";
    return words;
}

}  // namespace

TEST_CASE("G2: fewer licenses than a Dynamic ceiling have a plan") {
    const std::pair<const char*, int> cases[]{
        {"dynamic-competition", 40}, {"first-split", 20}, {"year-of-growth", 75}};
    for (const auto& [name, licenses] : cases) {
        CAPTURE(name);
        const Json plan = plan_of(preset(name), {{"licenses", licenses}}, 60);
        CHECK((plan.at("feasible") == true));
        CHECK((best_of(plan).at("total") == licenses));
    }
}

TEST_CASE("G3: every preset has a plan, or the reason why no number of licenses helps") {
    for (const app::PresetInfo& one : app::presets()) {
        CAPTURE(one.name);
        for (const Json& goal : {Json{{"licenses", 400}, {"risk", 0.05}}, Json{{"risk", 0.05}}}) {
            const Json request{{"verb", "plan"},
                               {"scenario", one.text},
                               {"goal", goal},
                               {"options", {{"replications", 30}}}};
            const Json plan = Json::parse(app::run_request(request.dump()));
            if (plan.contains("errors")) continue;  // nothing is activated at the start
            const std::string words = words_of(plan);
            CAPTURE(words);
            CHECK(words.find("cannot be divided") == std::string::npos);
            if (goal.contains("licenses")) CHECK((best_of(plan).at("total") == 400));
            if (plan.at("feasible") == true) continue;
            const bool told = words.find("does it") != std::string::npos ||
                              words.find("do it") != std::string::npos ||
                              words.find("cannot tell") != std::string::npos ||
                              words.find("without its steps") != std::string::npos ||
                              words.find("found keeps every site") != std::string::npos;
            CHECK(told);
        }
    }
}

TEST_CASE("C5: a risk too small for replications is answered in closed form") {
    const Json plan = plan_of(two_sites(), {{"risk", 1e-6}});
    CHECK((plan.at("verdict") == "met"));
    const Json& risk = best_of(plan).at("risk");
    CHECK((risk.at("value") > 0));
    CHECK((risk.at("value") <= 1e-6));
    CHECK(words_of(plan).find("below below") == std::string::npos);
}

TEST_CASE("C5: without a closed form, a risk too small to be seen is inconclusive") {
    const Json plan = plan_of(two_sites(lognormal), {{"risk", 1e-6}});
    CHECK((plan.at("verdict") == "inconclusive"));
    CHECK((plan.at("feasible") == false));
    CHECK((best_of(plan).at("risk").at("high") > 1e-6));
    CHECK(words_of(plan).find("cannot tell") != std::string::npos);
}

TEST_CASE("C6: enough licenses for the risk are a plan for the risk") {
    for (const double risk : {0.2, 0.05, 0.01, 0.0002}) {
        const Json least = plan_of(two_sites(), {{"risk", risk}});
        REQUIRE((least.at("feasible") == true));
        const auto needed = least.at("total").get<Count>();
        for (const Count licenses : {needed, needed + 1, needed + 8, needed + 30}) {
            CAPTURE(risk, needed, licenses);
            const Json plan = plan_of(two_sites(), {{"risk", risk}, {"licenses", licenses}});
            CHECK((plan.at("feasible") == true));
            CHECK((plan.at("licensesNeeded").is_null()));
        }
    }
}

TEST_CASE("C7: where nothing helps, nothing is advised to be bought") {
    Json scenario = two_sites();
    scenario["end"] = "500d";  // the subscription ends before
    const Json plan = plan_of(scenario, {{"risk", 0.05}}, 40);
    const std::string words = words_of(plan);
    CAPTURE(words);
    CHECK((plan.at("feasible") == false));
    CHECK(words.find("No split and no number") == 0);
    CHECK(words.find("An expiry does it") != std::string::npos);
    CHECK(words.find("buy") == std::string::npos);
}

TEST_CASE("C4: every reason names two figures that differ") {
    for (const char* name : {"year-of-growth", "hiring-forecast", "first-split"}) {
        const Json plan = plan_of(preset(name), {{"risk", 0.05}}, 500);
        for (const Json& sentence : plan.at("explanation")) {
            const auto text = sentence.get<std::string>();
            const auto from = text.find(" from ");
            const auto to = text.find(" to ", from);
            if (text.find(" instead of ") == std::string::npos || to == std::string::npos) continue;
            const std::string before = text.substr(from + 6, to - from - 6);
            CAPTURE(text);
            CHECK(text.substr(to + 4, before.size()) != before);
        }
    }
}

TEST_CASE("C8: a share of refusals of which none was seen has an upper bound") {
    Json scenario = two_sites();
    scenario["world"]["subscriptions"][0]["licenses"] = 400;
    scenario["world"]["subscriptions"][0]["sublicenses"][0]["licenses"] = 200;
    const Json risk = risk_of(scenario, 300);
    const Json& share = risk.at("sites").at("P01").at("refusedShare");
    CHECK((share.at("value") == 0));
    CHECK((share.at("high") > 0.005));
    CHECK((share.at("high") < 0.1));
    CHECK((risk.at("sites").at("P01").at("overLimitDays").at("high") > 0));
}

TEST_CASE("C12: a scenario without anything random is played once") {
    Json scenario = two_sites();
    scenario["demand"] = {
        {{"site", "P01"},
         {"arrivals", {{"model", "batches"}, {"batches", {{{"at", "9d"}, {"count", 3}}}}}},
         {"stay", {{"model", "fixed"}, {"days", 20}}},
         {"method", "manual"}}};
    const Json risk = risk_of(scenario, 10'000);
    CHECK((risk.at("replications") == 1));
    CHECK((risk.at("complete") == true));
    CHECK((risk.at("method").at("why").get<std::string>().find(
               "nothing in the scenario is random") == 0));
    const Json& refusal = risk.at("sites").at("P01").at("refusalProbability");
    CHECK((refusal == Json{{"value", 1.0}, {"low", 1.0}, {"high", 1.0}}));
    CHECK((risk_of(two_sites(), 50).at("replications") == 50));
}

TEST_CASE("G8: a billion licenses and many replications fit into memory") {
    const Json plan = plan_of(two_sites(), {{"licenses", 1'000'000'000}, {"risk", 0.05}}, 50);
    CHECK((plan.at("feasible") == true));
    Json reserved = plan.at("splits").at(plan.at("recommendedReserved").get<std::size_t>());
    CHECK((reserved.at("total") == 1'000'000'000));
}

TEST_CASE("G8: a batch that no memory holds is told before anything is played") {
    Json scenario = two_sites();
    scenario["demand"][0]["arrivals"] = {{"model", "batches"},
                                         {"batches", {{{"at", "5d"}, {"count", 1'000'000'000}}}}};
    const Json risk = risk_of(scenario, 10);
    REQUIRE(risk.contains("errors"));
    CHECK((risk.at("errors").at(0).at("pointer") == "/demand/0/arrivals"));
}

TEST_CASE("plan: the best split without Dynamic sublicenses is always there") {
    for (const Json& goal : {Json{{"risk", 0.05}}, Json{{"licenses", 24}}, Json{{"licenses", 1}}}) {
        const Json plan = plan_of(two_sites(), goal);
        const auto index = plan.at("recommendedReserved").get<std::size_t>();
        for (const Json& row : plan.at("splits").at(index).at("rows")) {
            CHECK((row.at("type") != "dynamic"));
        }
    }
}

TEST_CASE("plan: one sentence explains an offline site's frozen limit that makes a plan cheaper") {
    Json scenario = two_sites();
    scenario["world"]["subscriptions"][0]["offlineAllowed"] = true;
    for (Json& key : scenario["world"]["subscriptions"][0]["sublicenses"]) {
        key["type"] = "dynamic";
        key["licenses"] = 20;
    }
    for (Json& one : scenario["demand"]) one["arrivals"]["perDay"] = 0.1;
    const std::string sentence = "The plan is cheaper because of the offline activation of P01";
    const std::string online = words_of(plan_of(scenario, {{"risk", 0.05}}, 100));
    CHECK(online.find(sentence) == std::string::npos);
    scenario["world"]["sites"][0]["method"] = "offline";
    scenario["world"]["sites"][0]["internet"] = false;
    const Json plan = plan_of(scenario, {{"risk", 0.05}}, 100);
    REQUIRE((plan.at("feasible") == true));
    int told = 0;
    for (const Json& words : plan.at("explanation")) {
        const auto text = words.get<std::string>();
        if (text.find(sentence) != 0) continue;
        ++told;
        CHECK(text.find("were every site online, the largest risk would be") != std::string::npos);
    }
    CHECK(told == 1);
}

TEST_CASE("G16: a search that is ended early gives the best plan until then") {
    const Json document = two_sites(lognormal);
    auto read = scenario::read_scenario(document.dump(), "two");
    REQUIRE(read);
    const auto problem = make_plan_problem(read->scenario, "");
    REQUIRE(problem);
    int asked = 0;
    PlanOptions options;
    options.goal.risk = 0.05;
    options.risk.replications = 2000;
    options.should_stop = [&] { return ++asked < 0; };
    CHECK(make_plan(read->scenario, *problem, options).complete);
    const int in_all = asked;
    REQUIRE(in_all > 20);
    for (const int most : {0, 1, 5, in_all / 4, in_all / 2, in_all * 3 / 4, in_all - 1}) {
        asked = 0;
        options.should_stop = [&] { return ++asked > most; };
        const Plan plan = make_plan(read->scenario, *problem, options);
        CHECK_FALSE(plan.complete);
        CHECK(plan.recommended < plan.rows.size());
        CHECK_FALSE(plan.explanation.empty());
        CHECK(asked <= most + 2);
    }
}

}  // namespace plan_hard_use
