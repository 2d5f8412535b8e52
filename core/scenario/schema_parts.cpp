#include "core/scenario/schema_parts.h"

#include <vector>

namespace headroom::scenario::schema_parts {

Json type(const char* name) { return {{"type", name}}; }

Json nullable(const char* type) { return {{"type", {type, "null"}}}; }

Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json map_of(Json values) {
    return {{"type", "object"}, {"additionalProperties", std::move(values)}};
}

Json one_of(std::initializer_list<const char*> words) {
    return {{"enum", std::vector<std::string>(words.begin(), words.end())}};
}

Json date() { return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}}; }

Json share() { return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}; }

Json object_of(std::initializer_list<std::pair<const char*, Json>> members) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const auto& [name, schema] : members) {
        properties[name] = schema;
        required.push_back(name);
    }
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)}};
}

}  // namespace headroom::scenario::schema_parts
