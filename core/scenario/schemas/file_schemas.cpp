#include "core/scenario/schemas/file_schemas.h"

#include <utility>

#include "core/scenario/schema_parts.h"
#include "core/scenario/schemas/event_schema.h"

namespace headroom::scenario {
namespace {

using namespace schema_parts;

Json said(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

Json offline_file_schema() {
    Json schema = object_of(
        {{"format", {{"const", "headroom/offline-file/1"}}},
         {"kind", said(one_of({"activationRequest", "activationFile", "refreshRequest",
                               "subscriptionInformation", "deactivationRequest"}),
                       "requests come from a proxy, activationFile and subscriptionInformation are "
                       "the answers of the Offline Activation and Validation page")},
         {"requestId", said(type("integer"), "an answer repeats that of its request")},
         {"hostname", type("string")},
         {"siteCode", type("string")},
         {"siteDescription", type("string")},
         {"proxyVersion", type("string")},
         {"key", said(type("string"), "text of the license key")},
         {"used", said(type("integer"), "Macs managed when the request was made")},
         {"createdAt", {{"type", "string"}, {"format", "date-time"}}},
         {"digest", said({{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}},
                         "SHA-256 over the other members, so that damage is noticed")}});
    schema["properties"]["revoked"] =
        said({{"const", true}}, "the answer is about a sublicense that was deleted");
    schema["properties"]["terms"] = said(type("object"), "of answers: the license terms");
    schema["title"] = "File of an offline activation, refresh or deactivation";
    return schema;
}

}  // namespace

Json file_schema(std::string_view name) {
    Json schema = name == "event"          ? event_schema()
                  : name == "offline-file" ? offline_file_schema()
                                           : Json(nullptr);
    if (schema.is_null()) return schema;
    Json headed{{"$schema", dialect}};
    headed.update(schema);
    return headed;
}

void explain(Json& schema, std::string_view name) {
    Json headed{{"$schema", schema.value("$schema", dialect)},
                {"$id", "urn:headroom:schema:" + std::string(name) + ":1"}};
    headed.update(schema);
    schema = std::move(headed);
}

}  // namespace headroom::scenario
