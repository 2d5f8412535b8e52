#include "core/app/lessons/challenge_score.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/forecast_scenario.h"
#include "core/app/lessons/daily_challenge.h"
#include "core/app/planner.h"

using namespace headroom;

namespace {

/// The score of a scenario as it is, with `moves` that it took.
app::ChallengeScore score_of(const std::string& scenario, Count moves) {
    const std::string risk = app::run_request(app::risk_request(scenario, 50));
    const auto score = app::challenge_score(risk, moves);
    INFO(risk.substr(0, 500));
    REQUIRE(score);
    return *score;
}

}  // namespace

TEST_CASE("A score takes off risk, cost and moves", "[lessons]") {
    const char* risk = R"({"sites": {"P01": {"refusalProbability": {"value": 0.25}}, "P02": {}},
        "overall": {"breachProbability": {"value": 0.1}},
        "cost": {"currency": "EUR", "total": {"mean": 100.4}}})";
    const auto score = app::challenge_score(risk, 3);
    REQUIRE(score);
    CHECK(score->risk == 0.25);
    CHECK(score->currency == "EUR");
    CHECK(score->points == 575);  // 750 - 100.4 - 75, rounded
    CHECK(app::challenge_score(risk, 1000)->points == 0);
    CHECK_FALSE(app::challenge_score(R"({"errors": []})", 0));
    CHECK_FALSE(app::challenge_score("", 0));
}

TEST_CASE("The solver solves a challenge, and doing nothing scores less", "[lessons]") {
    const app::Lesson challenge = app::daily_challenge(*parse_date("2027-03-01"));
    const auto way = app::solver_way(challenge, app::run_request(app::solver_request(challenge)));
    REQUIRE(way);
    const app::ChallengeScore solver = score_of(way->scenario, way->moves);
    const app::ChallengeScore nothing = score_of(challenge.scenario_json, 0);
    CHECK(solver.risk == 0);
    CHECK(nothing.risk == 1);
    CHECK(solver.cost > 0);
    CHECK(solver.points > nothing.points);
    CHECK(way->moves >= challenge.par);
    CHECK_FALSE(app::solver_way(challenge, R"({"errors": []})"));
}
