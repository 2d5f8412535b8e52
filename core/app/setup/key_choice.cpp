#include "core/app/setup/key_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/app/setup/document_parts.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

Json& subscriptions_of(Json& document) { return make_list(document["world"], "subscriptions"); }
Json& site_at(Json& document, std::size_t site) { return document["world"]["sites"][site]; }

bool has_key(const Json& subscription, const std::string& key) {
    if (text_in(subscription, "id") == key) return true;
    for (const Json& sublicense : list_in(subscription, "sublicenses")) {
        if (text_in(sublicense, "id") == key) return true;
    }
    return false;
}

/// What a subscription has promised already.
struct Promised {
    bool primary = false;  // its primary key is taken
    Count reserved = 0;
    Count shared = 0;  // Macs at its other keys
};

Promised promised_by(const Json& document, const Json& subscription) {
    Promised promised;
    const std::string primary = text_in(subscription, "id");
    std::set<std::string> sharing{primary};
    for (const Json& sublicense : list_in(subscription, "sublicenses")) {
        if (text_in(sublicense, "type") == "dynamic") {
            sharing.insert(text_in(sublicense, "id"));
        } else {
            promised.reserved += count_in(sublicense, "licenses");
        }
    }
    for (const Json& site : list_in(document.at("world"), "sites")) {
        const std::string key = text_in(site, "key");
        if (sharing.count(key) == 0) continue;
        promised.primary = promised.primary || key == primary;
        promised.shared += count_in(site, "macs");
    }
    return promised;
}

/// Whether the key can be had (SBL-22, SBL-23), and whether its Macs fit as well.
enum class Room : std::uint8_t { none, for_key, for_macs };

Room room_for(const Json& document, const Json& subscription, const SiteFigures& figures) {
    const Promised promised = promised_by(document, subscription);
    const Count licenses = count_in(subscription, "licenses");
    const Count unpromised = licenses - promised.reserved - promised.shared;
    switch (figures.key) {
        case KeyWish::none: return Room::none;
        case KeyWish::primary:
            if (promised.primary) return Room::none;
            return unpromised >= figures.macs ? Room::for_macs : Room::for_key;
        case KeyWish::reserved:
            if (licenses - promised.reserved < figures.licenses) return Room::none;
            return unpromised >= figures.licenses ? Room::for_macs : Room::for_key;
        case KeyWish::dynamic:
            if (licenses < figures.licenses) return Room::none;
            return unpromised >= figures.macs ? Room::for_macs : Room::for_key;
    }
    return Room::none;
}

bool is_meant(const Json& subscription, const std::string& wanted) {
    const std::string wish = to_lower(trim(wanted));
    return wish.empty() || to_lower(text_in(subscription, "id")) == wish ||
           to_lower(text_in(subscription, "name")) == wish;
}

/// The first subscription in which the Macs fit, else the first in which the key does.
Json* choose_subscription(Json& document, const SiteFigures& figures) {
    Json* with_key = nullptr;
    for (Json& subscription : subscriptions_of(document)) {
        if (!is_meant(subscription, figures.subscription)) continue;
        const Room room = room_for(document, subscription, figures);
        if (room == Room::for_macs) return &subscription;
        if (room == Room::for_key && with_key == nullptr) with_key = &subscription;
    }
    return with_key;
}

std::string not_had(const Json& document, const SiteFigures& figures) {
    const Json& all = list_in(document.at("world"), "subscriptions");
    if (all.empty()) return figures.code + " has no key yet: add a subscription first.";
    const bool known = std::any_of(all.begin(), all.end(), [&](const Json& one) {
        return is_meant(one, figures.subscription);
    });
    if (!known) {
        return fmt::format("{} has no key yet: there is no subscription \"{}\".", figures.code,
                           figures.subscription);
    }
    if (figures.key == KeyWish::primary) {
        return figures.code +
               " has no key yet: another site uses the primary key. Choose Reserved or Dynamic.";
    }
    if (figures.licenses < 1) {
        return fmt::format("{} has no key yet: say how many licenses are {}.", figures.code,
                           key_words(figures.key));
    }
    Count most = 0;
    for (const Json& one : all) {
        if (!is_meant(one, figures.subscription)) continue;
        const Count set_aside =
            figures.key == KeyWish::reserved ? promised_by(document, one).reserved : 0;
        most = std::max(most, count_in(one, "licenses") - set_aside);
    }
    return fmt::format("{} has no key yet: {} {} do not fit, at most {} can be had.", figures.code,
                       figures.licenses, key_words(figures.key), most);
}

void collect_names(const Json& value, std::set<std::string>& names) {
    if (value.is_string()) names.insert(value.get<std::string>());
    for (const Json& item : value) {
        if (value.is_structured()) collect_names(item, names);
    }
}

