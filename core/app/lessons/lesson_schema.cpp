// lesson_schema_json() of read_lesson.h.

#include <string>
#include <utility>

#include "core/app/lessons/read_lesson.h"
#include "core/scenario/schema.h"
#include "core/scenario/schema_parts.h"
#include "core/scenario/schema_terms.h"

namespace headroom::app {

using scenario::Json;

namespace {

namespace terms = scenario::schema_terms;
namespace parts = scenario::schema_parts;

Json described(Json schema, const char* text) {
    schema["description"] = text;
    return schema;
}

Json items_between(Json items, std::size_t least, std::size_t most, const char* text) {
    Json list = described(parts::list_of(std::move(items)), text);
    list["minItems"] = least;
    list["maxItems"] = most;
    return list;
}

Json goal_schema(bool may_have_instant) {
    Json properties{
        {"text", described(terms::name_text(), "What has to be true, as the learner reads it.")},
        {"get", described(terms::text(), "A JSON pointer into the state document.")},
        {"equals", described(Json::object(), "The value is exactly this.")},
        {"notEquals", described(Json::object(), "The value is anything else.")},
        {"atLeast", described(parts::type("number"), "The value is this or more.")},
        {"atMost", described(parts::type("number"), "The value is this or less.")},
        {"contains", described(Json::object(), "A part of a text, or an element of a list.")},
        {"length", described(terms::count_from(0), "How many elements the value has.")},
        {"absent", described(Json{{"const", true}}, "The pointer leads nowhere.")},
        {"because", described(terms::prose_text(), "A remark for authors.")}};
    if (may_have_instant) {
        properties["at"] = described(
            terms::moment_text(), "Looked at then and only then; without it, whenever it is true.");
    }
    Json goal = terms::closed_object(std::move(properties), {"text", "get"});
    Json choices = Json::array();
    for (const char* name :
         {"equals", "notEquals", "atLeast", "atMost", "contains", "length", "absent"}) {
        choices.push_back({{"required", {name}}});
    }
    goal["oneOf"] = std::move(choices);
    return goal;
}

Json prediction_schema() {
    return described(
        terms::closed_object(
            {{"options", items_between(terms::name_text(), lesson_limits::options_least,
                                       lesson_limits::options_most, "All different.")},
             {"answer", described(terms::name_text(), "The option that comes true, word by word.")},
             {"why", described(terms::name_text(), "The reason, told when it is solved.")}},
            {"options", "answer", "why"}),
        "What the learner thinks will happen, chosen before anything moves.");
}

Json lesson_schema() {
    Json name = terms::text();
    name["pattern"] = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$";
    name["maxLength"] = lesson_limits::name_most;
    Json command = described(parts::type("object"),
                             "A step of the scenario format. Without \"at\" it is given at the "
                             "instant of the one before it, at first at the start.");
    command["required"] = {"do"};
    Json schema = terms::closed_object(
        {{"$schema", parts::type("string")},
         {"schema", described(Json{{"const", "headroom/lesson/1"}}, "The format's name.")},
         {"name", described(std::move(name), "Stands in addresses and on the command line.")},
         {"title", described(terms::name_text(), "Tells the subject, not the answer.")},
         {"chapter", described(terms::name_text(), "Of the licensing guide, or the KB article.")},
         {"story", described(terms::name_text(), "The situation; it does not spoil.")},
         {"question", described(terms::name_text(), "What drives the lesson.")},
         {"predict", prediction_schema()},
         {"scenario", described(parts::type("object"),
                                "A scenario (headroom schema scenario) without \"expect\".")},
         {"goals", items_between(goal_schema(true), 1, lesson_limits::goals_most,
                                 "False at the start; all true at one moment: solved.")},
         {"keep", items_between(goal_schema(false), 0, lesson_limits::goals_most,
                                "What must stay true from the start on.")},
         {"budget",
          described(terms::closed_object(
                        {{"licenses", described(terms::count_from(0),
                                                "That all subscriptions may hold together.")},
                         {"moves", described(terms::whole_number(1, lesson_limits::moves_most),
                                             "Commands that may be given.")}},
                        {}),
                    "What may be spent.")},
         {"hints", items_between(terms::name_text(), 1, lesson_limits::hints_most,
                                 "Shown one by one, from a nudge to nearly the answer.")},
         {"solution", items_between(std::move(command), 1, lesson_limits::moves_most,
                                    "Commands that solve it, in the order of time.")},
         {"par", described(terms::whole_number(1, lesson_limits::moves_most),
                           "How many moves the solution takes.")},
         {"rules", described(parts::list_of(terms::name_text()),
                             "Rules behind it, as docs/rules.md names them.")},
         {"thenTry", described(terms::text(), "Something to go on with.")}},
        {"schema", "name", "title", "chapter", "story", "question", "predict", "scenario", "goals",
         "hints", "solution", "par"});
    schema["title"] = "A Headroom lesson";
    return schema;
}

Json lessons_schema() {
    Json lesson = parts::object_of(
        {{"name", described(parts::type("string"), "As `headroom lessons NAME` takes it.")},
         {"title", parts::type("string")},
         {"path", described(parts::nullable("string"), "Its path; null for a file.")},
         {"chapter", parts::type("string")},
         {"par", terms::count_from(1)},
         {"file", described(parts::nullable("string"), "Null for a lesson that is built in.")}});
    lesson["properties"]["passed"] =
        described(parts::type("boolean"), "With --check: nothing is wrong with it.");
    lesson["properties"]["moves"] =
        described(terms::count_from(0), "With --check: of the solution.");
    lesson["properties"]["solvedAt"] = described(
        parts::nullable("string"), "With --check: when the solution solves it; null: it does not.");
    lesson["properties"]["problems"] =
        described(parts::list_of(parts::type("string")), "With --check: what is wrong.");
    Json schema = parts::object_of(
        {{"schema", described(Json{{"const", "headroom/lessons/1"}}, "The format's name.")},
         {"lessons", described(parts::list_of(std::move(lesson)), "In the order of the paths.")}});
    schema["title"] = "The lessons that headroom lessons lists or checks";
    return schema;
}

}  // namespace

std::string lesson_schema_json(std::string_view name) {
    Json schema = name == "lesson"    ? lesson_schema()
                  : name == "lessons" ? lessons_schema()
                                      : Json();
    if (schema.is_null()) return "";
    Json whole{{"$schema", parts::dialect}};
    whole.update(schema);
    return whole.dump(2) + "\n";
}

}  // namespace headroom::app
