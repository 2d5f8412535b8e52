// The demand in a planner's words (core/app/site_demand.h, demand_waves.h): every change is an edit
// of the scenario, and keeps what it does not speak of.

#include "core/app/site_demand.h"

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/demand_waves.h"
#include "core/app/scenario_edit.h"
#include "tests/unit/app/load_session.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using app::Session;
using app::SiteDemand;
using headroom::testing::load_session;
using headroom::testing::small_scenario;
using Json = nlohmann::ordered_json;

namespace {

SiteDemand demand_at(const Session& session) { return app::demand_of(session).at(0); }

Json entry(const Session& session) {
    return Json::parse(session.scenario_json()).at("demand").at(0);
}

void set_demand(Session& session, const std::string& json) {
    REQUIRE(session.submit(app::edit_command({{"/demand", json}})).ok);
}

}  // namespace

TEST_CASE("B3: a site without a demand gets one with its first figure") {
    auto session = load_session(small_scenario);
    CHECK_FALSE(demand_at(*session).entry);
    REQUIRE(session->submit(app::edit_arrivals(demand_at(*session), {0.5, 0})).ok);
    CHECK(entry(*session)["site"] == "P01");
    CHECK(entry(*session)["arrivals"] == Json{{"model", "poisson"}, {"perDay", 0.5}});
    CHECK(entry(*session)["stay"]["model"] == "forever");
    REQUIRE(session->submit(app::edit_stay(demand_at(*session), 900)).ok);
    CHECK(entry(*session)["stay"] == Json{{"model", "exponential"}, {"meanDays", 900.0}});
    REQUIRE(session->submit(app::edit_method(demand_at(*session), true)).ok);
    CHECK(entry(*session)["method"] == "discovery");
}

TEST_CASE("B3: a changed figure keeps the weights and the law beside it") {
    auto session = load_session(small_scenario);
    set_demand(*session, R"([{"site": "P01",
        "arrivals": {"model": "poisson", "perDay": 0.2, "weekdays": [1,1,1,1,1,0,0]},
        "stay": {"model": "weibull", "shape": 2, "scaleDays": 1000}, "existing": "memoryless"}])");
    const SiteDemand before = demand_at(*session);
    CHECK(before.by_calendar);
    CHECK(before.stay_days > 886);
    CHECK(before.stay_days < 887);
    REQUIRE(session->submit(app::edit_arrivals(before, {0.4, 0.1})).ok);
    CHECK(entry(*session)["arrivals"]["weekdays"].size() == 7);
    CHECK(entry(*session)["arrivals"]["growthPerYear"] == 0.1);
    REQUIRE(session->submit(app::edit_stay(demand_at(*session), before.stay_days * 2)).ok);
    CHECK(entry(*session)["stay"]["shape"] == 2);
    CHECK(entry(*session)["stay"]["scaleDays"] == 2000.0);
    CHECK(entry(*session)["existing"] == "memoryless");
    REQUIRE(session->submit(app::edit_stay_law(demand_at(*session), "fixed", 1460)).ok);
    CHECK(entry(*session)["stay"] == Json{{"model", "fixed"}, {"days", 1460.0}});
}

TEST_CASE("months are drawn and wiped away again") {
    auto session = load_session(small_scenario);
    REQUIRE(session->submit(app::edit_arrivals(demand_at(*session), {0.5, 0})).ok);
    std::array<double, 12> months = demand_at(*session).months;
    months[8] = 2.5;
    REQUIRE(session->submit(app::edit_months(demand_at(*session), months)).ok);
    CHECK(demand_at(*session).months == months);
    CHECK(entry(*session)["arrivals"]["months"][8] == 2.5);
    months.fill(1);
    REQUIRE(session->submit(app::edit_months(demand_at(*session), months)).ok);
    CHECK_FALSE(entry(*session)["arrivals"].contains("months"));
}

TEST_CASE("a wave is a step of the scenario, and can be taken out again") {
    auto session = load_session(small_scenario);
    session->submit(R"({"do": "mac.enroll", "site": "P01", "count": 1})");  // by hand: no wave
    CHECK(app::waves_of(*session, "P01").size() == 1);                      // that of the file
    REQUIRE(session->submit(app::add_wave(demand_at(*session), *parse_date("2017-03-20"), 150)).ok);
    const std::vector<app::Wave> waves = app::waves_of(*session, "P01");
    REQUIRE(waves.size() == 2);
    CHECK(waves[1].macs == 150);
    CHECK(format_instant(waves[1].at) == "2017-03-20T00:00:00Z");
    REQUIRE(session->submit(app::remove_wave(waves[1])).ok);
    CHECK(app::waves_of(*session, "P01").size() == 1);
    CHECK(app::waves_of(*session, "P02").empty());
    // A day that the scenario does not have.
    CHECK(session->submit(app::add_wave(demand_at(*session), *parse_date("2019-03-20"), 150))
              .is_input_error);
}

TEST_CASE("the picture of a demand shows growth, waves and Macs that leave") {
    auto session = load_session(small_scenario);
    REQUIRE(session->submit(app::edit_command({{"/end", "\"400d\""}, {"/expect", "[]"}})).ok);
    SiteDemand demand{.site = "P01", .per_day = 1, .stay_law = "forever"};
    const auto grown = app::expected_course(demand, {}, 10, *session, 5);
    CHECK(grown == std::vector<Count>{10, 110, 210, 310, 410});
    const app::Wave wave{0, session->start() + Span::days(150), 50, false};
    CHECK(app::expected_course(demand, {wave}, 10, *session, 5)[2] == 260);
    demand.per_day = 0;
    demand.stay_law = "fixed";
    demand.stay_days = 400;
    CHECK(app::expected_course(demand, {}, 400, *session, 5) ==
          std::vector<Count>{400, 300, 200, 100, 0});
    demand.stay_law = "exponential";
    const auto left = app::expected_course(demand, {}, 400, *session, 5);
    CHECK(left.back() > 140);
    CHECK(left.back() < 150);
}
