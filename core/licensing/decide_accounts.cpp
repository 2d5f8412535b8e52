#include <utility>

#include "core/base/text.h"
#include "core/base/words.h"
#include "core/licensing/decide_parts.h"
#include "core/licensing/passwords.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

Refusal missing(std::string field) { return {field_required, {{"field", std::move(field)}}}; }

// First empty one of the named fields, in the order of the form (ACC-2).
std::optional<Refusal> first_missing(
    std::initializer_list<std::pair<const char*, std::string_view>> fields) {
    for (const auto& [name, value] : fields) {
        if (trim(value).empty()) return missing(name);
    }
    return std::nullopt;
}

std::optional<Refusal> check_company(const CompanyProfile& company) {
    return first_missing({{"name", company.name},
                          {"country", company.country},
                          {"zip", company.zip},
                          {"phone", company.phone}});
}

// Scenarios name companies by name, so a second company of that name gets a number.
std::string free_company_name(const World& world, std::string_view wanted) {
    std::string name(trim(wanted));
    for (int number = 2; world.company_id(name).valid(); ++number) {
        name = std::string(trim(wanted)) + " (" + std::to_string(number) + ")";
    }
    return name;
}

CompanyCreated company_created(const World& world, CompanyProfile profile, std::string_view admin) {
    if (!has_states(profile.country)) profile.state.clear();  // ACC-6
    std::string name = free_company_name(world, profile.name);
    return {std::move(name), std::move(profile), std::string(admin)};
}

std::string full_name(const World& world, std::string_view email) {
    const Person* person = world.find_person(email);
    return person ? person->first_name + " " + person->last_name : std::string(email);
}

// USR-4: the letter names the inviter and the company and holds the link with the token.
MailSent invitation_mail(const Asking& asking, CompanyId company, const std::string& to,
                         std::uint32_t token) {
    const std::string& name = asking.world.companies[company.index()].profile.name;
    std::string body = full_name(asking.world, asking.actor) +
                       " has invited you to join the Parallels Business Account for " +
                       as_sentence(name) +
                       " To accept the invitation, open https://account.parallels.com/join/" +
                       std::to_string(token);
    return {to, "Invitation to Parallels Business Account", std::move(body)};
}

MailSent notice_mail(const Asking& asking, CompanyId company, const std::string& to,
                     std::string_view what) {
    const std::string& name = asking.world.companies[company.index()].profile.name;
    return {to, "Your access to a Parallels Business Account has changed",
            "Your access to the Parallels Business Account for " + name + " was " +
                std::string(what) + " by " + full_name(asking.world, asking.actor) +
                ". Your personal account is not affected."};
}

// The membership that a command of Manage Users is about.
struct Target {
    CompanyId company;
    const Member* member = nullptr;
    std::optional<Refusal> refusal;
};

Target find_target(const Asking& asking, std::string_view company, std::string_view email) {
    Target target;
    target.company = asking.world.company_id(company);
    target.refusal = check_admin(asking, target.company);
    if (target.refusal) return target;
    target.member = asking.world.companies[target.company.index()].find_member(email);
    if (!target.member) {
        target.refusal = Refusal{not_invited, {{"address", std::string(email)}}};
    }
    return target;
}

bool same_address(std::string_view a, std::string_view b) {
    return to_lower(trim(a)) == to_lower(trim(b));
}

// USR-17: would the company lose its last active administrator without this member?
bool is_last_admin(const World& world, CompanyId company, const Member& member) {
    return member.group == Group::administrator && member.status == MemberStatus::active &&
           world.companies[company.index()].active_administrators() == 1;
}

// Checks common to block and delete (USR-16, USR-17).
std::optional<Refusal> check_removal(const Asking& asking, const Target& target) {
    if (same_address(target.member->email, asking.actor)) return Refusal{self, {}};
    if (is_last_admin(asking.world, target.company, *target.member)) return Refusal{last_admin, {}};
    return std::nullopt;
}

}  // namespace

Decision decide_on(const Asking& asking, const RegisterAccount& wish) {
    if (auto refusal = first_missing({{"firstName", wish.first_name},
                                      {"lastName", wish.last_name},
                                      {"email", wish.email},
                                      {"password", wish.password}})) {
        return refuse(std::move(*refusal));
    }
    if (wish.password_repeat && wish.password_repeat->empty()) {
        return refuse(missing("passwordRepeat"));
    }
    if (wish.company) {
        if (auto refusal = check_company(*wish.company)) return refuse(std::move(*refusal));
    }
    const std::string email(trim(wish.email));
    if (!is_email(email)) return refuse(email_invalid, {{"address", email}});
    if (character_count(wish.password) < password_min_characters) return refuse(password_short);
    if (wish.password_repeat && *wish.password_repeat != wish.password) {
        return refuse(password_mismatch);
    }
    if (asking.world.find_person(email)) return refuse(email_taken, {{"address", email}});
    Decision decision = accept(PersonRegistered{
        email, std::string(trim(wish.first_name)), std::string(trim(wish.last_name)),
        password_digest(wish.password), wish.keep_signed_in});
    if (wish.company) {
        decision.events.push_back(company_created(asking.world, *wish.company, email));
    }
    return decision;
}

