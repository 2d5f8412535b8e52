// What the schedule adds to the JSON Schema of a plan.

#include <utility>

#include "core/planning/schedule/schedule.h"
#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using namespace scenario::schema_parts;

Json with_words(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

Json entry_schema() {
    return object_of(
        {{"at", with_words(date(), "from this day on")},
         {"do", one_of({"buy", "renew"})},
         {"licenses",
          with_words(type("integer"), "bought: how many more; renewed: how many from then on")},
         {"total", with_words(type("integer"), "licenses of the subscription afterwards")},
         {"months", with_words(nullable("integer"), "of a renewal")},
         {"days", with_words(type("integer"),
                             "that are paid: until the common end of the term, "
                             "or the whole term")},
         {"cost", with_words(nullable("number"), "null without costs.licenseYear")},
         {"why", type("string")}});
}

Json term_schema() {
    const Json risk = object_of({{"value", share()}, {"low", share()}, {"high", share()}});
    const Json key = object_of(
        {{"name", type("string")},
         {"licenses", with_words(list_of(type("integer")), "by period")},
         {"risk", with_words(risk, "of passing the licenses within the term")},
         {"proven", with_words(type("boolean"), "no cheaper licenses do for these replications")}});
    return object_of(
        {{"from", date()},
         {"to", with_words(date(), "the day of the next renewal")},
         {"periods", with_words(list_of(date()), "first days: licenses may be bought on them")},
         {"keys", list_of(key)}});
}

}  // namespace

void add_schedule_schema(Json& plan_schema) {
    Json& members = plan_schema["properties"];
    members["schedule"] = with_words(list_of(entry_schema()), "with --years, in the order of time");
    members["scheduleBasis"] =
        object_of({{"years", type("integer")},
                   {"until", date()},
                   {"risk", with_words(share(), "allowed to every key in every term")},
                   {"replications", type("integer")},
                   {"currency", nullable("string")},
                   {"licenseYear", nullable("number")},
                   {"cost", with_words(nullable("number"), "of all entries")},
                   {"terms", list_of(term_schema())},
                   {"steps", with_words(list_of(type("object")), "the same as scenario steps")}});
}

}  // namespace headroom::planning
