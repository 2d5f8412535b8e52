// The schema of `run --events`: made of the same lists of members that write the lines.

#include <type_traits>
#include <utility>
#include <variant>

#include "core/licensing/event.h"
#include "core/scenario/schema_parts.h"
#include "core/scenario/schemas/event_schema.h"

namespace headroom::scenario {
namespace {

using namespace schema_parts;
using namespace licensing;

template <class Value>
Json schema_of_value() {
    if constexpr (std::is_same_v<Value, bool>) {
        return type("boolean");
    } else if constexpr (std::is_integral_v<Value>) {
        return type("integer");
    } else if constexpr (std::is_same_v<Value, OutageKind> || std::is_same_v<Value, ConsoleTask>) {
        return type("integer");
    } else if constexpr (std::is_enum_v<Value> || std::is_convertible_v<Value, std::string>) {
        return type("string");
    } else if constexpr (std::is_same_v<Value, Instant>) {
        return {{"type", "string"}, {"format", "date-time"}};
    } else if constexpr (std::is_same_v<Value, Date>) {
        return date();
    } else if constexpr (std::is_same_v<Value, Expiry>) {
        return {{"type", "string"}, {"description", "a date, or withSubscription"}};
    } else if constexpr (std::is_same_v<Value, Terms>) {
        return object_of({{"key", nullable("string")},
                          {"max", type("integer")},
                          {"endDate", date()},
                          {"serial", type("integer")}});
    } else if constexpr (requires(const Value& id) { id.valid(); }) {
        return nullable("string");  // an id, as the name that people know
    } else {
        return Json(true);
    }
}

std::string member_name(const char* name) {
    std::string out;
    bool upper = false;
    for (const char* c = name; *c != '\0'; ++c) {
        if (*c == '_') {
            upper = true;
            continue;
        }
        out += upper ? static_cast<char>(*c - 'a' + 'A') : *c;
        upper = false;
    }
    return out;
}

template <class Fact>
Json schema_of_fact() {
    Json schema = object_of({{"at", {{"type", "string"}, {"format", "date-time"}}},
                             {"event", {{"const", Fact::kind}}},
                             {"cause", one_of({"outage", "draw", "command", "timer"})}});
    for_each_field<Fact>([&](const auto& field) {
        using Value = std::remove_cvref_t<decltype(std::declval<Fact>().*field.member)>;
        const std::string name = member_name(field.name);
        schema["properties"][name] = schema_of_value<Value>();
        // The cause of a breach stands in the place of the cause of the event.
        if (name != "cause") schema["required"].push_back(name);
    });
    return schema;
}

template <class... Facts>
Json any_of_facts(const std::variant<Facts...>*) {
    Json list = Json::array();
    (list.push_back(schema_of_fact<Facts>()), ...);
    return list;
}

}  // namespace

Json event_schema() {
    return {
        {"title", "An event: one line of `headroom run --events`"},
        {"description",
         "What happened, in the past tense. Each line of the file is one JSON document; lines "
         "come in the order in which the events happened. `cause`: a command of a step, a timer "
         "of the rules, an outage, or a draw of the demand."},
        {"oneOf", any_of_facts(static_cast<const licensing::Event*>(nullptr))}};
}

}  // namespace headroom::scenario
