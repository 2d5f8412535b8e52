#include "core/app/why/state_part.h"

#include "core/scenario/state_document.h"
#include "core/scenario/state_parts.h"

namespace headroom::app {

using scenario::Json;
using namespace licensing;

StatePart::StatePart(const std::string& pointer) : text_(pointer), pointer_(pointer) {
    Json::json_pointer rest = pointer_;
    std::vector<std::string> tokens;
    for (; !rest.empty(); rest.pop_back()) tokens.push_back(rest.back());
    if (!tokens.empty()) table_ = tokens.back();
    if (tokens.size() > 1) name_ = tokens[tokens.size() - 2];
}

/// The element of the table that has the name; null when there is none.
Json StatePart::named(const World& world, Instant now) const {
    if (table_ == "sites" || table_ == "proxyServers") {
        for (std::size_t i = 0; i < world.sites.size(); ++i) {
            if (world.sites[i].code != name_) continue;
            if (table_ == "sites") return scenario::site_document(world, SiteId{i}, now);
            return scenario::proxy_server_document(world, SiteId{i}, reported_sums(world));
        }
        return nullptr;
    }
    for (std::size_t i = 0; i < world.subscriptions.size(); ++i) {
        const Subscription& subscription = world.subscriptions[i];
        if (table_ == "subscriptions") {
            if (subscription.id != name_) continue;
            return scenario::subscription_document(world, SubscriptionId{i}, now);
        }
        for (const KeyId key : subscription.keys) {
            if (world.keys[key.index()].id == name_) return scenario::key_document(world, key);
        }
    }
    return nullptr;
}

Json StatePart::document(const World& world, Instant now) const {
    const bool is_table = table_ == "sites" || table_ == "proxyServers" ||
                          table_ == "subscriptions" || table_ == "keys";
    if (!is_table || name_.empty()) return scenario::state_document(world, now);
    Json table = Json::object();
    if (Json element = named(world, now); !element.is_null()) table[name_] = std::move(element);
    return {{table_, std::move(table)}};
}

std::optional<Json> StatePart::value(const World& world, Instant now) const {
    const Json whole = document(world, now);
    if (!whole.contains(pointer_)) return std::nullopt;
    return whole.at(pointer_);
}

}  // namespace headroom::app
