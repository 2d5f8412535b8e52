#include "core/app/my_account_view.h"

#include <algorithm>
#include <charconv>

#include "core/app/session_playback.h"
#include "core/base/words.h"

namespace headroom::app {
namespace {

using namespace licensing;

MemberView member_view(const World& world, const Member& member) {
    MemberView view;
    view.email = member.email;
    if (const Person* person = world.find_person(member.email)) {
        view.name = person->first_name + " " + person->last_name;
    }
    view.group = name_of(member.group);
    view.status = name_of(member.status);
    return view;
}

CompanyView company_view(const World& world, CompanyId id) {
    const Company& company = world.companies[id.index()];
    CompanyView view{company.profile.name,
                     company.profile.country,
                     company.profile.state,
                     company.profile.zip,
                     company.profile.phone,
                     {},
                     {}};
    for (const auto& [email, member] : company.members) {
        view.members.push_back(member_view(world, member));
    }
    for (const Subscription& subscription : world.subscriptions) {
        if (subscription.owner.company == id) view.subscriptions.push_back(subscription.id);
    }
    return view;
}

/// The token of the link in an invitation; 0 in any other mail.
std::uint32_t token_in(const std::string& body) {
    constexpr std::string_view link = "/join/";
    const std::size_t at = body.rfind(link);
    if (at == std::string::npos) return 0;
    std::uint32_t token = 0;
    const char* begin = body.data() + at + link.size();
    std::from_chars(begin, body.data() + body.size(), token);
    return token;
}

MailView mail_view(const World& world, const Mail& mail) {
    MailView view{mail.at, mail.to, mail.subject, mail.body, "", false};
    const std::uint32_t token = token_in(mail.body);
    if (token == 0) return view;
    for (const Company& company : world.companies) {
        const Member* member = company.find_member(mail.to);
        const bool named =
            mail.body.find("for " + as_sentence(company.profile.name)) != std::string::npos;
        if (named) view.company = company.profile.name;
        if (member == nullptr || member->invite_token != token) continue;
        view.company = company.profile.name;
        view.invitation_open = member->status == MemberStatus::invited;
        break;
    }
    return view;
}

}  // namespace

MyAccountView my_account_view(const Session& session) {
    const scenario::Playback& playback = playback_of(session);
    const World& world = playback.simulator().world();
    MyAccountView view;
    view.administrator = playback.scenario().admin;
    for (const Person& person : world.people) {
        view.people.push_back({person.email, person.first_name, person.last_name});
    }
    for (std::size_t i = 0; i < world.companies.size(); ++i) {
        view.companies.push_back(company_view(world, CompanyId{i}));
    }
    for (const Mail& mail : world.mail) view.mail.push_back(mail_view(world, mail));
    std::reverse(view.mail.begin(), view.mail.end());
    for (const SignedCsr& csr : world.signed_csrs) {
        view.signed_csrs.push_back({format_date(date_of(csr.at)), csr.user, csr.file, csr.subject});
    }
    std::reverse(view.signed_csrs.begin(), view.signed_csrs.end());
    return view;
}

bool country_has_states(const std::string& country) { return has_states(country); }

}  // namespace headroom::app
