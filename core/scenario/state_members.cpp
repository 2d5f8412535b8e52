#include "core/scenario/state_members.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/text.h"
#include "core/licensing/error_code.h"
#include "core/scenario/object_reader.h"

namespace headroom::scenario {
namespace {

constexpr std::array member_table{
    StateMember{"/now", "instant", "the moment of the document"},
    // Subscriptions as My Account would show them with live figures.
    StateMember{"/subscriptions/<subscription>/name", "text", "its name in My Account"},
    StateMember{"/subscriptions/<subscription>/product", "text", "the product that was sold"},
    StateMember{"/subscriptions/<subscription>/kind", "text", "paid or trial"},
    StateMember{"/subscriptions/<subscription>/status", "text",
                "Unregistered, Active, Grace period or Expired"},
    StateMember{"/subscriptions/<subscription>/expiringSoon", "flag",
                "expires within expiringSoonDays"},
    StateMember{"/subscriptions/<subscription>/total", "count", "licenses bought", "licenses"},
    StateMember{"/subscriptions/<subscription>/used", "count", "licenses used by Macs",
                "managed macs"},
    StateMember{"/subscriptions/<subscription>/available", "count", "licenses still available",
                "free"},
    StateMember{"/subscriptions/<subscription>/availableDynamic", "count",
                "of these, in the main license pool"},
    StateMember{"/subscriptions/<subscription>/availableReserved", "count",
                "of these, idle in Reserved keys"},
    StateMember{"/subscriptions/<subscription>/mainPool", "count",
                "the raw main license pool; may be negative", "pool"},
    StateMember{"/subscriptions/<subscription>/primaryMax", "count",
                "the most that the primary key may use"},
    StateMember{"/subscriptions/<subscription>/issueDate", "date?", "when it was registered"},
    StateMember{"/subscriptions/<subscription>/startDate", "date", "its first day", "starts"},
    StateMember{"/subscriptions/<subscription>/expirationDate", "date", "its last day",
                "expires end endDate"},
    StateMember{"/subscriptions/<subscription>/durationMonths", "count", "months of its term",
                "months"},
    StateMember{"/subscriptions/<subscription>/autoRenew", "flag", "renews automatically"},
    StateMember{"/subscriptions/<subscription>/offlineAllowed", "flag",
                "offline activation is allowed"},
    StateMember{"/subscriptions/<subscription>/owner", "text?",
                "the company or person that registered it"},
    StateMember{"/subscriptions/<subscription>/sublicenseCaption", "text?",
                "the caption over its rows"},
    StateMember{"/subscriptions/<subscription>/reported/used", "count",
                "used, as My Account shows it (FIG-1)"},
    StateMember{"/subscriptions/<subscription>/reported/available", "count",
                "available, as My Account shows it"},
    StateMember{"/subscriptions/<subscription>/reported/availableDynamic", "count",
                "available in the pool, as My Account shows it"},
    StateMember{"/subscriptions/<subscription>/reported/availableReserved", "count",
                "idle in Reserved keys, as My Account shows it"},
    StateMember{"/subscriptions/<subscription>/contract/number", "text", "the contract's number"},
    StateMember{"/subscriptions/<subscription>/contract/company", "text?",
                "the company of the contract"},
    StateMember{"/subscriptions/<subscription>/contract/product", "text",
                "the product of the contract"},
    StateMember{"/subscriptions/<subscription>/contract/licenses", "count",
                "licenses of the contract"},
    StateMember{"/subscriptions/<subscription>/contract/startDate", "date", "its first day"},
    StateMember{"/subscriptions/<subscription>/contract/expirationDate", "date", "its last day"},
    StateMember{"/subscriptions/<subscription>/contract/months", "count", "months of its term"},
    StateMember{"/subscriptions/<subscription>/contract/origin", "text",
                "sales, reseller or store"},
    StateMember{"/subscriptions/<subscription>/contract/salesRepresentative", "text",
                "who sold it (SUB-16)"},
    StateMember{"/subscriptions/<subscription>/contract/orders/<n>/date", "date",
                "the day of the order"},
    StateMember{"/subscriptions/<subscription>/contract/orders/<n>/kind", "text",
                "what was ordered"},
    StateMember{"/subscriptions/<subscription>/contract/orders/<n>/licenses", "count",
                "licenses of the order"},
    StateMember{"/subscriptions/<subscription>/contract/orders/<n>/months", "count",
                "months of the order"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/id", "text",
                "the key's id; row 0 is the primary key"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/name", "text", "its name"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/key", "text", "the key that is typed"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/type", "text",
                "primary, dynamic or reserved"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/max", "count", "the most it may use",
                "licenses limit"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/used", "count", "Macs that use it"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/available", "count",
                "licenses still available to it"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/expires", "date", "its last day",
                "expirationDate"},
    StateMember{"/subscriptions/<subscription>/rows/<n>/status", "text",
                "active, expired or deleted"},
    // Keys as the License Server knows them.
    StateMember{"/keys/<key>/key", "text", "the key that is typed"},
    StateMember{"/keys/<key>/type", "text", "primary, dynamic or reserved"},
    StateMember{"/keys/<key>/max", "count", "the most it may use", "licenses"},
    StateMember{"/keys/<key>/used", "count", "Macs that use it", "managed macs"},
    StateMember{"/keys/<key>/available", "count", "licenses still available to it", "free"},
    StateMember{"/keys/<key>/limit", "count", "the limit that the License Server would give now"},
    StateMember{"/keys/<key>/excess", "count", "Macs over that limit; 0 within it"},
    StateMember{"/keys/<key>/exceeded", "flag", "over the limit"},
    StateMember{"/keys/<key>/atLimit", "flag", "exactly at the limit"},
    StateMember{"/keys/<key>/status", "text", "active, expired or deleted"},
    StateMember{"/keys/<key>/binding", "text", "free, bound or releasePending"},
    StateMember{"/keys/<key>/site", "text?", "the code of the site that it activates"},
    // Sites as their own console shows them.
    StateMember{"/sites/<code>/licenseStatus", "text",
                "Not activated, Activated, Expired or Key revoked", "status"},
    StateMember{"/sites/<code>/method", "text?", "online or offline"},
    StateMember{"/sites/<code>/key", "text?", "the id of its key"},
    StateMember{"/sites/<code>/startDate", "date?", "License Information: first day"},
    StateMember{"/sites/<code>/endDate", "date?", "License Information: last day",
                "expires expirationDate"},
    StateMember{"/sites/<code>/numberOfLicenses", "count?", "License Information: licenses",
                "licenses max"},
    StateMember{"/sites/<code>/usedLicenses", "count?", "License Information: licenses used",
                "used"},
    StateMember{"/sites/<code>/remainingLicenses", "count?", "License Information: licenses left",
                "available free"},
    StateMember{"/sites/<code>/managed", "count", "Macs that the site manages",
                "macs used count enrolled"},
    StateMember{"/sites/<code>/discovered", "count",
                "Macs left unmanaged when the limit was reached", "unmanaged"},
    StateMember{"/sites/<code>/limit", "count",
                "the limit that the Proxy applies; 0 while not activated"},
    StateMember{"/sites/<code>/excess", "count", "Macs over the limit; 0 within it",
                "over overLimit"},
    StateMember{"/sites/<code>/exceeded", "flag", "over the limit"},
    StateMember{"/sites/<code>/atLimit", "flag", "exactly at the limit"},
    StateMember{"/sites/<code>/internet", "flag", "the setting; outages do not change it",
                "online"},
    StateMember{"/sites/<code>/up", "flag", "the Proxy runs", "running"},
    StateMember{"/sites/<code>/lastRefresh", "instant?", "the last refresh of its license"},
    StateMember{"/sites/<code>/lastReport", "instant?", "the last usage report that arrived"},
    StateMember{"/sites/<code>/activationDate", "date?", "the day of its activation"},
    StateMember{"/sites/<code>/problemMonitor/icon", "text", "normal, yellow or noConnection"},
    StateMember{"/sites/<code>/problemMonitor/message", "text?", "what the Problem Monitor says"},
    StateMember{"/sites/<code>/problemMonitor/balloons", "count", "balloons shown so far"},
    StateMember{"/sites/<code>/advice/excess", "count",
                "Macs over the limit, when there is advice"},
    StateMember{"/sites/<code>/advice/remedies/<n>/remedy", "text", "the kind of a remedy"},
    StateMember{"/sites/<code>/advice/remedies/<n>/count", "count",
                "how many licenses or Macs it is about"},
    StateMember{"/sites/<code>/advice/remedies/<n>/text", "text", "the remedy in words"},
    StateMember{"/sites/<code>/log/<n>/at", "instant",
                "when a line of its log was written; oldest first"},
    StateMember{"/sites/<code>/log/<n>/text", "text", "the line"},
    StateMember{"/sites/<code>/usageHistory/<n>/date", "date",
                "the day of a usage report; oldest first"},
    StateMember{"/sites/<code>/usageHistory/<n>/used", "count", "the Macs that it counted"},
    StateMember{"/sites/<code>/refusals/<error>", "count",
                "refused enrollments at the site, by code"},
    // Rows of the Proxy Servers page; absent while a site is not active.
    StateMember{"/proxyServers/<code>/proxyName", "text", "the host's name", "hostname name"},
    StateMember{"/proxyServers/<code>/licenseKey", "text", "the key that is typed", "key"},
    StateMember{"/proxyServers/<code>/siteCode", "text", "the code of the SCCM site", "code"},
    StateMember{"/proxyServers/<code>/siteDescription", "text", "its description", "description"},
    StateMember{"/proxyServers/<code>/offlineAllowed", "flag", "offline activation is allowed"},
    StateMember{"/proxyServers/<code>/proxyVersion", "text", "the version", "version"},
    StateMember{"/proxyServers/<code>/activationDate", "date?", "the day of its activation"},
    StateMember{"/proxyServers/<code>/lastReportDate", "date?", "the day of its last report",
                "lastReport"},
    StateMember{"/proxyServers/<code>/maxLicenses", "count", "the most it may use", "max licenses"},
    StateMember{"/proxyServers/<code>/used", "count", "used, as last reported"},
    StateMember{"/proxyServers/<code>/available", "count", "available, as last reported"},
    StateMember{"/proxyServers/<code>/expiresOn", "date", "the last day of its key",
                "expires expirationDate"},
    StateMember{"/proxyServers/<code>/releasePending/<n>/...", "anything",
                "rows of keys given up before, their releases pending (PAG-5)"},
    StateMember{"/companies/<company>/members/<email>/group", "text", "administrator or member"},
    StateMember{"/companies/<company>/members/<email>/status", "text",
                "Invited, Active or Blocked"},
    StateMember{"/companies/<company>/subscriptions/<n>", "text",
                "the id of a subscription of the company"},
    StateMember{"/people/<email>/firstName", "text", "first name"},
    StateMember{"/people/<email>/lastName", "text", "last name"},
    StateMember{"/people/<email>/companies/<n>", "text", "a company that the person may work for"},
    StateMember{"/people/<email>/subscriptions/<n>", "text",
                "a subscription of the personal account"},
    StateMember{"/people/<email>/keepSignedIn", "flag", "asked to stay signed in"},
    StateMember{"/people/<email>/signedInAt", "instant?", "the last sign-in"},
    StateMember{"/files/<file>/...", "anything", "kind, savedAt and what the file itself holds"},
    StateMember{"/mail/<n>/to", "text", "who got a letter; oldest first"},
    StateMember{"/mail/<n>/subject", "text", "its subject"},
    StateMember{"/mail/<n>/body", "text", "what it says"},
    StateMember{"/mail/<n>/at", "instant", "when it was sent"},
    StateMember{"/signedCsrs/<n>/date", "date", "the day of a signed certificate request"},
    StateMember{"/signedCsrs/<n>/user", "text", "who had it signed"},
    StateMember{"/signedCsrs/<n>/file", "text", "the file"},
    StateMember{"/signedCsrs/<n>/subject", "text", "whose certificate it is"},
    StateMember{"/totals/managed", "count", "Macs that all sites manage", "macs used"},
    StateMember{"/totals/breaches", "count", "times a site went over its limit"},
    StateMember{"/totals/balloons", "count", "balloons shown at all sites"},
    StateMember{"/totals/breachHours", "number", "hours over a limit, of all sites"},
    StateMember{"/totals/overLimitMacDays", "number", "Macs over a limit times days"},
    StateMember{"/totals/idleReservedDays", "number", "idle Reserved licenses times days"},
    StateMember{"/totals/refusals/<error>", "count", "refused commands, by code"},
};

bool is_index(std::string_view token) {
    const bool digits =
        !token.empty() && token.size() <= 9 &&
        std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && (token == "0" || token.front() != '0');
}

std::string unescaped(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size();
        name += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    return name;
}

// Whether `token` may stand where the table has `part`, without looking names up.
bool part_fits(std::string_view part, std::string_view token) {
    if (part == "<n>") return is_index(token);
    return part == "..." || part.front() == '<' || part == token;
}

std::vector<std::string_view> parts_of(std::string_view path) { return split(path.substr(1), '/'); }

struct SplitMember {
    std::vector<std::string_view> parts;
    std::string_view also;
};

const std::vector<SplitMember>& split_members() {
    static const std::vector<SplitMember> all = [] {
        std::vector<SplitMember> made;
        for (const StateMember& member : member_table)
            made.push_back({parts_of(member.path), member.also});
        return made;
    }();
    return all;
}

// What may follow a beginning: the parts of the table at `depth` of all members that fit so far.
struct Choices {
    std::vector<std::string_view> names;  // plain members
    std::vector<std::string_view>
        other_words;               // beside each: its `also`, where the member ends there
    std::string_view placeholder;  // "<code>"; empty: none
    bool anything = false;         // a file's own content
    bool is_value = false;         // a member ends before
};

Choices choices_after(const std::vector<std::string_view>& tokens, std::size_t depth) {
    Choices choices;
    for (const auto& [parts, also] : split_members()) {
        bool same = true;
        for (std::size_t i = 0; i < depth && same; ++i) {
            if (i < parts.size() && parts[i] == "...") choices.anything = true;
            same = i < parts.size() && part_fits(parts[i], tokens[i]);
        }
        if (!same) continue;
        if (parts.size() == depth) {
            choices.is_value = true;
        } else if (parts[depth] == "...") {
            choices.anything = true;
        } else if (parts[depth].front() == '<') {
            choices.placeholder = parts[depth];
        } else if (choices.names.empty() || choices.names.back() != parts[depth]) {
            choices.names.push_back(parts[depth]);
            choices.other_words.push_back(parts.size() == depth + 1 ? also : std::string_view());
        }
    }
    return choices;
}

// Members that another word means: "used" is managed. Those that contain the word come after.
std::vector<std::string_view> meant_by(std::string_view word, const Choices& choices) {
    std::vector<std::string_view> meant;
    const std::string lowered = to_lower(word);
    for (std::size_t i = 0; i < choices.names.size(); ++i) {
        const auto words = split(choices.other_words[i], ' ');
        const bool means =
            !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
        if (means) meant.push_back(choices.names[i]);
    }
    for (const std::string_view name : choices.names) {
        const bool contains =
            lowered.size() >= 3 && to_lower(name).find(lowered) != std::string::npos;
        if (contains && std::find(meant.begin(), meant.end(), name) == meant.end())
            meant.push_back(name);
    }
    if (meant.size() > 3) meant.resize(3);
    return meant;
}

std::string question(const std::vector<std::string_view>& names) {
    std::string text = "; did you mean ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + in_quotes(names[i]);
    }
    return text + "?";
}

// The known names that the placeholder stands for; empty where any name may occur.
std::vector<std::string_view> known_names(std::string_view placeholder, const NameTable& names) {
    if (placeholder == "<code>") return names.all(NameKind::site);
    auto known = placeholder == "<subscription>" || placeholder == "<key>"
                     ? names.all(NameKind::subscription)
                     : std::vector<std::string_view>();
    if (placeholder == "<key>") {
        for (const auto id : names.all(NameKind::sublicense)) known.push_back(id);
    }
    return known;
}

std::optional<std::string> placeholder_problem(std::string_view placeholder,
                                               const std::string& name, const std::string& parent,
                                               const NameTable* names) {
    if (placeholder == "<n>") {
        if (is_index(name)) return std::nullopt;
        return parent + " is a list: an index like 0 is expected, not " + in_quotes(name);
    }
    if (placeholder == "<error>") {
        if (licensing::parse_error_code(name)) return std::nullopt;
        std::vector<std::string_view> codes;
        for (const auto code : licensing::all_error_codes())
            codes.push_back(licensing::code_name(code));
        return "unknown error code " + in_quotes(name) + suggestion(name, codes);
    }
    const bool is_site = placeholder == "<code>";
    const bool is_key = placeholder == "<key>";
    if (!names || (!is_site && !is_key && placeholder != "<subscription>")) return std::nullopt;
    const bool is_known = is_site ? names->knows(NameKind::site, name)
                                  : names->knows(NameKind::subscription, name) ||
                                        (is_key && names->knows(NameKind::sublicense, name));
    if (is_known) return std::nullopt;
    const auto known = known_names(placeholder, *names);
    const char* what = is_site ? "site code" : is_key ? "key id" : "subscription id";
    return "unknown " + std::string(what) + " " + in_quotes(name) + suggestion(name, known);
}

}  // namespace

