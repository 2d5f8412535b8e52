#include "core/app/why/why_json.h"

#include "core/app/rule_text.h"
#include "core/app/why/why.h"
#include "core/base/version.h"
#include "core/scenario/schema_parts.h"

namespace headroom::app {
namespace {

using scenario::Json;

Json rule_json(std::string_view id) {
    const std::string_view text = rule_text(id);
    return {{"id", std::string(id)},
            {"text", text.empty() ? Json(nullptr) : Json(std::string(text))}};
}

Json trigger_json(const Trigger& trigger) {
    return {{"kind", trigger.kind},
            {"text", trigger.text},
            {"step", trigger.step ? Json(*trigger.step) : Json(nullptr)},
            {"person", trigger.person.empty() ? Json(nullptr) : Json(trigger.person)}};
}

Json link_json(const SeenEvent& event) {
    Json rules = Json::array();
    for (const std::string_view rule : event.rules) rules.push_back(rule_json(rule));
    return {{"at", format_instant(event.at)},
            {"event", event.json},
            {"number", event.number},
            {"text", event.text},
            {"site", event.site.empty() ? Json(nullptr) : Json(event.site)},
            {"trigger", trigger_json(event.trigger)},
            {"rules", std::move(rules)}};
}

Json about_json(const WhyFindings& found) {
    return {{"expectation", found.expectation ? Json(*found.expectation) : Json(nullptr)},
            {"get", found.pointer},
            {"at", format_instant(found.at)}};
}

}  // namespace

std::string why_document(const WhyFindings& found, const scenario::Scenario& scenario) {
    Json chain = Json::array();
    for (const SeenEvent& event : found.chain) chain.push_back(link_json(event));
    const bool passed = found.judged && found.judged->passed.value_or(false);
    return Json{{"schema", "headroom/explain/1"},
                {"engine", {{"version", std::string(headroom::version)}}},
                {"scenario", {{"name", scenario.name}, {"sha256", scenario.sha256}}},
                {"seed", scenario.seed},
                {"about", about_json(found)},
                {"passed", found.judged ? Json(passed) : Json(nullptr)},
                {"value", found.value},
                {"before", found.before},
                {"after", found.after},
                {"text", found.verdict + " " + found.change},
                {"chain", std::move(chain)}}
               .dump(2) +
           "\n";
}

std::string explain_schema_json() {
    using namespace scenario::schema_parts;
    const auto told = [](Json schema, const char* text) {
        schema["description"] = text;
        return schema;
    };
    const Json instant{{"type", "string"}, {"format", "date-time"}};
    const Json trigger =
        object_of({{"kind", one_of({"world", "step", "demand", "outage", "timer"})},
                   {"text", told(type("string"), "in words")},
                   {"step", told(nullable("integer"), "index of the step in the scenario")},
                   {"person", told(nullable("string"), "who gave the step")}});
    const Json rule = object_of({{"id", told(type("string"), "of the licensing rules")},
                                 {"text", told(nullable("string"), "what the rule says")}});
    const Json link =
        object_of({{"at", instant},
                   {"event", told(type("object"), "as run --events writes it")},
                   {"number", told(type("integer"), "of the event, counted from 0")},
                   {"text", told(type("string"), "what happened, in words")},
                   {"site", told(nullable("string"), "code of the site that it concerns")},
                   {"trigger", told(trigger, "what set the event off")},
                   {"rules", list_of(rule)}});
    const Json body = object_of(
        {{"schema", {{"const", "headroom/explain/1"}}},
         {"engine", object_of({{"version", type("string")}})},
         {"scenario", object_of({{"name", type("string")}, {"sha256", type("string")}})},
         {"seed", type("integer")},
         {"about", object_of({{"expectation", nullable("integer")},
                              {"get", told(type("string"), "JSON pointer into the state")},
                              {"at", instant}})},
         {"passed", told({{"type", {"boolean", "null"}}}, "of an expectation; null for a value")},
         {"value", told(Json::object(), "what stands there; {leads: nowhere} when nothing does")},
         {"before", told(Json::object(), "the value, or whether it held, before the first event")},
         {"after", told(Json::object(), "the same after it")},
         {"text", told(type("string"), "the answer in words")},
         {"chain", told(list_of(link), "the event that changed it, what led to that, and so on")}});
    Json schema{{"$schema", dialect},
                {"title", "Why a value is what it is"},
                {"description", "Written by `headroom explain FILE --json OUT`."}};
    for (const auto& item : body.items()) schema[item.key()] = item.value();
    return schema.dump(2) + "\n";
}

}  // namespace headroom::app
