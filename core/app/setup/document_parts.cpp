#include "core/app/setup/document_parts.h"

#include "core/app/scenario_edit.h"
#include "core/base/written_instant.h"

namespace headroom::app {

using scenario::Json;
using scenario::member;

std::string text_in(const Json& object, std::string_view name) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

Count count_in(const Json& object, std::string_view name, Count otherwise) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_number() ? value->get<Count>() : otherwise;
}

bool flag_in(const Json& object, std::string_view name) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_boolean() && value->get<bool>();
}

const Json& list_in(const Json& object, std::string_view name) {
    static const Json none = Json::array();
    const Json* value = member(object, name);
    return value != nullptr && value->is_array() ? *value : none;
}

Json& make_list(Json& object, const char* name) {
    Json& list = object[name];
    if (!list.is_array()) list = Json::array();
    return list;
}

Instant instant_in(const Json& object, std::string_view name, Instant start) {
    return parse_instant_or_span(text_in(object, name), start).value_or(start);
}

Date start_of(const Json& subscription, Instant scenario_start) {
    const auto given = parse_date(text_in(subscription, "starts"));
    return given.value_or(date_of(scenario_start));
}

Date expiry_of(const Json& subscription, Instant scenario_start) {
    if (const auto given = parse_date(text_in(subscription, "expires"))) return *given;
    const bool trial = text_in(subscription, "kind") == "trial";
    const Count months = count_in(subscription, "months", trial ? 1 : 12);
    return add_months(start_of(subscription, scenario_start), static_cast<int>(months));
}

// JSON Patch knows three operations here, and an edit the same three: append, set, remove.
std::string edit_between(const Json& before, const Json& after) {
    std::vector<ScenarioChange> changes;
    for (const Json& change : Json::diff(before, after)) {
        const bool removes = change.at("op") == "remove";
        ScenarioChange one{change.at("path").get<std::string>(), std::nullopt};
        if (!removes) one.value = change.at("value").dump();
        changes.push_back(std::move(one));
    }
    return changes.empty() ? "" : edit_command(changes);
}

}  // namespace headroom::app