Decision decide_on(const Asking& asking, const CreateBusiness& wish) {
    const Person* person = asking.world.find_person(asking.actor);
    if (!person) return refuse(no_access);
    if (auto refusal = check_company(wish.company)) return refuse(std::move(*refusal));
    if (has_states(wish.company.country) && trim(wish.company.state).empty()) {
        return refuse(missing("state"));
    }
    return accept(company_created(asking.world, wish.company, person->email));
}

Decision decide_on(const Asking& asking, const SignIn& wish) {
    const Person* person = asking.world.find_person(wish.email);
    if (!person || !is_password_of(*person, wish.password)) {
        return refuse(bad_credentials);
    }
    return accept(SignedIn{asking.world.person_id(wish.email)});
}

Decision decide_on(const Asking& asking, const InviteUser& wish) {
    const CompanyId company = asking.world.company_id(wish.company);
    if (auto refusal = check_admin(asking, company)) return refuse(std::move(*refusal));
    const std::string email(trim(wish.email));
    if (!is_email(email)) return refuse(email_invalid, {{"address", email}});
    const Member* member = asking.world.companies[company.index()].find_member(email);
    if (member) {
        return refuse(already_member,
                      {{"address", email}, {"status", std::string(name_of(member->status))}});
    }
    const std::uint32_t token = asking.world.last_invite_token + 1;
    Decision decision =
        accept(MemberInvited{company, email, wish.language, std::string(asking.actor), token});
    decision.events.push_back(invitation_mail(asking, company, email, token));
    return decision;
}

Decision decide_on(const Asking& asking, const InviteNobody& wish) {
    if (auto refusal = check_admin(asking, asking.world.company_id(wish.company))) {
        return refuse(std::move(*refusal));
    }
    return refuse(wish.reason);
}

Decision decide_on(const Asking& asking, const ResendInvitation& wish) {
    const Target target = find_target(asking, wish.company, wish.email);
    if (target.refusal) return refuse(*target.refusal);
    if (target.member->status != MemberStatus::invited) {
        return refuse(not_invited, {{"address", target.member->email},
                                    {"status", std::string(name_of(target.member->status))}});
    }
    const std::uint32_t token = asking.world.last_invite_token + 1;
    Decision decision = accept(InvitationResent{target.company, target.member->email, token});
    decision.events.push_back(invitation_mail(asking, target.company, target.member->email, token));
    return decision;
}

Decision decide_on(const Asking& asking, const BlockUser& wish) {
    const Target target = find_target(asking, wish.company, wish.email);
    if (target.refusal) return refuse(*target.refusal);
    if (auto refusal = check_removal(asking, target)) return refuse(std::move(*refusal));
    if (target.member->status == MemberStatus::blocked) return accept_nothing();
    Decision decision =
        accept(MemberStatusChanged{target.company, target.member->email, MemberStatus::blocked});
    decision.events.push_back(notice_mail(asking, target.company, target.member->email, "blocked"));
    return decision;
}

Decision decide_on(const Asking& asking, const UnblockUser& wish) {
    const Target target = find_target(asking, wish.company, wish.email);
    if (target.refusal) return refuse(*target.refusal);
    if (target.member->status != MemberStatus::blocked) return accept_nothing();
    return accept(MemberStatusChanged{target.company, target.member->email,
                                      target.member->status_before_block});
}

Decision decide_on(const Asking& asking, const DeleteUser& wish) {
    const Target target = find_target(asking, wish.company, wish.email);
    if (target.refusal) return refuse(*target.refusal);
    if (auto refusal = check_removal(asking, target)) return refuse(std::move(*refusal));
    Decision decision = accept(MemberRemoved{target.company, target.member->email});
    decision.events.push_back(notice_mail(asking, target.company, target.member->email, "removed"));
    return decision;
}

Decision decide_on(const Asking& asking, const SetUserGroup& wish) {
    const Target target = find_target(asking, wish.company, wish.email);
    if (target.refusal) return refuse(*target.refusal);
    const bool demoted = wish.group == Group::member;
    if (demoted && is_last_admin(asking.world, target.company, *target.member)) {
        return refuse(last_admin);
    }
    if (target.member->group == wish.group) return accept_nothing();
    return accept(MemberGroupChanged{target.company, target.member->email, wish.group});
}

Decision decide_on(const Asking& asking, const JoinCompany& wish) {
    const CompanyId company = asking.world.company_id(wish.company);
    const Member* member =
        company.valid() ? asking.world.companies[company.index()].find_member(wish.email) : nullptr;
    if (!member || member->status != MemberStatus::invited) return refuse(invite_invalid);
    const Person* person = asking.world.find_person(wish.email);
    if (!person) return refuse(account_needed, {{"address", member->email}});
    if (!is_password_of(*person, wish.password)) return refuse(bad_credentials);
    return accept(MemberStatusChanged{company, member->email, MemberStatus::active});
}

Decision decide_on(const Asking& asking, const LeaveCompany& wish) {
    const CompanyId company = asking.world.company_id(wish.company);
    const Member* member = company.valid()
                               ? asking.world.companies[company.index()].find_member(asking.actor)
                               : nullptr;
    if (!member || member->status != MemberStatus::active) return refuse(no_access);
    if (is_last_admin(asking.world, company, *member)) return refuse(last_admin);
    return accept(MemberRemoved{company, member->email});
}

}  // namespace headroom::licensing
