#include "core/planning/report/planning_schema.h"

#include <initializer_list>
#include <utility>

#include "core/planning/thresholds/thresholds.h"
#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using namespace scenario::schema_parts;

Json date_or_null() {
    return {{"type", {"string", "null"}},
            {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"},
            {"description", "null where fewer than that share of replications ever breach"}};
}
Json instant() { return {{"type", "string"}, {"format", "date-time"}}; }
Json span() { return {{"type", "string"}, {"description", "like 3d12h"}}; }

Json schema_of_share() {
    return object_of({{"value", share()}, {"low", share()}, {"high", share()}});
}
Json schema_of_mean() {
    return object_of({{"mean", type("number")}, {"low", type("number")}, {"high", type("number")}});
}

Json site_schema() {
    const Json number = type("number"), count = type("integer");
    Json site = object_of(
        {{"breachProbability", schema_of_share()},
         {"refusalProbability", schema_of_share()},
         {"refusedShare", schema_of_share()},
         {"overLimitDays", schema_of_mean()},
         {"peakUsed",
          object_of(
              {{"mean", number}, {"p50", count}, {"p90", count}, {"p95", count}, {"p99", count}})},
         {"finalUsed", object_of({{"mean", number},
                                  {"variance", number},
                                  {"p05", count},
                                  {"p50", count},
                                  {"p95", count}})},
         {"firstBreach",
          object_of({{"p05", date_or_null()}, {"p50", date_or_null()}, {"p95", date_or_null()}})},
         {"idleReservedDays", object_of({{"mean", number}})}});
    Json exact = object_of({{"breachProbability", nullable("number")},
                            {"refusalProbability", nullable("number")},
                            {"longRunRefusedShare", nullable("number")},
                            {"longRunOverLimitShare", nullable("number")},
                            {"why", nullable("string")}});
    exact["description"] = "exact values where a formula applies, else why none does";
    site["properties"]["closedForm"] = std::move(exact);
    return site;
}

Json described(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

Json cost_schema() {
    return described(
        object_of({{"currency", type("string")},
                   {"licenses", described(type("number"), "of all paid licenses; known exactly")},
                   {"refusals", described(schema_of_mean(), "of refused enrollments")},
                   {"overLimit", described(schema_of_mean(), "of Macs over a limit")},
                   {"total", described(schema_of_mean(), "all together")},
                   {"idleReserved", described(type("number"),
                                              "the part of licenses that is paid for those that "
                                              "stand idle in Reserved keys, on average")}}),
        "what the scenario costs over the horizon after the warm-up, a replication; only when it "
        "has prices (costs)");
}

Json overall_schema() { return object_of({{"breachProbability", schema_of_share()}}); }

Json document(const char* name, const char* title, Json body) {
    Json schema{{"$schema", dialect}, {"title", title}};
    for (auto& item : body.items()) schema[item.key()] = item.value();
    schema["properties"]["schema"] = {{"const", name}};
    return schema;
}

Json head(std::initializer_list<std::pair<const char*, Json>> more) {
    Json whole = object_of(
        {{"schema", Json::object()},
         {"engine", object_of({{"version", type("string")}})},
         {"method", object_of({{"path", {{"enum", {"counts", "full"}}}}, {"why", type("string")}})},
         {"replications", type("integer")},
         {"complete", type("boolean")},
         {"parameters",
          {{"enum", {"drawn", "fixed"}},
           {"description", "whether replications draw the demand that is uncertain"}}},
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

Json check_schema() {
    const Json bound = nullable("number");
    Json one = object_of({{"index", type("integer")},
                          {"get", type("string")},
                          {"confidence", type("number")},
                          {"verdict", Json{{"enum", {"pass", "fail", "inconclusive"}}}},
                          {"value", bound},
                          {"low", bound},
                          {"high", described(bound, "null: no bound is known")},
                          {"message", type("string")},
                          {"line", described(type("integer"), "in the scenario file")}});
    for (const char* name : {"atMost", "atLeast"}) one["properties"][name] = type("number");
    one["properties"]["because"] = type("string");
    one["properties"]["link"] = described(
        type("string"), "opens the forecast in the page; only of what failed, with --page");
    return described(
        object_of({{"passed", described(nullable("boolean"), "null: inconclusive")},
                   {"expectations", list_of(std::move(one))}}),
        "the verdicts on expectRisk; only of risk --check. Intervals hold at all looks together");
}

Json reclaim_schema() {
    const Json site = object_of(
        {{"forgotten", described(type("number"), "Macs at the end that left before, on average")},
         {"risk", schema_of_share()},
         {"riskWithout", described(schema_of_share(), "if Macs were removed when they leave")},
         {"licensesWorth",
          described(nullable("integer"), "licenses more that help as much; null: no number does")},
         {"advice", type("string")}});
    Json reclaim = object_of({{"replications", type("integer")}, {"sites", map_of(site)}});
    for (const char* name : {"cost", "costWithout"}) reclaim["properties"][name] = type("number");
    return described(std::move(reclaim),
                     "what removing Macs that left is worth, of the sites with removedAfterDays; "
                     "only of risk --reclaim");
}

Json with_optional(Json schema, const char* name, Json member) {
    schema["properties"][name] = std::move(member);
    return schema;
}

Json weak_histories_schema() {
    Json list = list_of(
        object_of({{"site", type("string")}, {"quality", one_of({"poor", "tooLittleData"})}}));
    list["description"] = "fitted histories that say little about the demand of their sites";
    return list;
}

Json risk_schema() {
    const Json counts = list_of(type("integer"));
    const Json bands = object_of(
        {{"p05", counts}, {"p25", counts}, {"p50", counts}, {"p75", counts}, {"p95", counts}});
    Json site = site_schema();
    site["properties"]["thresholds"] = threshold_schema();
    Json body =
        head({{"scenario", object_of({{"name", type("string")}, {"sha256", type("string")}})},
              {"failedSteps", type("integer")},
              {"weakHistories", weak_histories_schema()},
              {"warnings", list_of(type("string"))},
              {"sites", map_of(std::move(site))},
              {"overall", overall_schema()},
              {"daily", object_of({{"dates", list_of(date())}, {"used", map_of(bands)}})},
              {"pools", pools_schema()}});
    body = with_optional(std::move(body), "cost", cost_schema());
    body = with_optional(std::move(body), "check", check_schema());
    body = with_optional(std::move(body), "reclaim", reclaim_schema());
    return document("headroom/risk/1", "How likely breaches and refusals are", std::move(body));
}

Json compare_schema() {
    const Json figures = object_of({{"breachProbability", schema_of_mean()},
                                    {"refused", schema_of_mean()},
                                    {"overLimitDays", schema_of_mean()},
                                    {"idleReservedDays", schema_of_mean()}});
    Json scenarios = object_of({{"file", type("string")},
                                {"name", type("string")},
                                {"sha256", type("string")},
                                {"failedSteps", type("integer")},
                                {"sites", map_of(site_schema())},
                                {"overall", overall_schema()}});
    Json differences = object_of({{"scenario", type("integer")},
                                  {"minus", type("integer")},
                                  {"sites", map_of(figures)},
                                  {"overall", figures}});
    scenarios = with_optional(std::move(scenarios), "cost", cost_schema());
    differences = with_optional(
        std::move(differences), "cost",
        described(schema_of_mean(), "how much more all sites cost; only with the same prices"));
    return document(
        "headroom/compare/1", "The same demand under several splits",
        head({{"scenarios", list_of(scenarios)}, {"differences", list_of(differences)}}));
}

}  // namespace

Json json_schema(std::string_view name) {
    if (name == "risk") return risk_schema();
    if (name == "compare") return compare_schema();
    return nullptr;
}

}  // namespace headroom::planning
