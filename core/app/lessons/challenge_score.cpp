#include "core/app/lessons/challenge_score.h"

#include <algorithm>
#include <cmath>

#include "core/app/forecast_scenario.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

using scenario::Json;

namespace {

/// The number at the end of a path of members; 0 where it is not.
double number_at(const Json& document, std::initializer_list<const char*> path) {
    const Json* at = &document;
    for (const char* name : path) {
        at = scenario::member(*at, name);
        if (at == nullptr) return 0;
    }
    return at->is_number() ? at->get<double>() : 0;
}

}  // namespace

std::optional<ChallengeScore> challenge_score(std::string_view risk_json, Count moves) {
    const Json document = Json::parse(risk_json, nullptr, false);
    const Json* sites = scenario::member(document, "sites");
    if (sites == nullptr || !sites->is_object()) return std::nullopt;
    ChallengeScore score;
    score.moves = moves;
    score.risk = number_at(document, {"overall", "breachProbability", "value"});
    for (const auto& site : sites->items()) {
        score.risk = std::max(score.risk, number_at(site.value(), {"refusalProbability", "value"}));
    }
    score.cost = number_at(document, {"cost", "total", "mean"});
    if (const Json* cost = scenario::member(document, "cost")) {
        const Json* currency = scenario::member(*cost, "currency");
        if (currency != nullptr && currency->is_string()) {
            score.currency = currency->get<std::string>();
        }
    }
    const double points = 1000 * (1 - score.risk) - score.cost -
                          static_cast<double>(points_of_a_move) * static_cast<double>(moves);
    score.points = static_cast<Count>(std::llround(std::max(0.0, points)));
    return score;
}

std::string solver_request(const Lesson& challenge) {
    PlanTarget target;
    target.licenses = challenge.budget.licenses;
    if (!target.licenses) target.risk = 0.01;
    return plan_request(challenge.scenario_json, target);
}

std::optional<SolverWay> solver_way(const Lesson& challenge, std::string_view plan_json) {
    const Json plan = Json::parse(plan_json, nullptr, false);
    const Json* steps = scenario::member(plan, "steps");
    if (steps == nullptr || !steps->is_array()) return std::nullopt;
    Json document = Json::parse(challenge.scenario_json);
    if (!document.contains("steps")) document["steps"] = Json::array();
    for (const Json& step : *steps) document["steps"].push_back(step);
    return SolverWay{document.dump(2) + "\n", static_cast<Count>(steps->size())};
}

}  // namespace headroom::app
