// JSON Schemas of the documents that hold a series of risk studies.

#include <utility>

#include "core/planning/report/planning_schema.h"
#include "core/planning/sweep/study_point.h"
#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using namespace scenario::schema_parts;

Json described(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

// The part of the risk document's schema that these documents share with it.
Json of_risk(const char* member) { return json_schema("risk").at("properties").at(member); }

Json largest_risk_schema() {
    Json schema = object_of({{"site", type("string")},
                             {"what", one_of({"breach", "refusal"})},
                             {"value", share()},
                             {"low", share()},
                             {"high", share()}});
    schema["type"] = {"object", "null"};
    return described(std::move(schema),
                     "the largest breach or refusal probability of any site; null without sites");
}

Json series_head(const char* name, const char* title) {
    Json schema{{"$schema", dialect}, {"title", title}};
    const Json body = object_of(
        {{"schema", {{"const", name}}},
         {"engine", of_risk("engine")},
         {"scenario", of_risk("scenario")},
         {"parameters", of_risk("parameters")},
         {"confidence", of_risk("confidence")},
         {"seed", described(type("integer"), "of the random numbers of every study")},
         {"warmup", of_risk("warmup")},
         {"complete", described(type("boolean"), "false when the work was stopped early")}});
    for (const auto& item : body.items()) schema[item.key()] = item.value();
    return schema;
}

void add_required(Json& schema, const char* name, Json member) {
    schema["properties"][name] = std::move(member);
    schema["required"].push_back(name);
}

void add_cost(Json& schema, const char* name, Json member) {
    schema["properties"][name] = described(std::move(member), "where the scenario has prices");
}

Json figure_value() {
    return described({{"type", {"number", "string"}}},
                     "as the scenario has it: a number, a date, an instant or a span");
}

Json sweep_schema() {
    Json point = object_of({{"values", list_of(figure_value())},
                            {"replications", type("integer")},
                            {"complete", type("boolean")},
                            {"path", one_of({"counts", "full"})},
                            {"from", of_risk("from")},
                            {"to", of_risk("to")},
                            {"failedSteps", type("integer")},
                            {"largestRisk", largest_risk_schema()},
                            {"overall", of_risk("overall")},
                            {"sites", of_risk("sites")}});
    add_cost(point, "cost", type("object"));
    Json varied = object_of(
        {{"pointer", described(type("string"), "JSON pointer (RFC 6901) into the scenario")},
         {"inScenario", Json{{"description", "what the file has there; null for nothing"}}},
         {"values", list_of(figure_value())}});
    Json schema = series_head("headroom/sweep/1", "The risk at each value of one or two figures");
    Json vary = list_of(std::move(varied));
    vary["minItems"] = 1;
    vary["maxItems"] = 2;
    add_required(schema, "vary", std::move(vary));
    add_required(schema, "points",
                 described(list_of(std::move(point)),
                           "by the values of the first figure, then of the second; every one is "
                           "what `risk` says of the scenario with these values"));
    return schema;
}

Json measures_schema() {
    Json schema = object_of(
        {{"largestRisk", largest_risk_schema()},
         {"meanRisk",
          described(share(), "mean over the sites of the larger one of breach and refusal")},
         {"refusedShare", described(share(), "mean over the sites")},
         {"overLimitDays", described(type("number"), "mean of a replication, all sites")},
         {"peakUsed", described(type("number"), "mean of a replication, sum over the sites")}});
    add_cost(schema, "cost", type("number"));
    return schema;
}

Json side_schema() {
    Json side = measures_schema();
    add_required(side, "value",
                 described(nullable("number"), "of batches a factor; null: stays for ever"));
    side["type"] = {"object", "null"};
    return described(std::move(side), "null: not played");
}

Json sensitivity_schema() {
    Json effect = object_of({{"largestRisk", share()},
                             {"meanRisk", share()},
                             {"refusedShare", share()},
                             {"overLimitDays", type("number")},
                             {"peakUsed", type("number")}});
    add_cost(effect, "cost", type("number"));
    Json figure = object_of(
        {{"name", type("string")},
         {"kind", one_of({"rate", "growth", "stay", "batches", "macs", "licenses", "outages"})},
         {"site", nullable("string")},
         {"pointer", type("string")},
         {"range", described(one_of({"change", "uncertainty"}),
                             "moved by the share `change`, or over the demand's own uncertainty "
                             "(5 and 95 % quantiles)")},
         {"value", described(nullable("number"), "of the scenario; null for batches")},
         {"low", side_schema()},
         {"high", side_schema()},
         {"effect", described(std::move(effect),
                              "largest less smallest value over both sides and "
                              "the scenario itself")},
         {"clear", described(type("boolean"), "the intervals of the extreme risks are apart")},
         {"why", described(nullable("string"), "why a side was not played")}});
    Json schema = series_head("headroom/sensitivity/1", "Which figure moves the risk most");
    add_required(schema, "from", of_risk("from"));
    add_required(schema, "to", of_risk("to"));
    add_required(schema, "replications", type("integer"));
    add_required(schema, "change", share());
    add_required(schema, "base", described(measures_schema(), "the scenario as it is"));
    add_required(schema, "figures",
                 described(list_of(std::move(figure)), "the one with the largest effect first"));
    return schema;
}

}  // namespace

Json series_schema(std::string_view name) {
    if (name == "sweep") return sweep_schema();
    if (name == "sensitivity") return sensitivity_schema();
    return nullptr;
}

}  // namespace headroom::planning
