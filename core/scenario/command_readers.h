#pragma once
// Reads the arguments of commands that have more than one or two. For command_catalogue.cpp only.
// Errors go into the list of the arguments' reader; the command is then of no use.

#include <string>
#include <vector>

#include "core/scenario/step_arguments.h"

namespace headroom::scenario {

/// `emails` or `csv` (USR-2, USR-3).
void read_invite(StepArguments& a, Step& step);
/// With `company` a business account as well.
void read_register(StepArguments& a, Step& step);
void read_sell(StepArguments& a, Step& step);
void read_trial(StepArguments& a, Step& step);
/// `company` null: the personal account.
void read_register_key(StepArguments& a, Step& step);
void read_renew(StepArguments& a, Step& step);
void read_create(StepArguments& a, Step& step);
/// What is not given stays as it is.
void read_edit(StepArguments& a, Step& step);
void read_add_site(StepArguments& a, Step& step);
void read_task(StepArguments& a, Step& step);
/// One command for each of `emails`.
void read_set_group(StepArguments& a, Step& step);

/// `company` and `emails`: one command for each address.
template <class CommandType>
void read_users(StepArguments& a, Step& step) {
    const std::string company = a.company();
    a.reader().required("emails");
    const auto emails = a.reader().texts("emails").value_or(std::vector<std::string>{});
    if (emails.empty()) step.commands.push_back(licensing::InviteNobody{company});
    for (const std::string& email : emails) step.commands.push_back(CommandType{company, email});
}

/// `site`, and `mac` (one by name) or `count` (the command is repeated).
template <class CommandType>
void read_macs(StepArguments& a, Step& step) {
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

}  // namespace headroom::scenario
