#include "core/licensing/accounts.h"

#include <algorithm>
#include <array>

#include "core/base/sha256.h"
#include "core/base/text.h"

namespace headroom::licensing {

std::string_view name_of(Group group) {
    return group == Group::administrator ? "administrator" : "member";
}

std::string_view name_of(MemberStatus status) {
    switch (status) {
        case MemberStatus::invited: return "Invited";
        case MemberStatus::active: return "Active";
        case MemberStatus::blocked: return "Blocked";
    }
    return "";
}

bool has_states(std::string_view country) {
    // Countries whose postal addresses name a state or province; short codes and English names.
    constexpr std::array<std::string_view, 18> countries{"us",
                                                         "usa",
                                                         "united states",
                                                         "united states of america",
                                                         "ca",
                                                         "canada",
                                                         "au",
                                                         "australia",
                                                         "br",
                                                         "brazil",
                                                         "in",
                                                         "india",
                                                         "mx",
                                                         "mexico",
                                                         "my",
                                                         "malaysia",
                                                         "ng",
                                                         "nigeria"};
    const std::string lowered = to_lower(trim(country));
    return std::find(countries.begin(), countries.end(), lowered) != countries.end();
}

const Member* Company::find_member(std::string_view email) const {
    const auto found = members.find(to_lower(trim(email)));
    return found == members.end() ? nullptr : &found->second;
}

int Company::active_administrators() const {
    return static_cast<int>(std::count_if(members.begin(), members.end(), [](const auto& entry) {
        return entry.second.group == Group::administrator &&
               entry.second.status == MemberStatus::active;
    }));
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != text.npos)
        return false;
    if (text.find_first_of(" \t\r\n,;<>()\"") != text.npos || text.size() > 254) return false;
    const std::string_view domain = text.substr(at + 1);
    const std::size_t dot = domain.find('.');
    return dot != domain.npos && dot != 0 && domain.back() != '.' &&
           domain.find("..") == domain.npos;
}

std::string password_digest(std::string_view password) { return sha256_hex(password); }

}  // namespace headroom::licensing
