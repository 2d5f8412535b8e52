#include "core/licensing/refusal.h"

#include <array>
#include <optional>

#include "core/base/text.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

// A sentence for a refusal whose details say more than its code alone. {limit} is the detail's
// value, {limit:license} counts it in words ("1 license"). `when` tells apart what one code can
// mean: the telling holds only for this value of the detail, or with "*" for any.
struct Telling {
    ErrorCode code;
    std::string_view detail;
    std::string_view when;
    std::string_view text;
};

// The first one of a code whose detail fits is told (docs/rules.md, Error codes: what the user is
// told).
constexpr std::array tellings{
    Telling{field_required, "field", "*", "Fill in the field \"{field}\"; it is required."},
    Telling{email_invalid, "address", "", "Type an email address, for example name@example.com."},
    Telling{email_invalid, "address", "*",
            "\"{address}\" is not an email address; one looks like name@example.com."},
    Telling{email_taken, "address", "*",
            "An account for {address} exists already; sign in to it or use another address."},
    Telling{no_access, "administrators", "*",
            "{company} has no active administrator who could do this."},
    Telling{no_access, "person", "", "Sign in to My Account first."},
    Telling{already_member, "status", "*",
            "{address} is a member of this business account already (status {status})."},
    Telling{not_invited, "status", "*",
            "Only an open invitation can be sent again, and the status of {address} is {status}."},
    Telling{not_invited, "address", "*",
            "{address} is no member of this business account; invite that address first."},
    Telling{account_needed, "address", "*",
            "Register a personal account for {address} first, then join."},
    Telling{key_already_registered, "company", "*",
            "This license key is registered in {company} already."},
    Telling{key_expired, "ended", "*",
            "This license key ended on {ended}; renew the subscription or extend the sublicense."},
    Telling{subscription_expired, "ended", "*",
            "The subscription ended on {ended}; renew it first."},
    Telling{key_wrong_product, "product", "*",
            "This license key is for {product}, not for Parallels Mac Management."},
    Telling{key_in_use, "hostname", "*",
            "This key is active on {hostname}, site {site}; deactivate it there first."},
    Telling{key_release_pending, "hostname", "*",
            "This key is not released yet; upload the deactivation request file of {hostname}, "
            "site {site}, in My Account."},
    Telling{file_wrong_kind, "expected", "*", "Another kind of file is expected here: {expected}."},
    Telling{file_corrupt, "expected", "*",
            "The file is damaged; save or download it again. Expected here: {expected}."},
    Telling{file_other_server, "hostname", "*",
            "The file was made for {hostname}, site {site}; choose the one of this Proxy."},
    Telling{file_outdated, "newest", "*",
            "A newer file was processed already, saved {newest}; save a new request."},
    Telling{file_outdated, "formerHostname", "*",
            "The activation of {formerHostname} that this request belongs to is over; save a new "
            "request."},
    Telling{file_outdated, "hostname", "*",
            "A newer file of {hostname}, site {site}, was processed already; save a new request."},
    Telling{name_duplicate, "name", "*",
            "Another sublicense is named \"{name}\"; choose another name."},
    Telling{number_invalid, "choices", "*", "Choose {choices} {field}."},
    Telling{number_invalid, "field", "*", "The number of {field} has to be at least 1."},
    Telling{date_past, "today", "*",
            "This date is in the past; choose today, {today}, or a later one."},
    Telling{date_after_subscription, "expires", "*",
            "The subscription expires on {expires}; choose that date or an earlier one."},
    Telling{not_enough_licenses, "available", "0",
            "This takes {requested:license} and the main license pool has none available; free "
            "some or upgrade the subscription."},
    Telling{not_enough_licenses, "available", "*",
            "This takes {requested:license} and the main license pool has only {available} "
            "available; ask for fewer or upgrade the subscription."},
    Telling{above_total, "total", "*",
            "{requested:license} cannot be allowed: the subscription has {total} in all."},
    Telling{total_below_reserved, "reserved", "*",
            "Sublicenses reserve {reserved:license}, so the total cannot be {requested}; lower or "
            "delete a reservation first."},
    Telling{sublicense_in_use, "state", "releasePending",
            "{hostname}, site {site}, was deactivated offline; upload its deactivation request "
            "file in My Account before you delete this sublicense."},
    Telling{sublicense_in_use, "hostname", "*",
            "This sublicense is active on {hostname}, site {site}; deactivate it there before you "
            "delete it."},
    Telling{license_limit, "limit", "0",
            "No license is left for this site; remove a Mac elsewhere, or get more licenses and "
            "refresh."},
    Telling{license_limit, "limit", "1",
            "The only license of this site is used; remove a Mac, or get more licenses and "
            "refresh."},
    Telling{license_limit, "limit", "*",
            "All {limit} licenses of this site are used; remove a Mac, or get more licenses and "
            "refresh."},
    Telling{wrong_method, "method", "online",
            "This installation was activated online; refresh and deactivate it online, too."},
    Telling{wrong_method, "method", "offline",
            "This installation was activated offline; refresh and deactivate it with files."},
    Telling{mac_managed_elsewhere, "site", "*",
            "This Mac is managed by site {site}; remove it there first."},
    Telling{mac_unknown, "mac", "*", "This site manages no Mac named {mac}."},
};

// Some details are names of the file formats; these are the words of the dialogs for them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> dialog_words{{
    {"firstName", "First name"},
    {"lastName", "Last name"},
    {"email", "Email address"},
    {"password", "Password"},
    {"passwordRepeat", "Password again"},
    {"name", "Company/organization name"},
    {"country", "Country"},
    {"state", "State/City"},
    {"zip", "ZIP/Postal code"},
    {"phone", "Business phone"},
    {"activationFile", "the license activation file from My Account"},
    {"subscriptionInformation", "the subscription information file from My Account"},
    {"count", "Macs"},
}};

std::string in_dialog_words(std::string_view value) {
    for (const auto& [name, words] : dialog_words) {
        if (name == value) return std::string(words);
    }
    return std::string(value);
}

std::optional<std::string> value_of(const Refusal& refusal, std::string_view name) {
    for (const auto& [detail, value] : refusal.details) {
        if (detail != name) continue;
        if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
        return std::get<std::string>(value);
    }
    return std::nullopt;
}

std::string placeholder_text(const Refusal& refusal, std::string_view placeholder) {
    const std::size_t colon = placeholder.find(':');
    const std::string_view name = placeholder.substr(0, colon);
    const std::string value = value_of(refusal, name).value_or("");
    if (colon != placeholder.npos) {
        return counted(std::stoll(value), placeholder.substr(colon + 1));
    }
    const bool word = name == "field" || name == "expected";
    return word ? in_dialog_words(value) : value;
}

std::string filled(const Refusal& refusal, std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        out += text.substr(at, open - at);
        if (open == text.npos) break;
        const std::size_t close = text.find('}', open);
        out += placeholder_text(refusal, text.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return out;
}

}  // namespace

std::string sentence(const Refusal& refusal) {
    for (const Telling& telling : tellings) {
        if (telling.code != refusal.code) continue;
        const auto value = value_of(refusal, telling.detail);
        if (value && (telling.when == "*" || telling.when == *value)) {
            return filled(refusal, telling.text);
        }
    }
    return std::string(told_text(refusal.code));
}

}  // namespace headroom::licensing
