#include "core/scenario/command_readers.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/scenario/csv_addresses.h"

namespace headroom::scenario {

using namespace licensing;

void read_invite(StepArguments& a, Step& step) {
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

void read_register(StepArguments& a, Step& step) {
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

void read_sell(StepArguments& a, Step& step) {
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

void read_trial(StepArguments& a, Step& step) {
    SellTrial wish;
    wish.id = a.created("id");
    wish.licenses = a.count("licenses");
    if (const auto days = a.reader().integer("days", -36500, 36500)) {
        wish.days = static_cast<int>(*days);
    }
    step.commands.push_back(std::move(wish));
}

void read_register_key(StepArguments& a, Step& step) {
    RegisterSubscription wish{a.text("key"), std::nullopt};
    const Node company = a.reader().required("company");
    if (company && !company.value->is_null()) wish.company = a.company();
    step.commands.push_back(std::move(wish));
}

void read_renew(StepArguments& a, Step& step) {
    RenewSubscription wish;
    wish.subscription = a.subscription();
    wish.months = static_cast<int>(a.reader().required_integer("months", -1200, 1200).value_or(12));
    wish.paid = a.flag("paid");
    step.commands.push_back(std::move(wish));
}

void read_create(StepArguments& a, Step& step) {
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

void read_edit(StepArguments& a, Step& step) {
    EditSublicense wish;
    wish.sublicense = a.sublicense();
    wish.name = a.optional_text("name");
    wish.type = a.sublicense_type("type");
    if (a.reader().has("licenses")) wish.licenses = a.count("licenses");
    wish.expires = a.expires("expires");
    step.commands.push_back(std::move(wish));
}

void read_add_site(StepArguments& a, Step& step) {
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

void read_task(StepArguments& a, Step& step) {
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

void read_set_group(StepArguments& a, Step& step) {
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

}  // namespace headroom::scenario
