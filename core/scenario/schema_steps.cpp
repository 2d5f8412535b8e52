#include "core/scenario/schema_steps.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/licensing/error_code.h"
#include "core/scenario/read_step.h"
#include "core/scenario/schema_parts.h"
#include "core/scenario/schema_terms.h"

namespace headroom::scenario {
namespace {

using namespace schema_terms;
using schema_parts::list_of;
using schema_parts::one_of;

// The arguments of a command as the contract lists them: NAME or NAME? for an optional one, then
// ":" and the kind of its value where that is not text. What `at`, `do`, `as`, `save` and the
// expectations are is the same for all.
struct StepForm {
    std::string_view verb;
    std::string_view arguments;
    std::string_view either = "";  // two arguments of which exactly one is given
};

constexpr std::array step_forms{
    StepForm{"account.register",
             "email firstName lastName password passwordRepeat? keepSignedIn?:flag "
             "company?:company"},
    StepForm{"account.createBusiness", "company:company"},
    StepForm{"account.signIn", "email password"},
    StepForm{"users.invite", "company emails?:texts csv?:content language?", "emails csv"},
    StepForm{"users.resend", "company emails:texts"},
    StepForm{"users.block", "company emails:texts"},
    StepForm{"users.unblock", "company emails:texts"},
    StepForm{"users.delete", "company emails:texts"},
    StepForm{"users.setGroup", "company emails:texts group:group"},
    StepForm{"users.join", "company email password"},
    StepForm{"users.leave", "company"},
    StepForm{"sales.sell",
             "id licenses:count months:months starts?:date product? origin?:origin name?"},
    StepForm{"sales.trial", "id licenses:count days?:days"},
    StepForm{"sales.upgrade", "subscription licenses:count"},
    StepForm{"sales.correct", "subscription licenses:count"},
    StepForm{"sales.allowOffline", "subscription allowed:flag"},
    StepForm{"store.setPayment", "works:flag"},
    StepForm{"subscription.register", "key company:nullableText"},
    StepForm{"subscription.rename", "subscription name"},
    StepForm{"subscription.setAutoRenew", "subscription on:flag"},
    StepForm{"subscription.renew", "subscription months:months paid:flag"},
    StepForm{"sublicense.create", "subscription id name type:type licenses:count expires:expires"},
    StepForm{"sublicense.edit", "sublicense name? type?:type licenses?:count expires?:expires"},
    StepForm{"sublicense.delete", "sublicense force?:flag"},
    StepForm{"site.add",
             "code description?:prose hostname? version? internet?:flag "
             "discoveryWhenFull?:discoveryWhenFull replaces?"},
    StepForm{"proxy.activate", "site key"},
    StepForm{"proxy.requestActivation", "site key save"},
    StepForm{"proxy.importActivation", "site file"},
    StepForm{"proxy.closeDialog", "site"},
    StepForm{"proxy.refresh", "site"},
    StepForm{"proxy.requestRefresh", "site save"},
    StepForm{"proxy.importRefresh", "site file"},
    StepForm{"proxy.deactivate", "site"},
    StepForm{"portal.upload", "file"},
    StepForm{"portal.signCsr", "text:content"},
    StepForm{"file.corrupt", "file"},
    StepForm{"file.import", "save text:content"},
    StepForm{"console.task", "site task:task"},
    StepForm{"mac.enroll", "site mac? count?:count", "mac count"},
    StepForm{"mac.discover", "site mac? count?:count", "mac count"},
    StepForm{"mac.remove", "site mac? count?:count", "mac count"},
    StepForm{"network.set", "site internet:flag"},
    StepForm{"server.set", "up:flag"},
    StepForm{"proxy.set", "site up:flag"},
};

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
Json command_schema(const StepForm& form, const Json& common) {
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
    for (const StepForm& form : step_forms) {
        commands.push_back({{"if", {{"properties", {{"do", {{"const", form.verb}}}}}}},
                            {"then", command_schema(form, common)}});
    }
    return {{"type", "object"},
            {"properties", common},
            {"required", {"at", "do"}},
            {"allOf", std::move(commands)}};
}

}  // namespace headroom::scenario
