#include "core/scenario/schema_steps.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/licensing/error_code.h"
#include "core/scenario/command_catalogue.h"
#include "core/scenario/schema_parts.h"
#include "core/scenario/schema_terms.h"

namespace headroom::scenario {
namespace {

using namespace schema_terms;
using schema_parts::list_of;
using schema_parts::one_of;

Json company_form() {
    return closed_object({{"name", text()},
                          {"country", text()},
                          {"state", text()},
                          {"zip", text()},
                          {"phone", text()}},
                         {"name", "country", "zip", "phone"});
}

Json schema_of_kind(std::string_view kind) {
    if (kind == "flag") return schema_parts::type("boolean");
    if (kind == "texts") return list_of(text());
    if (kind == "nullableText") return {{"type", {"string", "null"}}, {"maxLength", 1000}};
    if (kind == "content") return content_text();
    if (kind == "prose") return prose_text();
    if (kind == "company") return company_form();
    // Numbers out of their bounds are refusals, not errors: any whole number may be written.
    if (kind == "count") return count_from(-1'000'000'000);
    if (kind == "months") return whole_number(-1200, 1200);
    if (kind == "days") return whole_number(-36500, 36500);
    if (kind == "date") return schema_parts::date();
    if (kind == "expires") return expiry_text();
    if (kind == "type") return one_of({"dynamic", "reserved"});
    if (kind == "origin") return one_of({"sales", "reseller", "store"});
    if (kind == "group") return one_of({"administrator", "member"});
    if (kind == "discoveryWhenFull") return one_of({"enroll", "leaveUnmanaged"});
    if (kind == "task") {
        return one_of(
            {"configurationItem", "configurationProfile", "fileVault2Item", "pushPolicies"});
    }
    return text();
}

Json common_members() {
    Json codes = Json::array();
    for (const licensing::ErrorCode code : licensing::all_error_codes()) {
        codes.push_back(licensing::code_name(code));
    }
    return {{"at", moment_text()},
            {"do", {{"enum", all_verbs()}}},
            {"as", text()},
            {"save", text()},
            {"comment", prose_text()},
            {"expectError", {{"enum", std::move(codes)}}},
            {"expectArgs", {{"type", "object"}}},
            {"expectDone", count_from(0)}};
}

// What follows when "do" names this command.
Json command_schema(const CommandForm& form, const Json& common) {
    Json properties = Json::object();
    for (const auto& member : common.items()) properties[member.key()] = true;
    std::vector<std::string> required;
    for (const std::string_view argument : split(form.arguments, ' ')) {
        const std::size_t colon = argument.find(':');
        std::string name(argument.substr(0, colon));
        const bool optional = name.back() == '?';
        if (optional) name.pop_back();
        if (!optional) required.push_back(name);
        properties[name] = schema_of_kind(colon == argument.npos ? "" : argument.substr(colon + 1));
    }
    Json schema = closed_object(std::move(properties), std::move(required));
    if (!form.either.empty()) {
        const auto names = split(form.either, ' ');
        schema["oneOf"] = either(std::string(names[0]).c_str(), std::string(names[1]).c_str());
    }
    return schema;
}

}  // namespace

Json step_schema() {
    const Json common = common_members();
    Json commands = Json::array();
    for (const CommandForm& form : command_catalogue()) {
        commands.push_back({{"if", {{"properties", {{"do", {{"const", form.verb}}}}}}},
                            {"then", command_schema(form, common)},
                            {"description", form.help}});
    }
    return {{"type", "object"},
            {"properties", common},
            {"required", {"at", "do"}},
            {"allOf", std::move(commands)}};
}

}  // namespace headroom::scenario