/// Ids and names are unique (SBL-20): "lon", "lon-2".
std::string unused(const std::string& wanted, const std::set<std::string>& taken,
                   std::string_view joint) {
    std::string name = wanted;
    for (int n = 2; taken.count(to_lower(name)) > 0; ++n)
        name = fmt::format("{}{}{}", wanted, joint, n);
    return name;
}

Json new_sublicense(const Json& document, const Json& subscription, const SiteFigures& figures) {
    std::set<std::string> ids;
    for (const Json& one : list_in(document.at("world"), "subscriptions")) {
        ids.insert(to_lower(text_in(one, "id")));
        for (const Json& sublicense : list_in(one, "sublicenses")) {
            ids.insert(to_lower(text_in(sublicense, "id")));
        }
    }
    for (const Json& step : list_in(document, "steps")) ids.insert(to_lower(text_in(step, "id")));
    std::set<std::string> names;
    for (const Json& sublicense : list_in(subscription, "sublicenses")) {
        names.insert(to_lower(text_in(sublicense, "name")));
        names.insert(to_lower(text_in(sublicense, "id")));
    }
    const std::string name = figures.name.empty() ? figures.code : figures.name;
    return {{"id", unused(to_lower(figures.code), ids, "-")},
            {"name", unused(name, names, " ")},
            {"type", figures.key == KeyWish::dynamic ? "dynamic" : "reserved"},
            {"licenses", figures.licenses},
            {"expires", "withSubscription"}};
}

}  // namespace

void take_key(Json& document, std::size_t site) {
    Json& row = site_at(document, site);
    const std::string key = text_in(row, "key");
    row.erase("key");
    row.erase("method");
    if (key.empty()) return;
    std::set<std::string> named;
    collect_names(list_in(document, "steps"), named);
    if (named.count(key) > 0) return;
    for (Json& subscription : subscriptions_of(document)) {
        if (!subscription.contains("sublicenses")) continue;
        Json& sublicenses = subscription["sublicenses"];
        for (std::size_t i = 0; i < sublicenses.size(); ++i) {
            if (text_in(sublicenses[i], "id") != key) continue;
            sublicenses.erase(i);
            return;
        }
    }
}

namespace {

/// The sublicense of the site, changed where it stands; false when it has to be another one.
bool change_sublicense(Json& document, const std::string& key, const SiteFigures& figures) {
    for (Json& subscription : subscriptions_of(document)) {
        if (!subscription.contains("sublicenses")) continue;
        for (Json& sublicense : subscription["sublicenses"]) {
            if (text_in(sublicense, "id") != key) continue;
            if (!is_meant(subscription, figures.subscription)) return false;
            const bool was_reserved = text_in(sublicense, "type") != "dynamic";
            const Count held = was_reserved ? count_in(sublicense, "licenses") : 0;
            const Count licenses = count_in(subscription, "licenses");
            const bool reserved = figures.key == KeyWish::reserved;
            const Count set_aside =
                reserved ? promised_by(document, subscription).reserved - held : 0;
            if (figures.licenses < 1 || licenses - set_aside < figures.licenses) return false;
            sublicense["type"] = reserved ? "reserved" : "dynamic";
            sublicense["licenses"] = figures.licenses;
            return true;
        }
    }
    return false;
}

void set_method(Json& document, std::size_t site, bool offline) {
    Json& row = site_at(document, site);
    row["method"] = offline ? "offline" : "online";
    if (!offline) return;
    for (Json& subscription : subscriptions_of(document)) {
        if (has_key(subscription, text_in(row, "key"))) subscription["offlineAllowed"] = true;
    }
}

}  // namespace

std::string give_key(Json& document, std::size_t site, const SiteFigures& figures) {
    const std::string key = text_in(site_at(document, site), "key");
    const bool shared = figures.key == KeyWish::reserved || figures.key == KeyWish::dynamic;
    if (shared && !key.empty() && change_sublicense(document, key, figures)) {
        set_method(document, site, figures.offline);
        return "";
    }
    take_key(document, site);
    if (figures.key == KeyWish::none) return "";
    Json* const subscription =
        shared && figures.licenses < 1 ? nullptr : choose_subscription(document, figures);
    if (subscription == nullptr) return not_had(document, figures);
    if (shared) {
        Json sublicense = new_sublicense(document, *subscription, figures);
        site_at(document, site)["key"] = sublicense.at("id");
        make_list(*subscription, "sublicenses").push_back(std::move(sublicense));
    } else {
        site_at(document, site)["key"] = subscription->at("id");
    }
    set_method(document, site, figures.offline);
    return "";
}

}  // namespace headroom::app
