#include "core/planning/report/plan_schema.h"

#include "core/planning/split/plan_moves.h"
#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using namespace scenario::schema_parts;

Json interval() { return object_of({{"value", share()}, {"low", share()}, {"high", share()}}); }

// Money, where the scenario has prices.
Json cost_members() {
    const Json mean =
        object_of({{"mean", type("number")}, {"low", type("number")}, {"high", type("number")}});
    Json cost = object_of({{"currency", type("string")},
                           {"licenses", type("number")},
                           {"refusals", mean},
                           {"overLimit", mean},
                           {"total", mean}});
    cost["description"] = "as in the document of risk; only when the scenario has prices";
    Json idle = type("number");
    idle["description"] = "the part of the licenses' price that stands idle in Reserved keys";
    return {{"cost", std::move(cost)}, {"idleReservedCost", std::move(idle)}};
}

Json cost_curve_schema() {
    const Json money = cost_members();
    Json curve = object_of({{"currency", type("string")},
                            {"optimum", nullable("integer")},
                            {"points", list_of(object_of({{"total", type("integer")},
                                                          {"cost", money.at("cost")},
                                                          {"idleReservedCost", type("number")},
                                                          {"worstRisk", share()}}))}});
    curve["description"] =
        "of --minimize cost: what numbers of licenses cost, each divided as cheaply as was found; "
        "optimum is the index of the cheapest";
    return curve;
}

Json split_schema() {
    const Json row = object_of({{"site", type("string")},
                                {"key", type("string")},
                                {"type", one_of({"primary", "dynamic", "reserved"})},
                                {"licenses", type("integer")}});
    const Json site = object_of({{"breachProbability", interval()},
                                 {"refusalProbability", interval()},
                                 {"overLimitDays", type("number")},
                                 {"idleReservedDays", type("number")}});
    Json largest = share();
    largest["description"] = "the largest of any site";
    Json risk = interval();
    risk["description"] =
        "the largest risk of any site: in closed form where there is one (then low = "
        "high), else as replications have it; what the goal is compared with";
    Json bound = nullable("number");
    bound["description"] =
        "where sites compete for the pool: the largest risk of any site is at most this, in closed "
        "form; null where no form applies";
    Json split = object_of({{"rows", list_of(row)},
                            {"total", type("integer")},
                            {"breachProbability", largest},
                            {"refusalProbability", largest},
                            {"overLimitDays", type("number")},
                            {"idleReservedDays", type("number")},
                            {"onFront", type("boolean")},
                            {"label", type("string")},
                            {"worstSite", type("string")},
                            {"risk", risk},
                            {"worstRisk", interval()},
                            {"exactRisk", nullable("number")},
                            {"riskBound", std::move(bound)},
                            {"anyBreachProbability", interval()},
                            {"replications", type("integer")},
                            {"failedSteps", type("integer")},
                            {"pool", type("integer")},
                            {"sites", map_of(site)}});
    const Json money = cost_members();
    for (const auto& item : money.items()) {
        split["properties"][item.key()] = item.value();
    }
    return split;
}

Json plan_body() {
    Json body =
        object_of({{"schema", {{"const", "headroom/plan/1"}}},
                   {"engine", object_of({{"version", type("string")}})},
                   {"scenario", object_of({{"name", type("string")}, {"sha256", type("string")}})},
                   {"subscription", type("string")},
                   {"goal", object_of({{"risk", nullable("number")},
                                       {"licenses", nullable("integer")},
                                       {"minimize", one_of({"licenses", "cost"})},
                                       {"budget", nullable("number")}})},
                   {"seed", type("integer")},
                   {"parameters", {{"enum", {"drawn", "fixed"}}}},
                   {"confidence", type("number")},
                   {"from", type("string")},
                   {"to", type("string")},
                   {"method", type("string")},
                   {"total", type("integer")},
                   {"feasible", type("boolean")},
                   {"verdict", one_of({"met", "inconclusive", "missed"})},
                   {"complete", type("boolean")},
                   {"licensesNeeded", nullable("integer")},
                   {"recommended", type("integer")},
                   {"recommendedReserved", nullable("integer")},
                   {"current", type("integer")},
                   {"targetRisk", share()},
                   {"passesTargetOn", nullable("string")},
                   {"currentPassesTargetOn", nullable("string")},
                   {"splits", list_of(split_schema())},
                   {"explanation", list_of(type("string"))},
                   {"steps", list_of(type("object"))}});
    body["properties"]["recommendedReserved"]["description"] =
        "the index of the best split without Dynamic sublicenses; null when none was judged";
    body["properties"]["subscription"]["description"] = "the id, or \"all\": see plans";
    body["properties"]["costCurve"] = cost_curve_schema();
    body["properties"]["moves"] = moves_schema();
    body["properties"]["plans"] = list_of(type("object"));
    body["properties"]["plans"]["description"] =
        "of several subscriptions planned together: the plan of each, a document like this one; "
        "the splits beside it are those of all sites, and their pools are added up";
    return body;
}

