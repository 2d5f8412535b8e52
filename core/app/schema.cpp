#include "core/app/session.h"
#include "core/scenario/schema.h"

namespace headroom::app {

std::string schema_json(std::string_view name) {
    const scenario::Json schema = scenario::json_schema(name);
    return schema.is_null() ? "" : schema.dump(2) + "\n";
}

}  // namespace headroom::app
