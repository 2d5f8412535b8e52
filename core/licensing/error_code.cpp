#include "core/licensing/error_code.h"

#include <algorithm>
#include <array>

namespace headroom::licensing {
namespace {

struct Entry {
    ErrorCode code;
    std::string_view name;
    std::string_view told;
};

using enum ErrorCode;

constexpr std::array entries{
    Entry{field_required, "E_FIELD_REQUIRED", "This field is required."},
    Entry{email_invalid, "E_EMAIL_INVALID", "This is not an email address."},
    Entry{password_short, "E_PASSWORD_SHORT", "The password needs at least 6 characters."},
    Entry{password_mismatch, "E_PASSWORD_MISMATCH",
          "The two passwords differ; type the same one twice."},
    Entry{email_taken, "E_EMAIL_TAKEN", "An account with this email address exists already."},
    Entry{bad_credentials, "E_BAD_CREDENTIALS", "The email address or the password is wrong."},
    Entry{not_admin, "E_NOT_ADMIN", "Only an administrator of the business account may do this."},
    Entry{no_access, "E_NO_ACCESS", "You have no access to this business account."},
    Entry{business_account_required, "E_BUSINESS_ACCOUNT_REQUIRED",
          "Switch to a business account, or create one first."},
    Entry{already_member, "E_ALREADY_MEMBER", "This address is a member of the account already."},
    Entry{not_invited, "E_NOT_INVITED", "Only an open invitation can be sent again."},
    Entry{invite_invalid, "E_INVITE_INVALID",
          "This invitation is not valid any more; ask an administrator for a new one."},
    Entry{account_needed, "E_ACCOUNT_NEEDED", "Register an account for this address first."},
    Entry{nothing_to_invite, "E_NOTHING_TO_INVITE", "Add at least one address to the list."},
    Entry{csv_no_addresses, "E_CSV_NO_ADDRESSES",
          "The file contains no email address; separate the addresses by commas or lines."},
    Entry{self, "E_SELF", "You cannot do this to yourself; use Leave account instead."},
    Entry{last_admin, "E_LAST_ADMIN",
          "This would leave no administrator; make somebody else an administrator first."},
    Entry{key_format, "E_KEY_FORMAT",
          "This is not a license key: five groups of six letters and digits are expected."},
    Entry{key_unknown, "E_KEY_UNKNOWN",
          "There is no such license key; compare it with the one you received."},
    Entry{key_already_registered, "E_KEY_ALREADY_REGISTERED",
          "This license key is registered in another account already."},
    Entry{key_not_registered, "E_KEY_NOT_REGISTERED",
          "Register this license key in My Account first."},
    Entry{key_is_sublicense, "E_KEY_IS_SUBLICENSE",
          "This is a sublicense key; register the primary key of the subscription."},
    Entry{key_expired, "E_KEY_EXPIRED",
          "This license key has expired; renew the subscription or extend the sublicense."},
    Entry{subscription_expired, "E_SUBSCRIPTION_EXPIRED",
          "The subscription has expired; renew it first."},
    Entry{key_wrong_product, "E_KEY_WRONG_PRODUCT", "This license key belongs to another product."},
    Entry{key_in_use, "E_KEY_IN_USE",
          "This key is active on another installation; deactivate it there first."},
    Entry{key_release_pending, "E_KEY_RELEASE_PENDING",
          "This key is not released yet; upload its deactivation request file in My Account."},
    Entry{already_activated, "E_ALREADY_ACTIVATED",
          "This installation holds a license key; deactivate it first."},
    Entry{not_activated, "E_NOT_ACTIVATED",
          "This installation is not activated; activate it first."},
    Entry{server_unreachable, "E_SERVER_UNREACHABLE",
          "pmm.parallels.com cannot be reached; check the access or use offline activation."},
    Entry{offline_not_enabled, "E_OFFLINE_NOT_ENABLED",
          "Ask your sales representative to enable offline activation."},
    Entry{file_wrong_kind, "E_FILE_WRONG_KIND", "Another kind of file is expected here."},
    Entry{file_corrupt, "E_FILE_CORRUPT", "The file is damaged; save or download it again."},
    Entry{file_other_server, "E_FILE_OTHER_SERVER", "The file was made for another Proxy."},
    Entry{file_outdated, "E_FILE_OUTDATED", "This file is out of date; save a new request."},
    Entry{file_already_used, "E_FILE_ALREADY_USED",
          "This file was used already; each one works once."},
    Entry{response_not_expected, "E_RESPONSE_NOT_EXPECTED",
          "No open dialog waits for this file; save a new request."},
    Entry{not_your_subscription, "E_NOT_YOUR_SUBSCRIPTION",
          "The license key in the file belongs to another account."},
    Entry{name_empty, "E_NAME_EMPTY", "Type a name of 1 to 100 characters."},
    Entry{name_duplicate, "E_NAME_DUPLICATE",
          "Another sublicense has this name; choose another one."},
    Entry{number_invalid, "E_NUMBER_INVALID", "A whole number of at least 1 is needed."},
    Entry{date_past, "E_DATE_PAST", "This date is in the past; choose today or a later one."},
    Entry{date_after_subscription, "E_DATE_AFTER_SUBSCRIPTION",
          "This date is after the expiration date of the subscription."},
    Entry{not_enough_licenses, "E_NOT_ENOUGH_LICENSES",
          "The main license pool does not have that many licenses available."},
    Entry{above_total, "E_ABOVE_TOTAL", "The subscription does not have that many licenses."},
    Entry{total_below_reserved, "E_TOTAL_BELOW_RESERVED",
          "More licenses than that are reserved by sublicenses."},
    Entry{sublicense_in_use, "E_SUBLICENSE_IN_USE",
          "An installation holds this sublicense; deactivate it before deleting."},
    Entry{license_limit, "E_LICENSE_LIMIT",
          "All licenses of this site are used; remove a Mac, or get more licenses and refresh."},
    Entry{
        no_pmm_subscription, "E_NO_PMM_SUBSCRIPTION",
        "The account has no usable Parallels Mac Management subscription; register or renew one."},
    Entry{wrong_method, "E_WRONG_METHOD",
          "This installation was activated the other way (online or offline)."},
    Entry{key_revoked, "E_KEY_REVOKED",
          "The sublicense of this installation was deleted; deactivate it and use another key."},
    Entry{trial, "E_TRIAL", "This is not possible with a trial; buy a subscription instead."},
    Entry{mac_managed_elsewhere, "E_MAC_MANAGED_ELSEWHERE",
          "This Mac is managed by another site; remove it there first."},
    Entry{mac_unknown, "E_MAC_UNKNOWN", "There is no such managed Mac at this site."},
    Entry{proxy_down, "E_PROXY_DOWN", "The Proxy of this site is not running; start it first."},
};

constexpr bool in_enumeration_order() {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (static_cast<std::size_t>(entries[i].code) != i) return false;
    }
    return entries.size() == static_cast<std::size_t>(proxy_down) + 1;
}
static_assert(in_enumeration_order());

constexpr auto codes = [] {
    std::array<ErrorCode, entries.size()> out{};
    for (std::size_t i = 0; i < entries.size(); ++i) out[i] = entries[i].code;
    return out;
}();

}  // namespace

std::string_view code_name(ErrorCode code) { return entries[static_cast<std::size_t>(code)].name; }
std::string_view told_text(ErrorCode code) { return entries[static_cast<std::size_t>(code)].told; }

std::optional<ErrorCode> parse_error_code(std::string_view name) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? std::nullopt : std::optional(found->code);
}

std::span<const ErrorCode> all_error_codes() { return codes; }

}  // namespace headroom::licensing