// What a fitted site follows besides chance, and how earlier forecasts of it held.
Json fit_findings() {
    const Json number = type("number"), integer = type("integer");
    return {{"waves", list_of(object_of({{"everyDays", integer},
                                         {"seen", integer},
                                         {"meanMacs", number},
                                         {"spreadMacs", number}}))},
            {"terms",
             list_of(object_of(
                 {{"left", date()}, {"returned", date()}, {"macs", number}, {"years", integer}}))},
            {"badReadings", list_of(object_of({{"date", date()}, {"used", integer}}))},
            {"holdOuts", list_of(object_of({{"from", date()},
                                            {"to", date()},
                                            {"used", integer},
                                            {"low", number},
                                            {"high", number}}))}};
}

// What a device list tells of stays.
Json stays_schema() {
    const Json numbers = list_of(type("number"));
    const Json law = object_of({{"stay", type("object")},
                                {"meanDays", type("number")},
                                {"heldOut",
                                 {{"type", "number"},
                                  {"description",
                                   "log likelihood a device that the "
                                   "law was not fitted to"}}}});
    Json stays = object_of(
        {{"ended", type("integer")},
         {"running", type("integer")},
         {"sure",
          {{"type", "number"},
           {"description", "that the first law is nearer to the truth than the second"}}},
         {"laws", list_of(law)},
         {"curve",
          object_of(
              {{"days", numbers}, {"share", numbers}, {"low", numbers}, {"high", numbers}})}});
    return {{"anyOf", {type("null"), stays}},
            {"description", "of device lists; null for counts. The curve is Kaplan and Meier's"}};
}

Json fit_body() {
    const Json range = object_of(
        {{"value", type("number")}, {"low", nullable("number")}, {"high", nullable("number")}});
    const Json range_or_null{{"anyOf", {type("null"), range}}};
    const Json numbers = list_of(type("number"));
    const Json left_out =
        object_of({{"from", date()}, {"to", date()}, {"change", type("integer")}});
    Json site = object_of({{"from", date()},
                           {"to", date()},
                           {"macs", type("integer")},
                           {"peak", type("integer")},
                           {"perDay", range},
                           {"growthPerYear", range_or_null},
                           {"growthRange", range},
                           {"meanStayDays", range_or_null},
                           {"groupSize", range},
                           {"quality", one_of({"good", "fair", "poor", "tooLittleData"})},
                           {"verdict", list_of(type("string"))},
                           {"statistics", type("object")},
                           {"ceiling", nullable("integer")},
                           {"leftOut", list_of(left_out)},
                           {"comparison", object_of({{"dates", list_of(date())},
                                                     {"used", list_of(type("integer"))},
                                                     {"fitted", numbers},
                                                     {"low", numbers},
                                                     {"high", numbers}})}});
    const Json findings = fit_findings();
    for (const auto& item : findings.items()) {
        site["properties"][item.key()] = item.value();
        site["required"].push_back(item.key());
    }
    return object_of({{"schema", {{"const", "headroom/fit/1"}}},
                      {"engine", object_of({{"version", type("string")}})},
                      {"from", date()},
                      {"to", date()},
                      {"start", date()},
                      {"demand", list_of(type("object"))},
                      {"stays", stays_schema()},
                      {"sites", map_of(site)},
                      {"notes", list_of(type("string"))}});
}

}  // namespace

Json plan_schema(std::string_view name) {
    if (name != "plan" && name != "fit") return nullptr;
    Json schema{{"$schema", dialect},
                {"title", name == "plan" ? "The best split of a subscription"
                                         : "Demand fitted to a usage history"}};
    schema.update(name == "plan" ? plan_body() : fit_body());
    return schema;
}

}  // namespace headroom::planning
