#include "core/app/explain.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace headroom::app {
namespace {

using About = Question::About;

std::string str(Count n) { return std::to_string(n); }

const SubscriptionView* subscription_of(const Overview& overview, const Question& question) {
    for (const SubscriptionView& view : overview.subscriptions) {
        if (view.id == question.subscription) return &view;
    }
    return nullptr;
}

struct KeyPlace {
    const SubscriptionView* subscription = nullptr;
    const LicenseRow* row = nullptr;
};

KeyPlace key_of(const Overview& overview, const std::string& id) {
    for (const SubscriptionView& view : overview.subscriptions) {
        for (const LicenseRow& row : view.rows) {
            if (row.id == id && !id.empty()) return {&view, &row};
        }
    }
    return {};
}

const SiteView* site_of(const Overview& overview, const std::string& code) {
    for (const SiteView& site : overview.sites) {
        if (site.code == code && !code.empty()) return &site;
    }
    return nullptr;
}

struct Sums {
    Count primary_used = 0;
    Count dynamic_used = 0;
    Count reserved_used = 0;
    Count reserved_max = 0;
};

Sums sums_of(const SubscriptionView& subscription) {
    Sums sums;
    for (const LicenseRow& row : subscription.rows) {
        if (row.status == "expired") continue;
        if (row.type == "primary") sums.primary_used += row.used;
        if (row.type == "dynamic") sums.dynamic_used += row.used;
        if (row.type == "reserved") {
            sums.reserved_used += row.used;
            sums.reserved_max += row.max;
        }
    }
    return sums;
}

void add_holders(Explanation& out, const SubscriptionView& subscription) {
    for (const LicenseRow& row : subscription.rows) {
        if (row.status == "expired") continue;
        const bool holds = row.used > 0 || row.type == "reserved";
        if (!holds) continue;
        const std::string place = row.site.empty() ? "" : " at " + row.site;
        std::string value = str(row.used);
        if (row.type == "reserved") value += " of " + str(row.max) + " reserved";
        out.holders.push_back({row.name + place, std::move(value)});
    }
}

Explanation pool(const SubscriptionView& subscription) {
    const Sums sums = sums_of(subscription);
    Explanation out{"Main license pool of " + subscription.name, str(subscription.main_pool_raw),
                    "T - U_P - U_D - Q_R"};
    out.terms = {{"Total number of licenses (T)", str(subscription.total)},
                 {"- used with the primary key (U_P)", str(sums.primary_used)},
                 {"- used with Dynamic keys (U_D)", str(sums.dynamic_used)},
                 {"- set aside by Reserved keys (Q_R)", str(sums.reserved_max)}};
    out.result = "= main license pool";
    out.text = subscription.main_pool_raw < 0
                   ? "More is in use than the subscription has. Buy licenses, or shrink an idle "
                     "Reserved sublicense."
                   : "What the primary key and all Dynamic keys can still take, first come first "
                     "served. Licenses set aside are not in it, used or not.";
    out.rules = {"formulas", "SBL-10", "SBL-11"};
    add_holders(out, subscription);
    return out;
}

Explanation used(const SubscriptionView& subscription) {
    const Sums sums = sums_of(subscription);
    Explanation out{"Licenses used of " + subscription.name, str(subscription.used),
                    "U_P + U_D + U_R"};
    out.terms = {{"Macs on the primary key (U_P)", str(sums.primary_used)},
                 {"+ Macs on Dynamic keys (U_D)", str(sums.dynamic_used)},
                 {"+ Macs on Reserved keys (U_R)", str(sums.reserved_used)}};
    out.result = "= licenses used";
    out.text = "One license for each managed Mac; discovered ones that are not managed need none. "
               "Macs behind an expired key count nowhere.";
    out.rules = {"formulas", "MAC-1", "SBL-52"};
    add_holders(out, subscription);
    return out;
}

Explanation available(const SubscriptionView& subscription) {
    Explanation out{"Available licenses of " + subscription.name, str(subscription.available),
                    "max(0, T - U)"};
    out.terms = {{"Total number of licenses (T)", str(subscription.total)},
                 {"- licenses used (U)", str(subscription.used)}};
    out.result = "= available";
    out.text = "Of these, " + str(subscription.available_dynamic) +
               " are in the main license pool and " + str(subscription.available_reserved) +
               " are idle in Reserved sublicenses, where only their own keys can use them.";
    out.rules = {"formulas", "C1"};
    add_holders(out, subscription);
    return out;
}

Explanation row_max(const SubscriptionView& subscription, const LicenseRow& row) {
    Explanation out{"Max lic. of " + row.name, str(row.max), ""};
    if (row.type == "primary") {
        const Sums sums = sums_of(subscription);
        out.formula = "T - Q_R";
        out.terms = {{"Total number of licenses (T)", str(subscription.total)},
                     {"- set aside by Reserved keys (Q_R)", str(sums.reserved_max)}};
        out.result = "= Max lic. of the primary key";
        out.text = "The primary key can have whatever is not reserved, as far as Dynamic keys have "
                   "not taken it.";
        out.rules = {"SBL-4"};
        return out;
    }
    out.terms = {{"the number of the sublicense", str(row.max)}};
    out.text = row.type == "reserved"
                   ? "The whole number is taken out of the main license pool for this key alone."
                   : "Only a ceiling: the licenses are in the main license pool until they are "
                     "used, and all Dynamic keys and the primary key compete for them.";
    out.rules = {row.type == "reserved" ? "SBL-10" : "SBL-11"};
    return out;
}

Explanation row_used(const LicenseRow& row) {
    Explanation out{"Used of " + row.name, str(row.used), ""};
    const std::string place = row.site.empty() ? "no installation" : row.site;
    out.terms = {{"Macs managed now at " + place, str(row.used)}};
    out.text = row.status == "expired"
                   ? "The key has expired: its Macs stay enrolled, but count nowhere."
                   : "Live: what My Account shows is what the site last reported.";
    out.rules = {"FIG-1", "MAC-1"};
    return out;
}

std::string expired_text() { return "An expired key has no licenses: its limit is 0."; }

Explanation row_available(const SubscriptionView& subscription, const LicenseRow& row) {
    Explanation out{"Available of " + row.name, str(row.available), ""};
    const Count pool = subscription.available_dynamic;
    out.result = "= available";
    out.rules = {"formulas", "SBL-5"};
    if (row.status == "expired") {
        out.text = expired_text();
    } else if (row.type == "primary") {
        out.formula = "max(0, M)";
        out.terms = {{"left in the main license pool (M)", str(pool)}};
        out.text = "What is left in the main license pool, shared with all Dynamic keys.";
    } else if (row.type == "dynamic") {
        out.formula = "min(q - u, M)";
        out.terms = {{"its number less its Macs (q - u)", str(row.max - row.used)},
                     {"left in the main license pool (M)", str(pool)}};
        out.text = row.max - row.used <= pool ? "Its own number stops it first."
                                              : "The main license pool stops it first.";
    } else {
        out.formula = "max(0, q - u)";
        out.terms = {{"its number (q)", str(row.max)}, {"- its Macs (u)", str(row.used)}};
        out.text = "Set aside for this key alone.";
    }
    return out;
}

Explanation row_limit(const SubscriptionView& subscription, const LicenseRow& row) {
    Explanation out{"Limit of " + row.name, str(row.limit), ""};
    out.result = "= limit";
    out.rules = {"formulas", "FIG-4", "FIG-5"};
    if (row.status == "expired") {
        out.text = expired_text();
        return out;
    }
    if (row.type == "reserved") {
        out.formula = "q";
        out.terms = {{"its number (q)", str(row.max)}};
        out.text = "The limit of a Reserved key is its number, whatever others use.";
        return out;
    }
    out.formula = row.type == "dynamic" ? "min(q, u + M)" : "u + M";
    if (row.type == "dynamic") out.terms.push_back({"its number (q)", str(row.max)});
    out.terms.push_back({"its Macs (u)", str(row.used)});
    out.terms.push_back({"left in the main license pool (M)", str(subscription.main_pool_raw)});
    out.text = "It moves: whatever another key takes from the main license pool, this one cannot "
               "have.";
    return out;
}

Explanation sites_over(const Overview& overview) {
    Explanation out{"Sites over the limit", "", "u > L"};
    Count over = 0;
    for (const SiteView& site : overview.sites) {
        if (!site.exceeded) continue;
        ++over;
        out.terms.push_back({site.code + ": " + counted(site.managed, "Mac") + ", limit " +
                                 str(site.limit),
                             "over by " + str(site.excess)});
    }
    out.value = str(over);
    out.text = over == 0 ? "Every site has at least as many licenses as Macs. At the limit is not "
                           "over it: one more Mac enrolled by hand would be refused."
                         : "Macs stay enrolled and get their policies, but no further one can be "
                           "enrolled by hand, and the Problem Monitor turns yellow.";
    out.rules = {"EXC-1", "EXC-3", "EXC-4"};
    return out;
}

Explanation next_expiry(const Overview& overview) {
    Explanation out{"What expires, and when", "", ""};
    std::vector<Term> dates;
    for (const SubscriptionView& view : overview.subscriptions) {
        dates.push_back({view.name + " (" + view.status + ")", view.expiration_date});
        for (const LicenseRow& row : view.rows) {
            if (row.on_date) dates.push_back({row.name, row.expires});
        }
    }
    std::stable_sort(dates.begin(), dates.end(),
                     [](const Term& a, const Term& b) { return a.value < b.value; });
    out.terms = std::move(dates);
    out.text = "A date is valid to the end of its day. A paid subscription has a grace period "
               "after it; a sublicense that expires on a date of its own has none.";
    out.rules = {"SUB-11", "SBL-50", "SBL-51", "CLK-6"};
    return out;
}

/// The equation of a site's limit, who holds what, and what would help: for breaches and refusals.
void add_site(Explanation& out, const Overview& overview, const SiteView& site) {
    const KeyPlace place = key_of(overview, site.key_id);
    out.terms.push_back({"Macs managed at " + site.code + " (u)", str(site.managed)});
    if (place.row != nullptr) {
        const Explanation limit = row_limit(*place.subscription, *place.row);
        if (!limit.formula.empty()) out.formula = "L = " + limit.formula;
        for (const Term& term : limit.terms) {
            if (term.name != "its Macs (u)") out.terms.push_back(term);
        }
        out.terms.push_back({"limit of \"" + place.row->name + "\" (L)", str(site.limit)});
        add_holders(out, *place.subscription);
    } else {
        out.terms.push_back({"limit without a valid key (L)", "0"});
    }
}

std::string cause_text(const std::string& cause) {
    static constexpr std::array<std::pair<const char*, const char*>, 8> texts{{
        {"shrunk", "The sublicense was made smaller than the number of its Macs."},
        {"expired", "The key expired; an expired key has no licenses."},
        {"totalReduced", "The subscription was reduced, and the main license pool is short."},
        {"discovery", "Auto-discovery enrolled Macs past the limit; no limit stops it."},
        {"competition", "Other keys took the licenses of the main pool that this one would need."},
        {"smallerKey", "The site was activated with a key for fewer Macs than it manages."},
        {"deactivated", "The installation was deactivated while it managed Macs."},
        {"revoked", "The sublicense of the site was deleted."},
    }};
    for (const auto& [name, text] : texts) {
        if (cause == name) return text;
    }
    return "More Macs are managed than the key allows.";
}

Explanation breach(const Overview& overview, const SiteView& site, const Question& question) {
    Explanation out{"Why " + site.code + " is over its limit",
                    site.exceeded ? "over by " + str(site.excess) : "within its limit now", "u > L"};
    add_site(out, overview, site);
    out.result = "";
    out.text = cause_text(question.cause);
    out.rules = {"EXC-1", "EXC-13"};
    if (question.cause == "shrunk") out.rules.push_back("SBL-32");
    if (question.cause == "expired") out.rules.push_back("SBL-52");
    if (question.cause == "discovery") out.rules.push_back("MAC-7");
    if (question.cause == "competition") out.rules.push_back("SBL-11");
    return out;
}

struct CodeRule {
    const char* code;
    const char* text;
    const char* rule;
};

constexpr std::array<CodeRule, 12> code_rules{{
    {"E_LICENSE_LIMIT", "One more Mac would be one too many: u + 1 > L.", "MAC-6"},
    {"E_NOT_ENOUGH_LICENSES", "A Reserved number has to fit into the main license pool.", "SBL-22"},
    {"E_ABOVE_TOTAL", "A Dynamic ceiling may be as high as the total, not higher.", "SBL-23"},
    {"E_SUBLICENSE_IN_USE", "A key that an installation holds is not deleted.", "SBL-40"},
    {"E_KEY_IN_USE", "A key activates one installation at a time.", "KEY-1"},
    {"E_KEY_EXPIRED", "The key has expired.", "KEY-4"},
    {"E_KEY_REVOKED", "The sublicense of the site was deleted.", "SBL-41"},
    {"E_NOT_ACTIVATED", "The installation has no key.", "MAC-6"},
    {"E_SERVER_UNREACHABLE", "The License Server cannot be reached from there.", "OFF-8"},
    {"E_SUBSCRIPTION_EXPIRED", "The subscription has expired.", "SUB-12"},
    {"E_NAME_DUPLICATE", "Names are unique among the living sublicenses.", "SBL-20"},
    {"E_NUMBER_INVALID", "The number has to be a whole one, 1 or more.", "SBL-21"},
}};

Explanation refusal(const Overview& overview, const Question& question) {
    Explanation out{"Why it was refused", question.code, ""};
    for (const CodeRule& known : code_rules) {
        if (question.code != known.code) continue;
        out.text = known.text;
        out.rules = {known.rule};
    }
    if (out.rules.empty()) out.rules = {"errors"};
    if (const SiteView* site = site_of(overview, question.site)) {
        add_site(out, overview, *site);
        if (question.code == "E_LICENSE_LIMIT" && !site->exceeded) {
            const KeyPlace place = key_of(overview, site->key_id);
            out.remedies.push_back({"removeMacs", 1, "Remove 1 Mac to make room for another."});
            if (place.row != nullptr && place.row->type != "primary") {
                out.remedies.push_back({"raiseSublicense", 1,
                                        "Raise \"" + place.row->name + "\" by 1 (the main pool has " +
                                            str(place.subscription->available_dynamic) +
                                            "), then refresh."});
            }
        }
    }
    return out;
}

std::optional<Explanation> answer(const Overview& overview, const Question& question) {
    switch (question.about) {
        case About::sites_over: return sites_over(overview);
        case About::next_expiry: return next_expiry(overview);
        case About::refusal: return refusal(overview, question);
        case About::breach: {
            const SiteView* site = site_of(overview, question.site);
            if (site == nullptr) return std::nullopt;
            return breach(overview, *site, question);
        }
        default: break;
    }
    const SubscriptionView* subscription = subscription_of(overview, question);
    if (question.about == About::licenses_used || question.about == About::main_pool ||
        question.about == About::available) {
        if (subscription == nullptr) return std::nullopt;
        if (question.about == About::licenses_used) return used(*subscription);
        return question.about == About::main_pool ? pool(*subscription) : available(*subscription);
    }
    const KeyPlace place = key_of(overview, question.row);
    if (place.row == nullptr) return std::nullopt;
    switch (question.about) {
        case About::row_max: return row_max(*place.subscription, *place.row);
        case About::row_used: return row_used(*place.row);
        case About::row_available: return row_available(*place.subscription, *place.row);
        default: return row_limit(*place.subscription, *place.row);
    }
}

}  // namespace

std::optional<Explanation> explain(const Session& session, const Question& question) {
    auto out = answer(session.overview(), question);
    if (out && !question.site.empty() && out->remedies.empty()) {
        out->remedies = session.remedies(question.site);
    }
    return out;
}

std::string code_in(const std::string& log_text) {
    const std::size_t begin = log_text.find("E_");
    if (begin == std::string::npos) return "";
    std::size_t end = begin;
    const auto belongs = [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; };
    while (end < log_text.size() && belongs(log_text[end])) ++end;
    return log_text.substr(begin, end - begin);
}

}  // namespace headroom::app
