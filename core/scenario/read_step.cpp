#include "core/scenario/read_step.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/scenario/csv_addresses.h"
#include "core/scenario/step_arguments.h"

namespace headroom::scenario {
namespace {

using namespace licensing;
using Arguments = StepArguments;
using Read = void (*)(Arguments&, Step&);

template <class CommandType>
void read_users(Arguments& a, Step& step) {
    const std::string company = a.company();
    a.reader().required("emails");
    const auto emails = a.reader().texts("emails").value_or(std::vector<std::string>{});
    if (emails.empty()) step.commands.push_back(InviteNobody{company});
    for (const std::string& email : emails) step.commands.push_back(CommandType{company, email});
}

void read_invite(Arguments& a, Step& step) {
    const std::string company = a.company();
    const std::string language = a.optional_text("language").value_or("English");
    std::vector<std::string> addresses;
    ErrorCode nothing = ErrorCode::nothing_to_invite;
    if (const auto csv = a.optional_text("csv")) {
        CsvAddresses found = read_csv_addresses(*csv);
        addresses = std::move(found.addresses);
        step.unusable = std::move(found.bad_lines);
        step.usable_part_is_enough = true;
        nothing = ErrorCode::csv_no_addresses;
        if (a.reader().has("emails")) a.reader().error("give emails or csv, not both");
        a.reader().ignore("emails");
    } else {
        a.reader().required("emails");
        for (const std::string& text : a.reader().texts("emails").value_or(addresses)) {
            for (const std::string_view part : split(text, ',')) {  // USR-2
                if (!trim(part).empty()) addresses.emplace_back(trim(part));
            }
        }
    }
    for (const std::string& address : without_duplicates(addresses)) {
        step.commands.push_back(InviteUser{company, address, language});
    }
    if (step.commands.empty()) step.commands.push_back(InviteNobody{company, nothing});
}

template <class CommandType>
void read_macs(Arguments& a, Step& step) {
    const std::string site = a.site();
    const auto mac = a.optional_text("mac");
    const bool counted = a.reader().has("count");
    if (counted == mac.has_value() && a.reader().ok()) {
        a.reader().error("give either \"mac\" (a name) or \"count\"");
    }
    a.reader().ignore("count");
    if (counted) step.repeat = a.count("count");
    step.commands.push_back(CommandType{site, mac});
}

void read_register(Arguments& a, Step& step) {
    RegisterAccount wish;
    wish.email = a.text("email");
    wish.first_name = a.text("firstName");
    wish.last_name = a.text("lastName");
    wish.password = a.text("password");
    wish.password_repeat = a.optional_text("passwordRepeat");
    wish.keep_signed_in = a.reader().boolean("keepSignedIn").value_or(false);
    if (const Node company = a.reader().member("company")) {
        wish.company = a.company_profile(company);
    }
    step.commands.push_back(std::move(wish));
}

void read_sell(Arguments& a, Step& step) {
    Sell wish;
    wish.id = a.created("id");
    wish.licenses = a.count("licenses");
    wish.months = static_cast<int>(a.reader().required_integer("months", -1200, 1200).value_or(12));
    wish.starts = a.reader().date("starts");
    wish.product = a.optional_text("product").value_or(mac_management);
    wish.origin = a.origin().value_or(Origin::sales);
    wish.name = a.optional_text("name");
    step.commands.push_back(std::move(wish));
}

void read_trial(Arguments& a, Step& step) {
    SellTrial wish;
    wish.id = a.created("id");
    wish.licenses = a.count("licenses");
    if (const auto days = a.reader().integer("days", -36500, 36500)) {
        wish.days = static_cast<int>(*days);
    }
    step.commands.push_back(std::move(wish));
}

void read_register_key(Arguments& a, Step& step) {
    RegisterSubscription wish{a.text("key"), std::nullopt};
    const Node company = a.reader().required("company");
    if (company && !company.value->is_null()) wish.company = a.company();
    step.commands.push_back(std::move(wish));
}

void read_renew(Arguments& a, Step& step) {
    RenewSubscription wish;
    wish.subscription = a.subscription();
    wish.months = static_cast<int>(a.reader().required_integer("months", -1200, 1200).value_or(12));
    wish.paid = a.flag("paid");
    step.commands.push_back(std::move(wish));
}

void read_create(Arguments& a, Step& step) {
    CreateSublicense wish;
    wish.subscription = a.subscription();
    wish.id = a.created("id");
    wish.name = a.text("name");
    a.reader().required("type");
    wish.type = a.sublicense_type("type").value_or(KeyType::reserved);
    wish.licenses = a.count("licenses");
    a.reader().required("expires");
    wish.expires = a.expires("expires").value_or(Expiry{});
    step.commands.push_back(std::move(wish));
}

void read_edit(Arguments& a, Step& step) {
    EditSublicense wish;
    wish.sublicense = a.sublicense();
    wish.name = a.optional_text("name");
    wish.type = a.sublicense_type("type");
    if (a.reader().has("licenses")) wish.licenses = a.count("licenses");
    wish.expires = a.expires("expires");
    step.commands.push_back(std::move(wish));
}

void read_add_site(Arguments& a, Step& step) {
    AddSite wish;
    wish.code = a.created("code");
    wish.description = a.optional_text("description").value_or("");
    wish.hostname = a.optional_text("hostname").value_or("");
    wish.version = a.optional_text("version").value_or("");
    wish.internet = a.reader().boolean("internet").value_or(true);
    wish.discovery_when_full = a.discovery_when_full().value_or(DiscoveryWhenFull::enroll);
    if (a.reader().has("replaces")) wish.replaces = a.known(NameKind::site, "replaces");
    step.commands.push_back(std::move(wish));
}

void read_task(Arguments& a, Step& step) {
    static constexpr std::array<std::pair<std::string_view, ConsoleTask>, 4> choices{
        {{"configurationItem", ConsoleTask::configuration_item},
         {"configurationProfile", ConsoleTask::configuration_profile},
         {"fileVault2Item", ConsoleTask::file_vault_item},
         {"pushPolicies", ConsoleTask::push_policies}}};
    const std::string site = a.site();
    a.reader().required("task");
    const auto task = a.reader().choice<ConsoleTask>("task", choices);
    step.commands.push_back(RunConsoleTask{site, task.value_or(ConsoleTask::push_policies)});
}

void read_set_group(Arguments& a, Step& step) {
    static constexpr std::array<std::pair<std::string_view, Group>, 2> choices{
        {{"administrator", Group::administrator}, {"member", Group::member}}};
    a.reader().required("group");
    const auto group = a.reader().choice<Group>("group", choices).value_or(Group::member);
    read_users<BlockUser>(a, step);
    for (Command& command : step.commands) {
        if (const auto* user = std::get_if<BlockUser>(&command)) {
            command = SetUserGroup{user->company, user->email, group};
        }
    }
}

struct Verb {
    std::string_view name;
    Read read;
};

constexpr std::array verbs{
    Verb{"account.register", read_register},
    Verb{"account.createBusiness",
         [](Arguments& a, Step& s) {
             s.commands.push_back(
                 CreateBusiness{a.company_profile(a.reader().required("company"))});
         }},
    Verb{"account.signIn",
         [](Arguments& a, Step& s) {
             s.commands.push_back(SignIn{a.text("email"), a.text("password")});
         }},
    Verb{"users.invite", read_invite},
    Verb{"users.resend", read_users<ResendInvitation>},
    Verb{"users.block", read_users<BlockUser>},
    Verb{"users.unblock", read_users<UnblockUser>},
    Verb{"users.delete", read_users<DeleteUser>},
    Verb{"users.setGroup", read_set_group},
    Verb{"users.join",
         [](Arguments& a, Step& s) {
             s.commands.push_back(JoinCompany{a.company(), a.text("email"), a.text("password")});
         }},
    Verb{"users.leave",
         [](Arguments& a, Step& s) { s.commands.push_back(LeaveCompany{a.company()}); }},
    Verb{"sales.sell", read_sell},
    Verb{"sales.trial", read_trial},
    Verb{"sales.upgrade",
         [](Arguments& a, Step& s) {
             s.commands.push_back(Upgrade{a.subscription(), a.count("licenses")});
         }},
    Verb{"sales.correct",
         [](Arguments& a, Step& s) {
             s.commands.push_back(Correct{a.subscription(), a.count("licenses")});
         }},
    Verb{"sales.allowOffline",
         [](Arguments& a, Step& s) {
             s.commands.push_back(AllowOffline{a.subscription(), a.flag("allowed")});
         }},
    Verb{"store.setPayment",
         [](Arguments& a, Step& s) { s.commands.push_back(SetPayment{a.flag("works")}); }},
    Verb{"subscription.register", read_register_key},
    Verb{"subscription.rename",
         [](Arguments& a, Step& s) {
             s.commands.push_back(RenameSubscription{a.subscription(), a.text("name")});
         }},
    Verb{"subscription.setAutoRenew",
         [](Arguments& a, Step& s) {
             s.commands.push_back(SetAutoRenew{a.subscription(), a.flag("on")});
         }},
    Verb{"subscription.renew", read_renew},
    Verb{"sublicense.create", read_create},
    Verb{"sublicense.edit", read_edit},
    Verb{"sublicense.delete",
         [](Arguments& a, Step& s) {
             const bool force = a.reader().boolean("force").value_or(false);
             s.commands.push_back(DeleteSublicense{a.sublicense(), force});
         }},
    Verb{"site.add", read_add_site},
    Verb{"proxy.activate",
         [](Arguments& a, Step& s) {
             s.commands.push_back(Activate{a.site(), a.text("key")});
         }},
    Verb{"proxy.requestActivation",
         [](Arguments& a, Step& s) {
             s.commands.push_back(RequestActivation{a.site(), a.text("key"), a.created("save")});
         }},
    Verb{"proxy.importActivation",
         [](Arguments& a, Step& s) {
             s.commands.push_back(ImportActivation{a.site(), a.file()});
         }},
    Verb{"proxy.closeDialog",
         [](Arguments& a, Step& s) { s.commands.push_back(CloseDialog{a.site()}); }},
    Verb{"proxy.refresh", [](Arguments& a, Step& s) { s.commands.push_back(Refresh{a.site()}); }},
    Verb{"proxy.requestRefresh",
         [](Arguments& a, Step& s) {
             s.commands.push_back(RequestRefresh{a.site(), a.created("save")});
         }},
    Verb{"proxy.importRefresh",
         [](Arguments& a, Step& s) {
             s.commands.push_back(ImportRefresh{a.site(), a.file()});
         }},
    Verb{"proxy.deactivate",
         [](Arguments& a, Step& s) {
             s.commands.push_back(Deactivate{a.site(), a.optional_text("save")});
         }},
    Verb{"portal.upload",
         [](Arguments& a, Step& s) {
             s.commands.push_back(UploadFile{a.file(), a.optional_text("save")});
         }},
    Verb{"portal.signCsr",
         [](Arguments& a, Step& s) {
             s.commands.push_back(SignCsr{a.text("text"), a.optional_text("save")});
         }},
    Verb{"file.corrupt",
         [](Arguments& a, Step& s) { s.commands.push_back(CorruptFile{a.file()}); }},
    Verb{"file.import",
         [](Arguments& a, Step& s) {
             s.commands.push_back(ImportFile{a.created("save"), a.text("text")});
         }},
    Verb{"console.task", read_task},
    Verb{"mac.enroll", read_macs<EnrollMac>},
    Verb{"mac.discover", read_macs<DiscoverMac>},
    Verb{"mac.remove", read_macs<RemoveMac>},
    Verb{"network.set",
         [](Arguments& a, Step& s) {
             s.commands.push_back(SetInternet{a.site(), a.flag("internet")});
         }},
    Verb{"server.set",
         [](Arguments& a, Step& s) { s.commands.push_back(SetServer{a.flag("up")}); }},
    Verb{"proxy.set",
         [](Arguments& a, Step& s) {
             s.commands.push_back(SetProxy{a.site(), a.flag("up")});
         }},
};

const Verb* find_verb(std::string_view name) {
    const auto found = std::find_if(verbs.begin(), verbs.end(),
                                    [&](const Verb& verb) { return verb.name == name; });
    return found == verbs.end() ? nullptr : found;
}

// `text` of the member when it is a non-empty string; reading proper reports anything else.
std::string plain_text(const Node& step, const char* name) {
    if (!step.value->is_object() || !step.value->contains(name)) return "";
    const Json& value = (*step.value)[name];
    return value.is_string() ? value.get<std::string>() : "";
}

void read_expected(ObjectReader& reader, Step& step) {
    if (const auto code = reader.text("expectError")) {
        step.expected_error = parse_error_code(*code);
        if (!step.expected_error) {
            std::vector<std::string_view> names;
            for (const ErrorCode known : all_error_codes()) names.push_back(code_name(known));
            reader.error(reader.member("expectError"),
                         "unknown error code " + in_quotes(*code) + suggestion(*code, names));
        }
    }
    if (const Node arguments = reader.member("expectArgs")) {
        if (!arguments.value->is_object()) reader.error(arguments, "an object is expected");
        step.expected_details = *arguments.value;
    }
    step.expected_done = reader.integer("expectDone", 0, max_count);
}

void read_at(ObjectReader& reader, Step& step, const StepContext& context) {
    const Node node = reader.required("at");
    const auto at = reader.instant("at", context.start);
    if (!at) return;
    step.at = *at;
    if (*at >= context.start && *at <= context.end) return;
    reader.error(node, "the step lies outside the scenario, which runs from " +
                           format_instant(context.start) + " to " + format_instant(context.end));
}

}  // namespace

std::vector<std::string_view> all_verbs() {
    std::vector<std::string_view> names;
    for (const Verb& verb : verbs) names.push_back(verb.name);
    return names;
}

void declare_names(const Node& step, StepContext& context, ErrorList& errors) {
    const std::string verb = plain_text(step, "do");
    const auto declare = [&](NameKind kind, const char* member) {
        const std::string name = plain_text(step, member);
        if (name.empty() || context.names.declare(kind, name)) return;
        ObjectReader reader(step, errors);
        reader.error(reader.member(member), std::string(title_of(kind)) + " " + in_quotes(name) +
                                                " is taken; choose another one");
    };
    if (verb == "sales.sell" || verb == "sales.trial") declare(NameKind::subscription, "id");
    if (verb == "sublicense.create") declare(NameKind::sublicense, "id");
    if (verb == "site.add") declare(NameKind::site, "code");
    if (const std::string file = plain_text(step, "save"); !file.empty()) {
        context.names.declare(NameKind::file, file);  // files may be saved over
    }
    if (verb == "account.register" || verb == "account.createBusiness") {
        if (step.value->contains("company") && (*step.value)["company"].is_object()) {
            const Json& company = (*step.value)["company"];
            const Json name = company.value("name", Json());
            if (name.is_string()) {
                context.names.declare(NameKind::company, name.get<std::string>());
            }
        }
    }
}

Step read_step(const Node& node, Timing timing, StepContext& context, ErrorList& errors) {
    Step step;
    step.pointer = node.pointer;
    step.line = node.place->line;
    step.column = node.place->column;
    step.source = *node.value;
    ObjectReader reader(node, errors);
    if (!reader.ok()) return step;
    if (timing == Timing::has_at) read_at(reader, step, context);
    step.actor = reader.text("as").value_or(context.admin);
    read_expected(reader, step);
    reader.text("save");
    reader.text("comment");
    const Node verb_node = reader.required("do");
    step.verb = reader.text("do").value_or("");
    const Verb* verb = find_verb(step.verb);
    if (!verb) {
        if (verb_node && verb_node.value->is_string()) {
            const auto names = all_verbs();
            reader.error(verb_node,
                         "unknown command " + in_quotes(step.verb) + suggestion(step.verb, names));
        }
        return step;
    }
    StepArguments arguments(reader, context);
    verb->read(arguments, step);
    reader.finish();
    return step;
}

}  // namespace headroom::scenario
