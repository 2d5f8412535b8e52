#include "core/planning/plan_schema.h"

#include <initializer_list>
#include <utility>

namespace headroom::planning {
namespace {

using scenario::Json;

Json type(const char* name) { return {{"type", name}}; }
Json nullable(const char* name) { return {{"type", {name, "null"}}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Json map_of(Json value) { return {{"type", "object"}, {"additionalProperties", std::move(value)}}; }
Json date() { return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}}; }
Json share() { return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}; }
Json words(std::initializer_list<const char*> names) {
    Json list = Json::array();
    for (const char* name : names) list.push_back(name);
    return {{"enum", std::move(list)}};
}

Json object(std::initializer_list<std::pair<const char*, Json>> members) {
    Json properties = Json::object(), required = Json::array();
    for (const auto& [name, schema] : members) {
        properties[name] = schema;
        required.push_back(name);
    }
    return {{"type", "object"}, {"properties", std::move(properties)},
            {"required", std::move(required)}};
}

Json interval() { return object({{"value", share()}, {"low", share()}, {"high", share()}}); }

Json split_schema() {
    const Json row = object({{"site", type("string")},
                             {"key", type("string")},
                             {"type", words({"primary", "dynamic", "reserved"})},
                             {"licenses", type("integer")}});
    const Json site = object({{"breachProbability", interval()},
                              {"refusalProbability", interval()},
                              {"overLimitDays", type("number")},
                              {"idleReservedDays", type("number")}});
    Json largest = share();
    largest["description"] = "the largest of any site";
    return object({{"rows", list_of(row)},
                   {"total", type("integer")},
                   {"breachProbability", largest},
                   {"refusalProbability", largest},
                   {"overLimitDays", type("number")},
                   {"idleReservedDays", type("number")},
                   {"onFront", type("boolean")},
                   {"label", type("string")},
                   {"worstSite", type("string")},
                   {"worstRisk", interval()},
                   {"exactRisk", nullable("number")},
                   {"anyBreachProbability", interval()},
                   {"replications", type("integer")},
                   {"pool", type("integer")},
                   {"sites", map_of(site)}});
}

Json plan_body() {
    return object({{"schema", {{"const", "headroom/plan/1"}}},
                   {"engine", object({{"version", type("string")}})},
                   {"scenario", object({{"name", type("string")}, {"sha256", type("string")}})},
                   {"subscription", type("string")},
                   {"goal", object({{"risk", nullable("number")},
                                    {"licenses", nullable("integer")}})},
                   {"seed", type("integer")},
                   {"confidence", type("number")},
                   {"from", type("string")},
                   {"to", type("string")},
                   {"method", type("string")},
                   {"total", type("integer")},
                   {"feasible", type("boolean")},
                   {"licensesNeeded", nullable("integer")},
                   {"recommended", type("integer")},
                   {"current", type("integer")},
                   {"targetRisk", share()},
                   {"passesTargetOn", nullable("string")},
                   {"currentPassesTargetOn", nullable("string")},
                   {"splits", list_of(split_schema())},
                   {"explanation", list_of(type("string"))},
                   {"steps", list_of(type("object"))}});
}

Json fit_body() {
    const Json range = object({{"value", type("number")},
                               {"low", nullable("number")},
                               {"high", nullable("number")}});
    const Json range_or_null{{"anyOf", {type("null"), range}}};
    const Json numbers = list_of(type("number"));
    const Json left_out = object({{"from", date()}, {"to", date()}, {"change", type("integer")}});
    const Json site = object(
        {{"from", date()},
         {"to", date()},
         {"macs", type("integer")},
         {"peak", type("integer")},
         {"perDay", range},
         {"growthPerYear", range_or_null},
         {"meanStayDays", range_or_null},
         {"quality", words({"good", "fair", "poor", "tooLittleData"})},
         {"verdict", list_of(type("string"))},
         {"statistics", type("object")},
         {"ceiling", nullable("integer")},
         {"leftOut", list_of(left_out)},
         {"comparison", object({{"dates", list_of(date())},
                                {"used", list_of(type("integer"))},
                                {"fitted", numbers},
                                {"low", numbers},
                                {"high", numbers}})}});
    return object({{"schema", {{"const", "headroom/fit/1"}}},
                   {"engine", object({{"version", type("string")}})},
                   {"from", date()},
                   {"to", date()},
                   {"start", date()},
                   {"demand", list_of(type("object"))},
                   {"sites", map_of(site)},
                   {"notes", list_of(type("string"))}});
}

}  // namespace

Json plan_schema(std::string_view name) {
    if (name != "plan" && name != "fit") return nullptr;
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", name == "plan" ? "The best split of a subscription"
                                         : "Demand fitted to a usage history"}};
    schema.update(name == "plan" ? plan_body() : fit_body());
    return schema;
}

}  // namespace headroom::planning
