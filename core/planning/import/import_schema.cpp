#include "core/planning/import/import_schema.h"

#include <utility>

#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using namespace scenario::schema_parts;

Json meaning(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

Json date_or_nothing() {
    Json schema = date();
    schema["type"] = {"string", "null"};
    return meaning(std::move(schema), "null when nothing was counted");
}

}  // namespace

Json import_schema() {
    const Json site = object_of({{"name", meaning(type("string"), "as the file has it")},
                                 {"macs", meaning(type("integer"), "there today")},
                                 {"gone", meaning(type("integer"), "not seen for too long")}});
    const Json skipped = object_of({{"reason", type("string")},
                                    {"rows", type("integer")},
                                    {"file", type("string")},
                                    {"firstLine", type("integer")}});
    Json schema{{"$schema", dialect}, {"title", "What was imported from exports"}};
    schema.update(object_of(
        {{"schema", {{"const", "headroom/import/1"}}},
         {"engine", object_of({{"version", type("string")}})},
         {"kind", meaning(type("string"), "which program exported the file, or usage")},
         {"delimiter", type("string")},
         {"columns", meaning(map_of(type("string")), "title of the column for each role")},
         {"rows", type("integer")},
         {"sites", meaning(map_of(site), "by site code")},
         {"skipped", meaning(list_of(skipped), "rows that were not used, by reason")},
         {"today", meaning(date(), "the day that the lists were looked at")},
         {"from", date_or_nothing()},
         {"to", date_or_nothing()},
         {"notes", list_of(type("string"))}}));
    return schema;
}

}  // namespace headroom::planning
