#pragma once
// What JSON Schemas (2020-12) are put together from. For the schema files of scenario and planning.

#include <initializer_list>
#include <string>
#include <utility>

#include "core/scenario/json_source.h"

namespace headroom::scenario::schema_parts {

inline constexpr const char* dialect = "https://json-schema.org/draft/2020-12/schema";

Json type(const char* name);      // "string", "integer", "number", "boolean", "object"
Json nullable(const char* type);  // that type, or null
Json list_of(Json items);
Json map_of(Json values);  // an object with any member names
Json one_of(std::initializer_list<const char*> words);
Json date();   // "YYYY-MM-DD"
Json share();  // a number from 0 to 1

/// An object whose members are all required; others may come beside them.
Json object_of(std::initializer_list<std::pair<const char*, Json>> members);

}  // namespace headroom::scenario::schema_parts
