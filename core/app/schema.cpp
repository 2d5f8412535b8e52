#include "core/scenario/schema.h"

#include "core/app/lessons/read_lesson.h"
#include "core/app/session.h"
#include "core/planning/report/plan_schema.h"
#include "core/planning/report/planning_schema.h"

namespace headroom::app {

std::string schema_json(std::string_view name) {
    scenario::Json schema = scenario::json_schema(name);
    if (schema.is_null()) schema = planning::json_schema(name);
    if (schema.is_null()) schema = planning::plan_schema(name);
    return schema.is_null() ? lesson_schema_json(name) : schema.dump(2) + "\n";
}

}  // namespace headroom::app
