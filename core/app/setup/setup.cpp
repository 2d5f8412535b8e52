#include "core/app/setup/setup.h"

#include <algorithm>
#include <map>

#include "core/app/setup/document_parts.h"
#include "core/app/setup/headcount.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

struct KeyOfDocument {
    KeyWish wish = KeyWish::none;
    Count licenses = 0;
    std::size_t subscription = 0;
};

std::map<std::string, KeyOfDocument> keys_of(const Json& world) {
    std::map<std::string, KeyOfDocument> keys;
    std::size_t index = 0;
    for (const Json& subscription : list_in(world, "subscriptions")) {
        keys[text_in(subscription, "id")] = {KeyWish::primary, 0, index};
        for (const Json& sublicense : list_in(subscription, "sublicenses")) {
            const bool dynamic = text_in(sublicense, "type") == "dynamic";
            keys[text_in(sublicense, "id")] = {dynamic ? KeyWish::dynamic : KeyWish::reserved,
                                               count_in(sublicense, "licenses"), index};
        }
        ++index;
    }
    return keys;
}

SetupSubscription read_subscription(const Json& subscription, Instant start) {
    SetupSubscription row;
    row.id = text_in(subscription, "id");
    row.name = text_in(subscription, "name");
    if (row.name.empty()) row.name = row.id;
    row.licenses = count_in(subscription, "licenses");
    row.starts = start_of(subscription, start);
    row.expires = expiry_of(subscription, start);
    row.trial = text_in(subscription, "kind") == "trial";
    row.auto_renew = flag_in(subscription, "autoRenew");
    row.offline_allowed = flag_in(subscription, "offlineAllowed");
    for (const Json& sublicense : list_in(subscription, "sublicenses")) {
        if (text_in(sublicense, "type") != "dynamic")
            row.reserved += count_in(sublicense, "licenses");
    }
    row.needed = row.reserved;
    return row;
}

SetupSite read_site(const Json& site, const std::map<std::string, KeyOfDocument>& keys,
                    std::vector<SetupSubscription>& subscriptions) {
    SetupSite row;
    SiteFigures& figures = row.figures;
    figures.code = text_in(site, "code");
    figures.name = text_in(site, "description");
    figures.macs = count_in(site, "macs");
    figures.offline = text_in(site, "method") == "offline";
    row.key_id = text_in(site, "key");
    const auto key = keys.find(row.key_id);
    if (key == keys.end()) return row;
    SetupSubscription& subscription = subscriptions[key->second.subscription];
    figures.key = key->second.wish;
    figures.licenses = key->second.licenses;
    figures.subscription = subscription.id;
    if (figures.key == KeyWish::primary) subscription.primary_taken = true;
    if (figures.key != KeyWish::reserved) subscription.needed += figures.macs;
    return row;
}

void read_expectations(Setup& setup, const std::vector<SiteDemand>& demand) {
    std::map<std::string, const SiteDemand*> by_code;
    for (const SiteDemand& one : demand) by_code[one.site] = &one;
    for (SetupSite& site : setup.sites) {
        const auto found = by_code.find(site.figures.code);
        if (found != by_code.end()) site.demand = *found->second;
        site.headcount_growth = headcount_growth(site.figures.macs, site.demand);
        for (const ToCome& one : setup.to_come) {
            const bool comes = one.kind == ToCome::Kind::macs_come;
            if (comes && one.about == site.figures.code) site.waves += one.count;
        }
    }
}

}  // namespace

std::string_view key_words(KeyWish wish) {
    switch (wish) {
        case KeyWish::primary: return "Primary";
        case KeyWish::reserved: return "Reserved";
        case KeyWish::dynamic: return "Dynamic";
        case KeyWish::none: break;
    }
    return "No key";
}

Setup setup_of(const Session& session) {
    Setup setup;
    setup.document = session.beginning_json();
    const Json document = Json::parse(setup.document);
    setup.name = text_in(document, "name");
    setup.start = session.start();
    setup.end = instant_in(document, "end", setup.start);
    static const Json no_world = Json::object();
    const Json* given = member(document, "world");
    const Json& world = given != nullptr ? *given : no_world;
    for (const Json& subscription : list_in(world, "subscriptions")) {
        setup.subscriptions.push_back(read_subscription(subscription, setup.start));
    }
    const std::map<std::string, KeyOfDocument> keys = keys_of(world);
    for (const Json& site : list_in(world, "sites")) {
        setup.sites.push_back(read_site(site, keys, setup.subscriptions));
    }
    setup.to_come = read_to_come(document, setup.start);
    read_expectations(setup, demand_of(session));
    return setup;
}

std::string own_plan(Date today) {
    const Json subscription{{"id", "main"},
                            {"name", "My licenses"},
                            {"kind", "paid"},
                            {"licenses", 100},
                            {"starts", format_date(today)},
                            {"expires", format_date(add_months(today, 12) - 1)}};
    const Json document{{"schema", "headroom/scenario/1"},
                        {"name", "My plan"},
                        {"description", "A plan of one's own, made on the page Set-up."},
                        {"start", format_date(today)},
                        {"end", format_date(add_months(today, 12))},
                        {"world",
                         {{"company", "My company"},
                          {"admin", "admin@company.example"},
                          {"subscriptions", Json::array({subscription})},
                          {"sites", Json::array()}}},
                        {"demand", Json::array()}};
    return document.dump(2) + "\n";
}

}  // namespace headroom::app
