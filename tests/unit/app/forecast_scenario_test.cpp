// The Forecast page asks what `headroom risk` asks of the saved file
// (core/app/forecast_scenario.h).

#include "core/app/forecast_scenario.h"

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/fit.h"
#include "core/app/forecast_views.h"
#include "core/app/planner.h"
#include "core/app/scenario_edit.h"
#include "core/app/site_demand.h"
#include "tests/unit/app/load_session.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using app::Session;
using headroom::testing::load_session;
using headroom::testing::small_scenario;
using headroom::testing::with;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::int64_t page_runs = 20;

std::string on_the_page(const Session& session) {
    return app::run_request(app::risk_request(app::forecast_question(session).scenario, page_runs));
}

/// As native/risk.cpp asks.
std::string on_the_command_line(const std::string& saved) {
    const Json request{{"verb", "risk"},
                       {"scenario", saved},
                       {"file", "saved.json"},
                       {"options", {{"replications", page_runs}}}};
    return app::run_request(request.dump());
}

const std::string busy_demand =
    R"("demand": [{"site": "P01", "arrivals": {"model": "poisson", "perDay": 0.1},
                   "stay": {"model": "exponential", "meanDays": 400}, "method": "discovery"}],
      "faults": [{"kind": "siteOffline", "site": "P01", "from": "12d", "to": "14d"}],
      "expect": [])";

std::string busy_scenario() {
    std::string text = with(R"("expect": [
    {"get": "/sites/P01/managed", "equals": 4}
  ])",
                            busy_demand);
    const std::string step = R"({"at": "1h", "do": "mac.enroll", "site": "P01", "count": 2})";
    const std::size_t at = text.find(step);
    REQUIRE(at != text.npos);
    return text.replace(
        at, step.size(),
        step + R"(, {"at": "20d", "do": "mac.discover", "site": "P01", "count": 15})");
}

double number_at(const std::string& document, const std::string& pointer) {
    return Json::parse(document).at(Json::json_pointer(pointer)).get<double>();
}

}  // namespace

TEST_CASE("C1: the page's forecast is that of the saved file, for every preset") {
    for (const app::PresetInfo& preset : app::presets()) {
        INFO(preset.name);
        const auto session = load_session(preset.text);
        const std::string page = on_the_page(*session);
        CHECK(app::read_errors(page).empty());
        CHECK(page == on_the_command_line(session->scenario_json()));
    }
}

TEST_CASE("C1: steps and outages to come are played, and edits of the demand") {
    const auto session = load_session(busy_scenario());
    const std::string first = on_the_page(*session);
    CHECK(first == on_the_command_line(session->scenario_json()));
    // The file as it was written differs in its spaces only, and so in its digest.
    Json written = Json::parse(on_the_command_line(busy_scenario()));
    Json played = Json::parse(first);
    CHECK(written["scenario"]["sha256"] != played["scenario"]["sha256"]);
    written.erase("scenario");
    played.erase("scenario");
    CHECK(written == played);
    // 15 discovered Macs on a key of 4.
    CHECK(number_at(first, "/sites/P01/breachProbability/value") == 1.0);

    std::vector<app::SiteDemand> demand = app::demand_of(*session);
    REQUIRE(demand.size() == 1);
    CHECK(demand[0].per_day == 0.1);
    REQUIRE(session->submit(app::edit_arrivals(demand[0], {2.5, 0.3})).ok);
    demand = app::demand_of(*session);
    CHECK(demand[0].growth_per_year == 0.3);
    REQUIRE(session->submit(app::edit_stay(demand[0], 200)).ok);
    REQUIRE(session->submit(app::edit_end(*session, Span::days(91))).ok);
    const std::string edited = on_the_page(*session);
    CHECK(edited != first);
    CHECK(edited == on_the_command_line(session->scenario_json()));
    CHECK(number_at(edited, "/sites/P01/peakUsed/p50") >
          number_at(first, "/sites/P01/peakUsed/p50"));
}

TEST_CASE("C1: a forecast from later knows what is still to come") {
    const auto session = load_session(busy_scenario());
    session->advance_to(session->start() + Span::days(10));
    const app::ForecastQuestion question = app::forecast_question(*session);
    CHECK_FALSE(question.is_the_scenario);
    CHECK(question.left_out.empty());
    const Json document = Json::parse(question.scenario);
    CHECK(document["start"] == "2017-03-11T08:00:00Z");
    CHECK(document["end"] == "2017-03-31T08:00:00Z");
    CHECK(document["steps"].size() == 1);
    CHECK(document["steps"][0]["at"] == "2017-03-21T08:00:00Z");
    CHECK(document["faults"][0]["from"] == "2017-03-13T08:00:00Z");
    CHECK(document["demand"][0]["existing"] == "memoryless");
    CHECK(number_at(on_the_page(*session), "/sites/P01/breachProbability/value") == 1.0);

    session->advance_to(session->start() + Span::days(21));
    CHECK(Json::parse(app::forecast_question(*session).scenario)["steps"].empty());
}

