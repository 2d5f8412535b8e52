#include "core/scenario/schema_state.h"

#include <array>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/scenario/schema_parts.h"
#include "core/scenario/schema_terms.h"
#include "core/scenario/state_members.h"

namespace headroom::scenario {
namespace {

using schema_parts::type;

// "count?" -> a whole number, or null
Json value_of_type(std::string_view kind) {
    const bool or_null = kind.ends_with('?');
    if (or_null) kind.remove_suffix(1);
    Json schema = kind == "count"     ? type("integer")
                  : kind == "number"  ? type("number")
                  : kind == "flag"    ? type("boolean")
                  : kind == "date"    ? schema_parts::date()
                  : kind == "instant" ? schema_terms::instant_text()
                  : kind == "text"    ? type("string")
                                      : Json::object();
    if (or_null && schema.contains("type")) schema["type"] = {schema["type"], "null"};
    return schema;
}

// What holds other members. (A member with a value has its words in state_members.h.)
struct Container {
    std::string_view path;
    std::string_view meaning;
    bool or_null = false;
};

constexpr std::array containers{
    Container{"/subscriptions", "subscriptions by id, as My Account shows them with live figures"},
    Container{"/subscriptions/<subscription>/reported", "what My Account shows (FIG-1)"},
    Container{"/subscriptions/<subscription>/contract", "the contract (SUB-16)"},
    Container{"/subscriptions/<subscription>/contract/orders", "its orders, oldest first"},
    Container{"/subscriptions/<subscription>/rows", "the keys; row 0 is the primary key"},
    Container{"/keys", "keys by id, as the License Server knows them"},
    Container{"/sites", "sites by code, as their own console shows them"},
    Container{"/sites/<code>/problemMonitor", "the Problem Monitor (EXC-4)"},
    Container{"/sites/<code>/advice/remedies", "the remedies"},
    Container{"/sites/<code>/advice", "what helps against the excess; null within the limit", true},
    Container{"/sites/<code>/log", "the Proxy's log, oldest line first"},
    Container{"/sites/<code>/usageHistory", "usage reports, oldest first"},
    Container{"/sites/<code>/refusals", "refused enrollments by code"},
    Container{"/proxyServers", "rows of the Proxy Servers page by site; only active ones (PAG-5)"},
    Container{"/proxyServers/<code>/releasePending", "keys given up before, releases pending"},
    Container{"/companies", "business accounts by name"},
    Container{"/companies/<company>/members", "members by email address"},
    Container{"/companies/<company>/subscriptions", "ids of its subscriptions"},
    Container{"/people", "personal accounts by email address"},
    Container{"/people/<email>/companies", "companies that the person may work for"},
    Container{"/people/<email>/subscriptions", "ids of subscriptions of the personal account"},
    Container{"/files", "saved files by name"},
    Container{"/mail", "letters, oldest first"},
    Container{"/signedCsrs", "signed certificate requests, oldest first"},
    Container{"/totals", "sums over all sites"},
    Container{"/totals/refusals", "refused commands by code"},
};

// The schema below `schema` for the next part of a pointer.
Json& below(Json& schema, std::string_view part) {
    if (part == "<n>") {
        schema["type"] = "array";
        return schema["items"];
    }
    schema["type"] = "object";
    if (part.front() != '<') return schema["properties"][std::string(part)];
    schema["x-name"] = part.substr(1, part.size() - 2);
    return schema["additionalProperties"];
}

}  // namespace

Json state_schema() {
    Json schema{{"title", "Headroom state document"}};
    for (const StateMember& member : state_members()) {
        Json* place = &schema;
        bool open = false;  // what is below is a file's own
        for (const std::string_view part : split(member.path.substr(1), '/')) {
            open = part == "...";
            if (!open) place = &below(*place, part);
        }
        if (open) (*place)["type"] = "object";
        place->update(value_of_type(member.type));
        (*place)["description"] = member.meaning;
    }
    for (const Container& container : containers) {
        Json* place = &schema;
        for (const std::string_view part : split(container.path.substr(1), '/')) {
            place = &below(*place, part);
        }
        (*place)["description"] = container.meaning;
        if (container.or_null) (*place)["type"] = {"object", "null"};
    }
    return schema;
}

}  // namespace headroom::scenario
