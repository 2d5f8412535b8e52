#pragma once
// Why licensing says no: the closed list of refusals (docs/rules.md, Error codes). A refusal is a
// normal result; malformed input is reported elsewhere (scenario/input_error.h), a broken invariant
// is a bug.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace headroom::licensing {

enum class ErrorCode : std::uint8_t {
    field_required,             // a required field of a form is empty; detail `field` (ACC-2)
    email_invalid,              // not an email address; detail `address` (ACC-2, USR-2)
    password_short,             // fewer than 6 characters (ACC-1)
    password_mismatch,          // the repetition differs (ACC-2)
    email_taken,                // an account with this email exists (ACC-2)
    bad_credentials,            // email and password do not belong together (ACC-7, USR-7)
    not_admin,                  // an active regular member may not do this (ACC-11)
    no_access,                  // invited, blocked or no member at all (ACC-12)
    business_account_required,  // PMM subscriptions belong to companies (ACC-13)
    already_member,             // details `address`, `status`: invited, active or blocked (USR-5)
    not_invited,                // only invitations can be sent again (USR-13)
    invite_invalid,             // no such invitation any more (USR-7)
    account_needed,             // the invited address has no account yet (USR-6)
    nothing_to_invite,          // an empty list (USR-4)
    csv_no_addresses,           // no value of the file is an address (USR-3)
    self,                       // not to oneself (USR-16)
    last_admin,                 // a company keeps at least one active administrator (USR-17)
    key_format,                 // not five groups of six characters (SUB-5)
    key_unknown,                // no such key, or its sublicense was deleted
    key_already_registered,     // detail `company` when it is one's own (SUB-5)
    key_not_registered,         // register it in My Account first (SUB-3)
    key_is_sublicense,          // only primary keys are registered (SUB-5)
    key_expired,                // the key is not valid any more; detail `ended` (KEY-4)
    subscription_expired,       // renew first (SUB-12, SBL-25)
    key_wrong_product,          // a key of another product; detail `product`
    key_in_use,                 // active elsewhere; details `hostname`, `site` (KEY-1)
    key_release_pending,        // its offline deactivation file was not uploaded yet (DEA-3)
    already_activated,          // deactivate first (KEY-2)
    not_activated,              // activate first (PRX-1)
    server_unreachable,         // pmm.parallels.com cannot be reached (REF-2, OFF-8)
    offline_not_enabled,        // Sales has to allow offline activation (OFF-1)
    file_wrong_kind,            // another kind of file was expected; detail `expected`
    file_corrupt,               // content and digest do not agree
    file_other_server,          // made for another Proxy; details `hostname`, `site`
    file_outdated,              // a newer one was processed already (REF-4)
    file_already_used,          // this deactivation was completed already (DEA-4)
    response_not_expected,      // no dialog waits for it (OFF-3, OFF-6)
    not_your_subscription,      // the key belongs to another account (OFF-4)
    name_empty,                 // (SUB-15, SBL-20)
    name_duplicate,             // another living sublicense has that name (SBL-20)
    number_invalid,             // at least 1, or one of `choices`; detail `field` (SBL-21, SUB-22)
    date_past,                  // before today (SBL-24)
    date_after_subscription,    // after the subscription's expiration date (SBL-24)
    not_enough_licenses,        // details `requested`, `available` (SBL-22, SBL-31)
    above_total,                // Dynamic above T; details `requested`, `total` (SBL-23)
    total_below_reserved,       // details `requested`, `reserved` (SUB-26)
    sublicense_in_use,          // details `hostname`, `site`, `state` (SBL-40)
    license_limit,              // all licenses of the site are used; detail `limit` (MAC-6)
    no_pmm_subscription,        // the company has none that is active or in grace (CSR-2)
    wrong_method,               // activated the other way; detail `method` (DEA-1, OFF-8)
    key_revoked,                // its sublicense was deleted (SBL-41)
    trial,                      // not possible with a trial (TRI-3)
    mac_managed_elsewhere,      // detail `site` (MAC-4)
    mac_unknown,                // no such managed Mac at this site
    proxy_down,                 // the Proxy is not running
};

/// "E_LICENSE_LIMIT" and so on, as scenarios and reports spell it.
std::string_view code_name(ErrorCode code);

/// What the user is told when nothing but the code is known, one plain sentence with the way out;
/// `sentence` in refusal.h has the figures, too.
std::string_view told_text(ErrorCode code);

std::optional<ErrorCode> parse_error_code(std::string_view name);

/// All codes in the order of the enumeration.
std::span<const ErrorCode> all_error_codes();

}  // namespace headroom::licensing