TEST_CASE("a step to come that a world from now cannot carry is told") {
    std::string text = busy_scenario();
    const std::string step = R"({"at": "1h", "do": "mac.enroll")";
    text.replace(text.find(step), step.size(),
                 R"({"at": "1h", "do": "site.add", "code": "P02"},
                    {"at": "2h", "do": "proxy.requestActivation", "site": "P02", "key": "main",
                     "save": "wish.txt"},
                    {"at": "25d", "do": "portal.upload", "file": "wish.txt", "save": "answer.txt"},
                    {"at": "1h", "do": "mac.enroll")");
    const auto session = load_session(text);
    session->advance_to(session->start() + Span::days(5));
    const app::ForecastQuestion question = app::forecast_question(*session);
    REQUIRE(question.left_out.size() == 1);
    CHECK(question.left_out[0] == "2017-03-26: portal.upload");
    CHECK(app::read_errors(on_the_page(*session)).empty());
}

TEST_CASE("a split that is tried meets the demand of the file") {
    const std::string quiet = with(R"("steps": [
    {"at": "1h", "do": "mac.enroll", "site": "P01", "count": 2}
  ],
  "expect": [
    {"get": "/sites/P01/managed", "equals": 4}
  ])",
                                   busy_demand);
    const auto session = load_session(quiet);
    app::SplitDraft draft = app::draft_of(session->overview().subscriptions[0]);
    for (app::SplitRow& row : draft.rows) {
        if (row.id == "dept") row.licenses = 6;
    }
    const Json tried = Json::parse(app::forecast_question(*session, draft).scenario);
    CHECK(tried["world"]["subscriptions"][0]["sublicenses"][0]["licenses"] == 6);
    CHECK_FALSE(tried.contains("steps"));
    const auto with_steps = load_session(busy_scenario());
    const Json by_steps = Json::parse(app::forecast_question(*with_steps, draft).scenario);
    CHECK(by_steps["steps"].back()["do"] == "sublicense.edit");
}

TEST_CASE("C2: a plan names its subscription, and uses the scenario's own seed") {
    app::PlanTarget target{.risk = 0.05, .licenses = std::nullopt, .subscription = "main"};
    const Json request = Json::parse(app::plan_request("{}", target));
    CHECK(request["goal"]["subscription"] == "main");
    CHECK_FALSE(request["options"].contains("seed"));
    CHECK_FALSE(Json::parse(app::risk_request("{}", 10))["options"].contains("seed"));
}

TEST_CASE("C13: a demand that explodes is told from one that does not") {
    app::SiteDemand demand{.site = "P01", .per_day = 0.5, .growth_per_year = 0.1, .stay_days = 900};
    const double usual = app::expected_macs(demand, 100, 0, 365);
    CHECK(usual > 200);
    CHECK(usual < 260);
    demand.growth_per_year = 50;
    CHECK(app::expected_macs(demand, 100, 0, 730) > 10'000);
    demand.growth_per_year = 0;
    demand.stay_days = 0;
    CHECK(app::expected_macs(demand, 100, 0, 100) > 149.999);
    CHECK(app::expected_macs(demand, 100, 0, 100) < 150.001);
}

TEST_CASE("C8: no probability below what the runs can tell is shown without its bound") {
    CHECK(app::probability_text({0.123, 0.11, 0.13}) == "12.3 %");
    CHECK(app::probability_text({0, 0, 0.00037}) == "below 0.037 %");
    CHECK(app::probability_text({0, 0, 0.00037}, 1.2e-8) == "0.0000012 %");
    CHECK(app::probability_text({1, 0.9996, 1}) == "above 99.960 %");
    CHECK(app::probability_with_interval({0.0004, 0.0002, 0.0009}) == "0.040 %  (0.020 to 0.090)");
}

TEST_CASE("C13: a usage history gives a demand and a verdict for each of its sites") {
    std::string csv = "site,date,used\n";
    for (int day = 1; day <= 28; ++day) {
        const std::string date = format_date(*make_date(2017, 1, static_cast<unsigned>(day)));
        csv += "P01," + date + "," + std::to_string(20 + day % 3) + "\n";
    }
    const auto session = load_session(small_scenario);
    const auto fitted = app::fit_usage(csv, "usage.csv", {.start = date_of(session->start())});
    REQUIRE(fitted);
    const app::FittedDemand taken = app::take_fitted(*session, fitted->demand_json);
    CHECK(taken.taken == std::vector<std::string>{"P01"});
    CHECK(taken.unknown.empty());
    REQUIRE(session->submit(taken.command).ok);
    const std::vector<app::FitVerdict> verdicts = app::read_verdicts(fitted->fit_json);
    REQUIRE(verdicts.size() == 1);
    CHECK_FALSE(verdicts[0].quality.empty());
    CHECK(verdicts[0].words.size() > 20);
    CHECK(verdicts[0].entry == app::demand_of(*session)[0].source);
}
