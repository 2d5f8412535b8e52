#include "core/app/forecast_scenario.h"

#include <algorithm>

#include "core/app/scenario_from_now.h"
#include "core/base/written_instant.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

std::string id_of(const Json& object) { return object.value("id", std::string()); }

bool is_at_start(const Session& session) { return session.now() == session.start(); }

bool has_steps(const Json& document) {
    const Json* steps = member(document, "steps");
    return steps != nullptr && !steps->empty();
}

Json* find_by_id(Json& list, const std::string& id) {
    for (Json& item : list) {
        if (id_of(item) == id) return &item;
    }
    return nullptr;
}

/// Sites lose the key of a sublicense that is gone.
void take_key_away(Json& world, const std::string& key) {
    if (!world.contains("sites")) return;
    for (Json& site : world["sites"]) {
        if (site.value("key", std::string()) != key) continue;
        site.erase("key");
        site.erase("method");
    }
}

/// False when the split has rows that the world of the file does not know.
bool put_into_world(Json& document, const SplitDraft& split) {
    if (!document.contains("world") || !document["world"].contains("subscriptions")) return false;
    Json* const subscription = find_by_id(document["world"]["subscriptions"], split.subscription);
    if (subscription == nullptr) return false;
    if (!subscription->contains("sublicenses")) (*subscription)["sublicenses"] = Json::array();
    Json& sublicenses = (*subscription)["sublicenses"];
    int made = 0;
    for (const SplitRow& row : split.rows) {
        if (row.id.empty()) {
            if (row.removed) continue;
            sublicenses.push_back({{"id", "new-" + std::to_string(++made)},
                                   {"name", row.name},
                                   {"type", row.type},
                                   {"licenses", row.licenses},
                                   {"expires", "withSubscription"}});
            continue;
        }
        Json* const known = find_by_id(sublicenses, row.id);
        if (known == nullptr) return false;
        if (row.removed) {
            take_key_away(document["world"], row.id);
            sublicenses.erase(sublicenses.begin() + (known - &sublicenses[0]));
            continue;
        }
        (*known)["name"] = row.name;
        (*known)["type"] = row.type;
        (*known)["licenses"] = row.licenses;
    }
    return true;
}

/// The split as the commands that apply it now.
void put_into_steps(Json& document, const Session& session, const SplitDraft& split) {
    if (!document.contains("steps")) document["steps"] = Json::array();
    const bool knows_admin = document.contains("world") && document["world"].contains("admin");
    for (const std::string& command : preview_split(session, split).commands) {
        Json step{{"at", format_instant(session.now())}};
        const Json parsed = Json::parse(command);
        for (const auto& item : parsed.items()) step[item.key()] = item.value();
        if (!knows_admin) step["as"] = owner_of(session, document).admin;
        document["steps"].push_back(std::move(step));
    }
}

/// What was done at this very moment already, by steps.
bool steps_have_run(const Session& session, const Json& document) {
    const Json* steps = member(document, "steps");
    if (steps == nullptr || !steps->is_array()) return false;
    return std::any_of(steps->begin(), steps->end(), [&](const Json& step) {
        const auto at = parse_instant_or_span(step.value("at", std::string()), session.start());
        return at && *at <= session.now();
    });
}

ForecastQuestion question_from_now(const Session& session, const std::optional<SplitDraft>& split) {
    ForecastQuestion question;
    question.is_the_scenario = false;
    question.scenario = scenario_from_now(session, split, question.left_out).dump(2) + "\n";
    return question;
}

}  // namespace

ForecastQuestion forecast_question(const Session& session, const std::optional<SplitDraft>& split) {
    if (!is_at_start(session)) return question_from_now(session, split);
    if (!split) return {session.scenario_json(), true, {}};
    Json document = Json::parse(session.scenario_json());
    // Steps need the full simulation: without any, the split is put where none is needed.
    Json with_split = document;
    if (has_steps(document) || !put_into_world(with_split, *split)) {
        put_into_steps(document, session, *split);
    } else {
        document = std::move(with_split);
    }
    return {document.dump(2) + "\n", false, {}};
}

ForecastQuestion plan_question(const Session& session) {
    const Json document = Json::parse(session.scenario_json());
    if (is_at_start(session) && !steps_have_run(session, document)) {
        return {session.scenario_json(), true, {}};
    }
    return question_from_now(session, std::nullopt);
}

std::string risk_request(std::string_view scenario, std::int64_t replications, Judge judge) {
    Json options{{"replications", replications}};
    if (judge == Judge::expect_risk) options["check"] = true;
    return Json{{"verb", "risk"}, {"scenario", scenario}, {"options", std::move(options)}}.dump();
}

bool has_risk_expectations(std::string_view scenario) {
    const Json document = Json::parse(scenario, nullptr, false);
    const Json* bounds = member(document, "expectRisk");
    return bounds != nullptr && bounds->is_array() && !bounds->empty();
}

std::string plan_request(std::string_view scenario, const PlanTarget& target,
                         std::string_view output) {
    Json goal = Json::object();
    if (target.risk) goal["risk"] = *target.risk;
    if (target.licenses) goal["licenses"] = *target.licenses;
    if (target.budget) goal["budget"] = *target.budget;
    if (target.least_cost) goal["minimize"] = "cost";
    if (!target.subscription.empty()) goal["subscription"] = target.subscription;
    if (target.moves) goal["moves"] = true;
    return Json{{"verb", "plan"},
                {"scenario", scenario},
                {"goal", std::move(goal)},
                {"options", Json::object()},
                {"output", output}}
        .dump();
}

std::string fit_request(std::string_view csv, std::string_view file, Date start,
                        std::string_view date_order) {
    using Handler = Json::error_handler_t;  // a file may hold what is no UTF-8
    return Json{
        {"verb", "fit"},           {"csv", csv},      {"file", file}, {"start", format_date(start)},
        {"dateOrder", date_order}, {"output", "json"}}
        .dump(-1, ' ', false, Handler::replace);
}

std::string history_scenario_request(std::string_view csv, std::string_view file) {
    return Json{{"verb", "fit"}, {"csv", csv}, {"file", file}, {"output", "scenario"}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

std::uint64_t seed_of(std::string_view scenario) {
    const Json document = Json::parse(scenario, nullptr, false);
    const Json* seed = member(document, "seed");
    return seed != nullptr && seed->is_number_unsigned() ? seed->get<std::uint64_t>() : 1;
}

}  // namespace headroom::app
