#include "core/app/explain.h"

#include <algorithm>

#include "core/app/explain_parts.h"
#include "core/base/text.h"
#include "core/scenario/log_text.h"

namespace headroom::app {
namespace {

using About = Question::About;
using namespace explain_parts;

const SubscriptionView* subscription_of(const Overview& overview, const Question& question) {
    for (const SubscriptionView& view : overview.subscriptions) {
        if (view.id == question.subscription) return &view;
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
    out.text =
        "One license for each managed Mac; discovered ones that are not managed need none. "
        "Macs behind an expired key count nowhere.";
    out.rules = {"formulas", "MAC-1", "SBL-52"};
    add_holders(out, subscription);
    return out;
}

/// Over all subscriptions: the Macs add up, the licenses stay apart (SUB-7).
Explanation used_of_all(const Overview& overview) {
    Explanation out{"Licenses used", "", ""};
    Count used = 0;
    for (const SubscriptionView& subscription : overview.subscriptions) {
        used += subscription.used;
        out.terms.push_back(
            {subscription.name, str(subscription.used) + " of " + str(subscription.total)});
    }
    out.value = str(used);
    out.result = "licenses used in all";
    out.text =
        "Each subscription has its own licenses, keys and main license pool; what one has "
        "left, the other cannot use.";
    out.rules = {"SUB-7", "MAC-1"};
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
        out.text =
            "The primary key can have whatever is not reserved, as far as Dynamic keys have "
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

Explanation sites_over(const Overview& overview) {
    Explanation out{"Sites over the limit", "", "u > L"};
    Count over = 0;
    for (const SiteView& site : overview.sites) {
        if (!site.exceeded) continue;
        ++over;
        out.terms.push_back(
            {site.code + ": " + counted(site.managed, "Mac") + ", limit " + str(site.limit),
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
    out.text =
        "A date is valid to the end of its day. A paid subscription has a grace period "
        "after it; a sublicense that expires on a date of its own has none.";
    out.rules = {"SUB-11", "SBL-50", "SBL-51", "CLK-6"};
    return out;
}

std::optional<Explanation> answer(const Overview& overview, const Question& question) {
    switch (question.about) {
        case About::sites_over: return sites_over(overview);
        case About::next_expiry: return next_expiry(overview);
        case About::refusal: return refusal(overview, question);
        case About::breach: return breach(overview, question);
        default: break;
    }
    const SubscriptionView* subscription = subscription_of(overview, question);
    if (question.about == About::licenses_used || question.about == About::main_pool ||
        question.about == About::available) {
        if (question.about == About::licenses_used && question.subscription.empty()) {
            return used_of_all(overview);
        }
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
    const Instant at = question.at.value_or(session.now());
    const Overview* overview = session.overview_at(at);
    if (overview == nullptr) return std::nullopt;
    auto out = answer(*overview, question);
    if (!out) return out;
    if (at != session.now()) {
        out->as_of = at;
        out->remedies.clear();  // they would be for now
    } else if (!question.site.empty() && out->remedies.empty()) {
        out->remedies = session.remedies(question.site);
    }
    return out;
}

std::string cause_in_words(std::string_view cause) { return scenario::cause_in_words(cause); }

std::string code_in(const std::string& log_text) {
    const std::size_t begin = log_text.find("E_");
    if (begin == std::string::npos) return "";
    std::size_t end = begin;
    const auto belongs = [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; };
    while (end < log_text.size() && belongs(log_text[end])) ++end;
    return log_text.substr(begin, end - begin);
}

}  // namespace headroom::app