std::span<const StateMember> state_members() { return member_table; }

std::optional<std::string> state_pointer_problem(std::string_view pointer, const NameTable* names) {
    if (pointer.empty() || pointer.front() != '/') return std::nullopt;  // the whole document
    const auto tokens = split(pointer.substr(1), '/');
    std::string parent;
    for (std::size_t depth = 0; depth < tokens.size(); ++depth) {
        const Choices choices = choices_after(tokens, depth);
        if (choices.anything) return std::nullopt;
        const std::string name = unescaped(tokens[depth]);
        const std::string place = parent.empty() ? "the state document" : parent;
        if (!choices.placeholder.empty()) {
            if (auto problem = placeholder_problem(choices.placeholder, name, place, names))
                return problem;
        } else if (choices.names.empty()) {
            return place + " is a value; nothing is below it";
        } else if (std::find(choices.names.begin(), choices.names.end(), name) ==
                   choices.names.end()) {
            const auto meant = meant_by(name, choices);
            const std::string_view near = nearest(name, choices.names);
            return place + " has no member " + in_quotes(name) +
                   (near.empty() && !meant.empty() ? question(meant)
                                                   : suggestion(name, choices.names));
        }
        parent += "/" + std::string(tokens[depth]);
    }
    return std::nullopt;
}

}  // namespace headroom::scenario
