#pragma once
// People and companies of My Account (docs/rules.md, Accounts and Users).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/time.h"
#include "core/licensing/ids.h"

namespace headroom::licensing {

enum class Group : std::uint8_t { member, administrator };
enum class MemberStatus : std::uint8_t { invited, active, blocked };

std::string_view name_of(Group group);          // "member", "administrator"
std::string_view name_of(MemberStatus status);  // "Invited", "Active", "Blocked"

/// A personal account. The email is the login, compared case-insensitively (ACC-4).
struct Person {
    std::string email;
    std::string first_name;
    std::string last_name;
    std::string password_digest;  // SHA-256; the password itself is not kept
    Instant created_at;
    bool keep_signed_in = false;
    std::optional<Instant> signed_in_at;

    auto tied() const {
        return std::tie(email, first_name, last_name, password_digest, created_at, keep_signed_in,
                        signed_in_at);
    }
};

/// Contact data of a business account, as typed on the registration forms (ACC-1, ACC-5).
struct CompanyProfile {
    std::string name;
    std::string country;
    std::string state;  // only for countries that have states (ACC-6)
    std::string zip;
    std::string phone;

    auto tied() const { return std::tie(name, country, state, zip, phone); }
};

/// True for countries whose addresses have a state (ACC-6).
bool has_states(std::string_view country);

struct Member {
    std::string email;
    Group group = Group::member;
    MemberStatus status = MemberStatus::invited;
    MemberStatus status_before_block = MemberStatus::invited;
    Instant invited_at;
    std::optional<Instant> joined_at;
    std::string letter_language;
    std::uint32_t invite_token = 0;  // only the newest token opens the join page (USR-13)
    std::string invited_by;

    auto tied() const {
        return std::tie(email, group, status, status_before_block, invited_at, joined_at,
                        letter_language, invite_token, invited_by);
    }
};

struct Company {
    CompanyProfile profile;
    std::map<std::string, Member> members;  // by lower-case email
    Instant created_at;

    auto tied() const { return std::tie(profile, members, created_at); }

    const Member* find_member(std::string_view email) const;
    /// Administrators that are Active; a company always has at least one (USR-17).
    int active_administrators() const;
};

/// A mail in the simulated outbox (invitations, notices of block and delete).
struct Mail {
    Instant at;
    std::string to;
    std::string subject;
    std::string body;

    auto tied() const { return std::tie(at, to, subject, body); }
};

/// A plausible email address: one @, a name before it, a domain with a dot after it, no blanks.
bool is_email(std::string_view text);

/// What is kept of a password.
std::string password_digest(std::string_view password);

}  // namespace headroom::licensing
