#include "core/planning/planning_schema.h"

#include <initializer_list>
#include <utility>

namespace headroom::planning {
namespace {

using scenario::Json;

Json type(const char* name) { return {{"type", name}}; }
Json nullable(const char* name) { return {{"type", {name, "null"}}}; }
Json share() { return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}; }
Json map_of(Json value) { return {{"type", "object"}, {"additionalProperties", std::move(value)}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json object(std::initializer_list<std::pair<const char*, Json>> members) {
    Json properties = Json::object(), required = Json::array();
    for (const auto& [name, schema] : members) {
        properties[name] = schema;
        required.push_back(name);
    }
    return {{"type", "object"}, {"properties", std::move(properties)},
            {"required", std::move(required)}};
}

Json date() { return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}}; }
Json date_or_null() {
    return {{"type", {"string", "null"}}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"},
            {"description", "null where fewer than that share of replications ever breach"}};
}
Json instant() { return {{"type", "string"}, {"format", "date-time"}}; }
Json span() { return {{"type", "string"}, {"description", "like 3d12h"}}; }

Json share_interval() { return object({{"value", share()}, {"low", share()}, {"high", share()}}); }
Json mean_interval() {
    return object({{"mean", type("number")}, {"low", type("number")}, {"high", type("number")}});
}

Json site_schema() {
    const Json number = type("number"), count = type("integer");
    Json site = object(
        {{"breachProbability", share_interval()},
         {"refusalProbability", share_interval()},
         {"refusedShare", share_interval()},
         {"overLimitDays", mean_interval()},
         {"peakUsed", object({{"mean", number}, {"p50", count}, {"p90", count}, {"p95", count},
                              {"p99", count}})},
         {"finalUsed", object({{"mean", number}, {"variance", number}, {"p05", count},
                               {"p50", count}, {"p95", count}})},
         {"firstBreach", object({{"p05", date_or_null()}, {"p50", date_or_null()},
                                 {"p95", date_or_null()}})},
         {"idleReservedDays", object({{"mean", number}})}});
    Json exact = object({{"breachProbability", nullable("number")},
                         {"refusalProbability", nullable("number")},
                         {"longRunRefusedShare", nullable("number")},
                         {"longRunOverLimitShare", nullable("number")},
                         {"why", nullable("string")}});
    exact["description"] = "exact values where a formula applies, else why none does";
    site["properties"]["closedForm"] = std::move(exact);
    return site;
}

Json overall_schema() { return object({{"breachProbability", share_interval()}}); }

Json document(const char* name, const char* title, Json body) {
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
    for (auto& item : body.items()) schema[item.key()] = item.value();
    schema["properties"]["schema"] = {{"const", name}};
    return schema;
}

Json head(std::initializer_list<std::pair<const char*, Json>> more) {
    Json whole = object({{"schema", Json::object()},
                         {"engine", object({{"version", type("string")}})},
                         {"method", object({{"path", {{"enum", {"counts", "full"}}}},
                                            {"why", type("string")}})},
                         {"replications", type("integer")},
                         {"complete", type("boolean")},
                         {"confidence", type("number")},
                         {"seed", type("integer")},
                         {"from", instant()},
                         {"to", instant()},
                         {"warmup", span()}});
    for (const auto& [name, schema] : more) {
        whole["properties"][name] = schema;
        whole["required"].push_back(name);
    }
    return whole;
}

Json risk_schema() {
    const Json counts = list_of(type("integer"));
    const Json bands = object({{"p05", counts}, {"p25", counts}, {"p50", counts}, {"p75", counts},
                               {"p95", counts}});
    return document("headroom/risk/1", "How likely breaches and refusals are",
                    head({{"scenario", object({{"name", type("string")}, {"sha256", type("string")}})},
                          {"failedSteps", type("integer")},
                          {"sites", map_of(site_schema())},
                          {"overall", overall_schema()},
                          {"daily", object({{"dates", list_of(date())}, {"used", map_of(bands)}})}}));
}

Json compare_schema() {
    const Json figures = object({{"breachProbability", mean_interval()},
                                 {"refused", mean_interval()},
                                 {"overLimitDays", mean_interval()},
                                 {"idleReservedDays", mean_interval()}});
    const Json scenarios = object({{"file", type("string")},
                                   {"name", type("string")},
                                   {"sha256", type("string")},
                                   {"failedSteps", type("integer")},
                                   {"sites", map_of(site_schema())},
                                   {"overall", overall_schema()}});
    const Json differences = object({{"scenario", type("integer")},
                                     {"minus", type("integer")},
                                     {"sites", map_of(figures)},
                                     {"overall", figures}});
    return document("headroom/compare/1", "The same demand under several splits",
                    head({{"scenarios", list_of(scenarios)},
                          {"differences", list_of(differences)}}));
}

}  // namespace

Json json_schema(std::string_view name) {
    if (name == "risk") return risk_schema();
    if (name == "compare") return compare_schema();
    return nullptr;
}

}  // namespace headroom::planning
