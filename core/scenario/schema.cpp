#include "core/scenario/schema.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/scenario/member_words.h"
#include "core/scenario/read_chapters.h"
#include "core/scenario/schema_costs.h"
#include "core/scenario/schema_demand.h"
#include "core/scenario/schema_parts.h"
#include "core/scenario/schema_state.h"
#include "core/scenario/schema_steps.h"
#include "core/scenario/schema_terms.h"

namespace headroom::scenario {
namespace {

using namespace schema_parts;
using namespace schema_terms;

Json settings_schema() {
    return closed_object({{"graceDays", whole_number(0, 36500)},
                          {"trialDays", whole_number(1, 36500)},
                          {"refreshHours", whole_number(1, 876000)},
                          {"reportHours", whole_number(1, 876000)},
                          {"balloonMinutes", whole_number(1, 52560000)},
                          {"pollMinutes", whole_number(1, 52560000)},
                          {"retryHours", whole_number(1, 876000)},
                          {"expiringSoonDays", whole_number(0, 36500)}},
                         {});
}

Json sublicense_schema() {
    return closed_object({{"id", name_text()},
                          {"name", name_text()},
                          {"type", one_of({"dynamic", "reserved"})},
                          {"licenses", count_from(1)},
                          {"expires", expiry_text()}},
                         {"id", "licenses"});
}

Json subscription_schema() {
    return closed_object({{"id", name_text()},
                          {"name", name_text()},
                          {"product", text()},
                          {"kind", one_of({"paid", "trial"})},
                          {"licenses", count_from(1)},
                          {"starts", date()},
                          {"months", whole_number(1, 1200)},
                          {"expires", date()},
                          {"autoRenew", type("boolean")},
                          {"offlineAllowed", type("boolean")},
                          {"origin", one_of({"sales", "reseller", "store"})},
                          {"sublicenses", list_of(sublicense_schema())}},
                         {"id", "licenses"});
}

Json site_schema() {
    return closed_object({{"code", name_text()},
                          {"description", prose_text()},
                          {"hostname", text()},
                          {"version", text()},
                          {"internet", type("boolean")},
                          {"key", text()},
                          {"method", one_of({"online", "offline"})},
                          {"macs", count_from(0)},
                          {"replaces", text()},
                          {"discoveryWhenFull", one_of({"enroll", "leaveUnmanaged"})}},
                         {"code"});
}

// A JSON pointer (RFC 6901).
Json pointer_text() { return {{"type", "string"}, {"pattern", "^(/([^~/]|~[01])*)*$"}}; }

Json expectation_schema() {
    Json properties{{"at", moment_text()}, {"get", pointer_text()}, {"because", prose_text()}};
    Json comparisons = Json::array();
    for (const char* name :
         {"equals", "notEquals", "atLeast", "atMost", "contains", "length", "absent"}) {
        properties[name] = Json(true);
        comparisons.push_back({{"required", {name}}});
    }
    properties["atLeast"] = {{"type", "number"}};
    properties["atMost"] = {{"type", "number"}};
    properties["length"] = count_from(0);
    properties["absent"] = {{"const", true}};
    Json schema = closed_object(std::move(properties), {"get"});
    schema["oneOf"] = std::move(comparisons);
    return schema;
}

Json seed_number() {
    return {{"type", "integer"}, {"minimum", 0}, {"maximum", std::uint64_t{18446744073709551615u}}};
}

Json scenario_schema() {
    Json world = closed_object({{"company", text()},
                                {"admin", text()},
                                {"subscriptions", list_of(subscription_schema())},
                                {"sites", list_of(site_schema())}},
                               {});
    Json schema =
        closed_object({{"$schema", text()},
                       {"schema", {{"const", "headroom/scenario/1"}}},
                       {"name", {{"type", "string"}, {"minLength", 1}, {"maxLength", 1000}}},
                       {"description", prose_text()},
                       {"seed", seed_number()},
                       {"start", instant_text()},
                       {"end", moment_text()},
                       {"settings", settings_schema()},
                       {"world", std::move(world)},
                       {"steps", list_of(step_schema())},
                       {"demand", list_of(demand_schema())},
                       {"faults", list_of(fault_schema())},
                       {"expect", list_of(expectation_schema())},
                       {"costs", costs_schema()},
                       {"expectRisk", list_of(risk_expectation_schema())},
                       {"chapters", list_of(chapter_schema())}},
                      {"schema", "name", "start", "end"});
    schema["title"] = "Headroom scenario";
    describe_scenario_members(schema);
    return schema;
}

Json with_meaning(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

Json judged_expectation_schema() {
    return {{"type", "object"},
            {"properties",
             {{"index", count_from(0)},
              {"at", instant_text()},
              {"get", type("string")},
              {"passed", with_meaning(nullable("boolean"), "null: the run ended before")},
              {"expected", with_meaning(Json::object(), "what the scenario wants of the figure")},
              {"actual",
               with_meaning(Json::object(), "the figure; null when the pointer leads nowhere")},
              {"because", with_meaning(type("string"), "why, in the words of the scenario")},
              {"message", with_meaning(type("string"), "why it failed; absent otherwise")},
              {"link", with_meaning(type("string"),
                                    "opens the moment in the page; only of what "
                                    "failed, with --page")}}},
            {"required", {"index", "at", "get", "passed", "expected", "actual"}}};
}

Json report_schema() {
    Json step{
        {"type", "object"},
        {"properties",
         {{"index", count_from(0)},
          {"at", instant_text()},
          {"do", type("string")},
          {"ok", type("boolean")},
          {"done", count_from(0)},
          {"refused", count_from(0)},
          {"error", nullable("string")},
          {"warning", nullable("string")},
          {"saved", nullable("string")}}},
        {"required", {"index", "at", "do", "ok", "done", "refused", "error", "warning", "saved"}}};
    Json breach{{"type", "object"},
                {"properties",
                 {{"site", type("string")},
                  {"key", nullable("string")},
                  {"from", instant_text()},
                  {"to", nullable("string")},
                  {"peakExcess", count_from(0)},
                  {"cause", one_of({"shrunk", "expired", "totalReduced", "discovery", "competition",
                                    "smallerKey", "deactivated", "revoked"})}}},
                {"required", {"site", "key", "from", "to", "peakExcess", "cause"}}};
    Json schema{{"title", "Headroom report"},
                {"type", "object"},
                {"properties",
                 {{"schema", {{"const", "headroom/report/1"}}},
                  {"engine", {{"type", "object"}}},
                  {"scenario", {{"type", "object"}}},
                  {"seed", {{"type", "integer"}, {"minimum", 0}}},
                  {"from", instant_text()},
                  {"to", instant_text()},
                  {"passed", nullable("boolean")},
                  {"steps", list_of(std::move(step))},
                  {"expectations", list_of(judged_expectation_schema())},
                  {"breaches", list_of(std::move(breach))},
                  {"refusals", {{"type", "object"}}},
                  {"metrics", {{"type", "object"}}},
                  {"traceHash", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
                  {"state", {{"type", "object"}}}}},
                {"required",
                 {"schema", "engine", "scenario", "seed", "from", "to", "passed", "steps",
                  "expectations", "breaches", "refusals", "metrics", "traceHash", "state"}}};
    return schema;
}

}  // namespace

Json json_schema(std::string_view name) {
    Json schema = name == "scenario" ? scenario_schema()
                  : name == "report" ? report_schema()
                  : name == "state"  ? state_schema()
                                     : Json(nullptr);
    if (schema.is_null()) return schema;
    Json headed{{"$schema", dialect}, {"$id", "urn:headroom:schema:" + std::string(name) + ":1"}};
    headed.update(schema);
    return headed;
}

}  // namespace headroom::scenario
