// Views of schedules, sweeps and sensitivity studies, over real answers.

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/forecast_scenario.h"
#include "core/app/forecast_views.h"
#include "core/app/planner.h"
#include "core/app/studies/schedule_view.h"
#include "core/app/studies/series_views.h"
#include "tests/unit/app/growing_scenario.h"

using namespace headroom;
using Json = nlohmann::ordered_json;

namespace {

const std::string growing(testing::growing_scenario);

std::unique_ptr<app::Session> session_of(const std::string& text) {
    auto loaded = app::Session::load(text, "growing.json");
    REQUIRE(loaded);
    return std::move(*loaded);
}

}  // namespace

TEST_CASE("a schedule becomes steps of the scenario by one edit", "[app][schedule]") {
    const auto session = session_of(growing);
    const app::ScheduleWish wish{0.05, 2, "main"};
    const std::string answer = app::run_request(app::schedule_request(growing, wish));
    const auto schedule = app::read_schedule(answer);
    REQUIRE(schedule);
    REQUIRE_FALSE(schedule->entries.empty());
    CHECK(schedule->until == "2028-12-01");
    CHECK(schedule->currency == "EUR");
    CHECK(schedule->entries.front().cost.has_value());
    bool renewed = false;
    for (const auto& entry : schedule->entries) {
        renewed = renewed || (entry.at == "2027-07-01" && entry.what.starts_with("Renew with "));
    }
    CHECK(renewed);
    REQUIRE(session->submit(app::apply_schedule(*session, *schedule)).ok);
    CHECK(session->end() == midnight_of(*parse_date("2028-12-01")));
    // The same as the scenario that the command line writes.
    const Json written =
        Json::parse(app::run_request(app::schedule_request(growing, wish, "scenario")));
    const Json kept = Json::parse(session->scenario_json());
    CHECK(kept.at("steps") == written.at("steps"));
    CHECK(kept.at("end") == written.at("end"));
    session->advance_to(session->end());
    CHECK(session->overview().subscriptions.at(0).total == schedule->entries.back().total);
    CHECK_FALSE(app::read_schedule("{}"));
    CHECK_FALSE(app::read_schedule(app::run_request(app::schedule_request("{}", wish))));
}

TEST_CASE("figures can be varied, and the answer reads as curve or map", "[app][sweep]") {
    const auto figures = app::varied_figures(growing);
    const auto find = [&](const std::string& pointer) {
        for (const app::VariedFigure& figure : figures) {
            if (figure.pointer == pointer) return figure;
        }
        FAIL("no figure " << pointer);
        return app::VariedFigure{};
    };
    const app::VariedFigure rate = find("/demand/0/arrivals/perDay");
    const app::VariedFigure macs = find("/world/sites/0/macs");
    CHECK(rate.value == 0.03);
    CHECK(macs.whole);
    const app::VariedRange pool = app::usual_range(find("/world/subscriptions/0/licenses"));
    CHECK(pool.from == 20);  // what is reserved
    CHECK(pool.to == 45);
    CHECK(app::usual_range(find("/world/subscriptions/0/sublicenses/0/licenses")).to == 30);
    CHECK(app::variation_text(macs, app::usual_range(macs), 5) == "/world/sites/0/macs=7..21:3");
    CHECK(app::variation_text(rate, {0.03, 0.09}, 2) ==
          "/demand/0/arrivals/perDay=0.03..0.09:0.03");

    const std::string vary = app::variation_text(rate, {0.03, 0.09}, 2);
    const auto curve = app::read_sweep(app::run_request(app::sweep_request(growing, {vary}, 200)));
    REQUIRE(curve);
    REQUIRE(curve->points.size() == 3);
    CHECK(curve->axes.at(0).labels == std::vector<std::string>{"0.03", "0.06", "0.09"});
    CHECK(curve->points[0].risk.value < curve->points[2].risk.value);
    CHECK(curve->points[0].cost.has_value());
    // Each point is what the forecast says with that value.
    const auto risk = app::read_risk(app::run_request(app::risk_request(growing, 200)));
    REQUIRE(risk);
    CHECK(curve->points[0].risk.value == risk->sites.at(0).refusal.value);

    const std::string other = app::variation_text(macs, {10, 14}, 1);
    const auto map =
        app::read_sweep(app::run_request(app::sweep_request(growing, {vary, other}, 100)));
    REQUIRE(map);
    CHECK(map->axes.size() == 2);
    CHECK(map->points.size() == 6);
}

TEST_CASE("a sensitivity study reads with the largest effect first", "[app][sensitivity]") {
    const auto study =
        app::read_sensitivity(app::run_request(app::sensitivity_request(growing, 300)));
    REQUIRE(study);
    REQUIRE(study->figures.size() >= 3);
    for (std::size_t i = 1; i < study->figures.size(); ++i) {
        CHECK(study->figures[i - 1].effect >= study->figures[i].effect);
    }
    CHECK(study->figures[0].effect > 0);
    CHECK(study->figures[0].low->risk.value != study->figures[0].high->risk.value);
    CHECK_FALSE(app::read_sensitivity("{}"));
}

TEST_CASE("a forecast reads its cost, thresholds and verdicts", "[app][money]") {
    Json bounded = Json::parse(growing);
    bounded["expectRisk"] = {
        {{"get", "/sites/P01/refusalProbability"}, {"atMost", 0.001}, {"because", "nobody waits"}},
        {{"get", "/cost/total"}, {"atMost", 1e9}}};
    const std::string text = bounded.dump();
    CHECK(app::has_risk_expectations(text));
    Json unbounded = bounded;
    unbounded.erase("expectRisk");
    CHECK_FALSE(app::has_risk_expectations(unbounded.dump()));
    const auto risk =
        app::read_risk(app::run_request(app::risk_request(text, 400, app::Judge::expect_risk)));
    REQUIRE(risk);
    REQUIRE(risk->verdicts.size() == 2);
    CHECK(risk->verdicts[0].verdict == "fail");
    CHECK(risk->verdicts[0].because == "nobody waits");
    CHECK(risk->verdicts[0].message.starts_with("A refused enrollment at P01: "));
    CHECK(risk->verdicts[0].message.ends_with(" %), expected at most 0.1 %."));
    CHECK(risk->verdicts[1].verdict == "pass");
    REQUIRE(risk->cost);
    CHECK(risk->cost->licenses > 0);
    CHECK(risk->cost->idle_reserved > 0);
    CHECK(risk->cost->total.value >= risk->cost->licenses);
    REQUIRE(risk->thresholds.size() == 3);
    CHECK(risk->thresholds[0].starts_with("P01 reaches 90 % (18 of 20 licenses) in "));
}

TEST_CASE("a plan for the least cost reads its curve", "[app][money]") {
    app::PlanTarget target;
    target.least_cost = true;
    const auto plan = app::read_plan(app::run_request(app::plan_request(growing, target)));
    REQUIRE(plan);
    REQUIRE(plan->cost_curve.points.size() > 2);
    REQUIRE(plan->cost_curve.optimum);
    const auto& best = plan->cost_curve.points[*plan->cost_curve.optimum];
    for (const auto& point : plan->cost_curve.points) {
        CHECK(point.cost.total.value >= best.cost.total.value);
    }
    REQUIRE(plan->recommended);
    CHECK(plan->splits[*plan->recommended].total == best.total);
    CHECK(plan->splits[*plan->recommended].cost.has_value());
    target.least_cost = false;
    target.budget = 100;
    CHECK(app::read_plan(app::run_request(app::plan_request(growing, target))));
}
