#include "core/scenario/schema.h"

#include "core/app/diff/diff.h"
#include "core/app/lessons/read_lesson.h"
#include "core/app/session.h"
#include "core/app/why/why.h"
#include "core/planning/import/import_schema.h"
#include "core/planning/report/plan_schema.h"
#include "core/planning/report/planning_schema.h"
#include "core/planning/schedule/schedule.h"
#include "core/planning/sweep/study_point.h"
#include "core/planning/track/track.h"
#include "core/scenario/schema_parts.h"
#include "core/scenario/schemas/file_schemas.h"

namespace headroom::app {
namespace {

using scenario::Json;

Json bench_schema() {
    using namespace scenario::schema_parts;
    const Json result = object_of({{"name", type("string")},
                                   {"unit", type("string")},
                                   {"median", type("number")},
                                   {"best", type("number")},
                                   {"worst", type("number")},
                                   {"note", type("string")}});
    Json schema{{"$schema", dialect}, {"title", "Speed and memory of the engine"}};
    schema.update(object_of({{"schema", {{"const", "headroom/bench/1"}}},
                             {"engine", object_of({{"version", type("string")}})},
                             {"results", list_of(result)}}));
    return schema;
}

Json schema_named(std::string_view name) {
    if (name == "bench") return bench_schema();
    if (name == "diff") return Json::parse(diff_schema_json());
    if (name == "explain") return Json::parse(explain_schema_json());
    if (name == "import") return planning::import_schema();
    if (name == "track") return planning::track_schema();
    Json schema = scenario::json_schema(name);
    if (schema.is_null()) schema = scenario::file_schema(name);
    if (schema.is_null()) schema = planning::json_schema(name);
    if (schema.is_null()) schema = planning::plan_schema(name);
    if (name == "plan") planning::add_schedule_schema(schema);
    if (schema.is_null()) schema = planning::series_schema(name);
    if (!schema.is_null()) return schema;
    const std::string of_lessons = lesson_schema_json(name);
    return of_lessons.empty() ? Json(nullptr) : Json::parse(of_lessons);
}

}  // namespace

std::string schema_json(std::string_view name) {
    Json schema = schema_named(name);
    if (schema.is_null()) return "";
    scenario::explain(schema, name);
    return schema.dump(2) + "\n";
}

}  // namespace headroom::app
