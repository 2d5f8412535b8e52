#include "core/base/text.h"
#include "core/licensing/apply.h"

namespace headroom::licensing {
namespace {

Company& company_at(World& world, CompanyId id) { return world.companies[id.index()]; }

Member& member_at(World& world, CompanyId company, const std::string& email) {
    return company_at(world, company).members.at(to_lower(email));
}

}  // namespace

void apply(World& world, Moment now, const PersonRegistered& event) {
    world.person_by_email[to_lower(event.email)] = PersonId{world.people.size()};
    Person person;
    person.email = event.email;
    person.first_name = event.first_name;
    person.last_name = event.last_name;
    person.password_digest = event.password_digest;
    person.created_at = now.at;
    person.keep_signed_in = event.keep_signed_in;
    world.people.push_back(std::move(person));
}

void apply(World& world, Moment now, const CompanyCreated& event) {
    world.company_by_name[event.company] = CompanyId{world.companies.size()};
    Company company;
    company.profile = event.profile;
    company.profile.name = event.company;
    company.created_at = now.at;
    Member administrator;
    administrator.email = event.administrator;
    administrator.group = Group::administrator;
    administrator.status = MemberStatus::active;
    administrator.status_before_block = MemberStatus::active;
    administrator.invited_at = now.at;
    administrator.joined_at = now.at;
    company.members.emplace(to_lower(event.administrator), std::move(administrator));
    world.companies.push_back(std::move(company));
}

void apply(World& world, Moment now, const SignedIn& event) {
    world.people[event.person.index()].signed_in_at = now.at;
}

void apply(World& world, Moment now, const MemberInvited& event) {
    Member member;
    member.email = event.email;
    member.invited_at = now.at;
    member.letter_language = event.language;
    member.invited_by = event.invited_by;
    member.invite_token = event.token;
    world.last_invite_token = event.token;
    company_at(world, event.company).members.emplace(to_lower(event.email), std::move(member));
}

void apply(World& world, Moment, const InvitationResent& event) {
    member_at(world, event.company, event.email).invite_token = event.token;
    world.last_invite_token = event.token;
}

void apply(World& world, Moment now, const MemberStatusChanged& event) {
    Member& member = member_at(world, event.company, event.email);
    if (event.status == MemberStatus::blocked) member.status_before_block = member.status;
    member.status = event.status;
    if (event.status == MemberStatus::active && !member.joined_at) member.joined_at = now.at;
}

void apply(World& world, Moment, const MemberGroupChanged& event) {
    member_at(world, event.company, event.email).group = event.group;
}

void apply(World& world, Moment, const MemberRemoved& event) {
    company_at(world, event.company).members.erase(to_lower(event.email));
}

void apply(World& world, Moment now, const MailSent& event) {
    world.mail.push_back({now.at, event.to, event.subject, event.body});
}

}  // namespace headroom::licensing
