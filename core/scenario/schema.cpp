#include "core/scenario/schema.h"

#include "core/licensing/error_code.h"
#include "core/scenario/names.h"
#include "core/scenario/read_step.h"
#include "core/scenario/schema_parts.h"

namespace headroom::scenario {
namespace {

using namespace schema_parts;

Json count(int minimum) {
    return {{"type", "integer"}, {"minimum", minimum}, {"maximum", 1'000'000'000}};
}

Json object(Json properties, std::vector<std::string> required) {
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

Json instant() {
    return {{"type", "string"},
            {"pattern", "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z)?$"},
            {"description", "RFC 3339 in UTC, or a date (its midnight)"}};
}

Json instant_or_span() {
    return {{"type", "string"},
            {"pattern",
             "^(\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z)?|(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?)$"},
            {"description", "an instant, a date, or a span like 3d12h from the start"}};
}

Json expires() {
    return {{"anyOf", {Json{{"const", "withSubscription"}}, date()}}};
}

Json settings_schema() {
    Json properties = Json::object();
    for (const char* name : {"graceDays", "trialDays", "refreshHours", "reportHours",
                             "balloonMinutes", "pollMinutes", "retryHours", "expiringSoonDays"}) {
        properties[name] = count(0);
    }
    return object(std::move(properties), {});
}

Json sublicense_schema() {
    return object({{"id", type("string")},
                   {"name", type("string")},
                   {"type", one_of({"dynamic", "reserved"})},
                   {"licenses", count(1)},
                   {"expires", expires()}},
                  {"id", "licenses"});
}

Json subscription_schema() {
    return object({{"id", type("string")},
                   {"name", type("string")},
                   {"product", type("string")},
                   {"kind", one_of({"paid", "trial"})},
                   {"licenses", count(1)},
                   {"starts", date()},
                   {"months", count(1)},
                   {"expires", date()},
                   {"autoRenew", type("boolean")},
                   {"offlineAllowed", type("boolean")},
                   {"origin", one_of({"sales", "reseller", "store"})},
                   {"sublicenses", list_of(sublicense_schema())}},
                  {"id", "licenses"});
}

Json site_schema() {
    return object({{"code", type("string")},
                   {"description", type("string")},
                   {"hostname", type("string")},
                   {"version", type("string")},
                   {"internet", type("boolean")},
                   {"key", type("string")},
                   {"method", one_of({"online", "offline"})},
                   {"macs", count(0)},
                   {"replaces", type("string")},
                   {"discoveryWhenFull", one_of({"enroll", "leaveUnmanaged"})}},
                  {"code"});
}

Json step_schema() {
    Json codes = Json::array();
    for (const licensing::ErrorCode code : licensing::all_error_codes()) {
        codes.push_back(licensing::code_name(code));
    }
    return {{"type", "object"},
            {"properties",
             {{"at", instant_or_span()},
              {"do", {{"enum", all_verbs()}}},
              {"as", type("string")},
              {"save", type("string")},
              {"expectError", {{"enum", std::move(codes)}}},
              {"expectArgs", {{"type", "object"}}},
              {"expectDone", count(0)}}},
            {"required", {"at", "do"}}};
}

Json fault_schema() {
    return object({{"kind", one_of({"siteOffline", "serverDown", "proxyDown"})},
                   {"site", type("string")},
                   {"from", instant_or_span()},
                   {"to", instant_or_span()}},
                  {"kind", "from", "to"});
}

Json expectation_schema() {
    Json properties{
        {"at", instant_or_span()}, {"get", type("string")}, {"because", type("string")}};
    Json comparisons = Json::array();
    for (const char* name : {"equals", "notEquals", "atLeast", "atMost", "contains", "length",
                             "absent"}) {
        properties[name] = Json(true);
        comparisons.push_back({{"required", {name}}});
    }
    properties["atLeast"] = {{"type", "number"}};
    properties["atMost"] = {{"type", "number"}};
    properties["length"] = count(0);
    properties["absent"] = {{"const", true}};
    Json schema = object(std::move(properties), {"get"});
    schema["oneOf"] = std::move(comparisons);
    return schema;
}

Json scenario_schema() {
    Json world = object({{"company", type("string")},
                         {"admin", type("string")},
                         {"subscriptions", list_of(subscription_schema())},
                         {"sites", list_of(site_schema())}},
                        {});
    Json schema = object({{"$schema", type("string")},
                          {"schema", {{"const", "headroom/scenario/1"}}},
                          {"name", {{"type", "string"}, {"minLength", 1}}},
                          {"description", type("string")},
                          {"seed", {{"type", "integer"}, {"minimum", 0}}},
                          {"start", instant()},
                          {"end", instant_or_span()},
                          {"settings", settings_schema()},
                          {"world", std::move(world)},
                          {"steps", list_of(step_schema())},
                          {"demand", list_of({{"type", "object"}})},
                          {"faults", list_of(fault_schema())},
                          {"expect", list_of(expectation_schema())}},
                         {"schema", "name", "start", "end"});
    schema["title"] = "Headroom scenario";
    return schema;
}

Json report_schema() {
    Json step{
        {"type", "object"},
        {"properties",
         {{"index", count(0)},
          {"at", instant()},
          {"do", type("string")},
          {"ok", type("boolean")},
          {"done", count(0)},
          {"refused", count(0)},
          {"error", nullable("string")},
          {"warning", nullable("string")},
          {"saved", nullable("string")}}},
        {"required", {"index", "at", "do", "ok", "done", "refused", "error", "warning", "saved"}}};
    Json breach{{"type", "object"},
                {"properties",
                 {{"site", type("string")},
                  {"key", nullable("string")},
                  {"from", instant()},
                  {"to", nullable("string")},
                  {"peakExcess", count(0)},
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
                  {"from", instant()},
                  {"to", instant()},
                  {"passed", nullable("boolean")},
                  {"steps", list_of(std::move(step))},
                  {"expectations", list_of({{"type", "object"}})},
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
                                     : Json(nullptr);
    if (schema.is_null()) return schema;
    Json headed{{"$schema", dialect}};
    headed.update(schema);
    return headed;
}

}  // namespace headroom::scenario
