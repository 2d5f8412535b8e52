// Verdicts on histories go along with the demand that was fitted to them.

#include <catch2/catch_test_macros.hpp>

#include "core/app/forecast_scenario.h"
#include "core/app/planner.h"
#include "core/planning/fit/fit_document.h"
#include "core/planning/fit/history_quality.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

// A site whose history is short, and one that was fitted to two years of counts.
Json fitted_document() {
    UsageHistory history;
    SiteUsage young{"P01", {}}, old{"P02", {}};
    const Date start = *make_date(2015, 1, 5);
    for (int week = 0; week < 104; ++week) {
        const Count wobble = (week * 7) % 5;
        if (week >= 90) young.counts.push_back({start + 7 * week, 12 + wobble, 0});
        old.counts.push_back({start + 7 * week, 40 + wobble, 0});
    }
    history.sites = {young, old};
    FitOptions options;
    return fitted_scenario(history, fit_history(history), options);
}

bool told_in(const Json& sentences, const char* words) {
    for (const Json& sentence : sentences) {
        if (sentence.get<std::string>().find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("weak histories: a fitted scenario carries the verdict of each site", "[planning][fit]") {
    const Json document = fitted_document();
    REQUIRE(scenario::read_scenario(document.dump(), "fitted"));
    CHECK(document.at("demand")[0].at("uncertainty").at("quality") == "tooLittleData");
    const auto weak = weak_histories(document);
    REQUIRE_FALSE(weak.empty());
    CHECK(weak.front().site == "P01");
    CHECK(weak.front().quality == "tooLittleData");
    Json unknown = document;
    unknown["demand"][0]["uncertainty"]["quality"] = "splendid";
    const auto read = scenario::read_scenario(unknown.dump(), "fitted");
    REQUIRE_FALSE(read);
    CHECK(read.error().front().pointer == "/demand/0/uncertainty/quality");
}

TEST_CASE("weak histories: risk and plan tell them", "[planning][fit]") {
    const std::string text = fitted_document().dump();
    const Json risk = Json::parse(app::run_request(app::risk_request(text, 200)));
    REQUIRE(risk.contains("weakHistories"));
    CHECK(risk.at("weakHistories")[0].at("site") == "P01");
    CHECK(told_in(risk.at("warnings"), "history of P01 is too little"));
    app::PlanTarget target;
    target.risk = 0.1;
    Json request = Json::parse(app::plan_request(text, target));
    request["options"]["replications"] = 200;
    const Json plan = Json::parse(app::run_request(request.dump()));
    CHECK(told_in(plan.at("explanation"), "history of P01 is too little"));
}

TEST_CASE("weak histories: sentences name the sites, at most four", "[planning][fit]") {
    std::vector<WeakHistory> weak;
    CHECK(weak_history_sentences(weak).empty());
    for (const char* site : {"P01", "P02", "P03", "P04", "P05", "P06"})
        weak.push_back({site, "poor"});
    const auto sentences = weak_history_sentences(weak);
    REQUIRE(sentences.size() == 1);
    CHECK(sentences[0].find("P01, P02, P03, P04 and 2 others") != std::string::npos);
    CHECK(weak_history_sentences({{"P01", "poor"}, {"P02", "poor"}})[0].find("P01 and P02") !=
          std::string::npos);
}
