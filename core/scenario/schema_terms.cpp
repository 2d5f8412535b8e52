#include "core/scenario/schema_terms.h"

#include <utility>

#include "core/scenario/object_reader.h"
#include "core/scenario/schema_parts.h"

namespace headroom::scenario::schema_terms {

Json count_from(std::int64_t minimum) { return whole_number(minimum, 1'000'000'000); }

Json whole_number(std::int64_t minimum, std::int64_t maximum) {
    return {{"type", "integer"}, {"minimum", minimum}, {"maximum", maximum}};
}

Json number_between(double minimum, double maximum) {
    return {{"type", "number"}, {"minimum", minimum}, {"maximum", maximum}};
}

Json closed_object(Json properties, std::vector<std::string> required) {
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

Json text() { return {{"type", "string"}, {"maxLength", text_limits::name}}; }

Json prose_text() { return {{"type", "string"}, {"maxLength", text_limits::prose}}; }

Json content_text() { return {{"type", "string"}, {"maxLength", text_limits::content}}; }

Json name_text() {
    return {{"type", "string"}, {"maxLength", text_limits::name}, {"pattern", "\\S"}};
}

Json instant_text() {
    return {{"type", "string"},
            {"pattern", "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z)?$"},
            {"description", "RFC 3339 in UTC, or a date (its midnight)"}};
}

Json moment_text() {
    return {{"type", "string"},
            {"pattern", "^(\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z)?|(\\d+[wdhms])+)$"},
            {"description", "an instant, a date, or a span like 3d12h from the start"}};
}

Json expiry_text() {
    return {{"anyOf", {Json{{"const", "withSubscription"}}, schema_parts::date()}}};
}

Json either(const char* one, const char* other) {
    return Json::array({Json{{"required", {one}}}, Json{{"required", {other}}}});
}

}  // namespace headroom::scenario::schema_terms
