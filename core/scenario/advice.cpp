#include "core/scenario/advice.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/licensing/terms.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

Json remedy(const char* name, Count count, std::string text) {
    return {{"remedy", name}, {"count", count}, {"text", std::move(text)}};
}

// Reserved licenses that nobody uses, as far as the License Server knows.
Count idle_reserved(const World& world, const Subscription& subscription) {
    PoolSums sums;
    for (const KeyId id : subscription.keys) sums.add(world.keys[id.index()].known_use());
    return sums.idle_reserved;
}

// EXC-11 and EXC-12 for an activated installation: the numbers follow from the pool of its key.
void add_license_remedies(Json& remedies, const World& world, const Site& site, Count used) {
    const LicenseKey& key = world.keys[site.terms->key.index()];
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const MainPool& server_pool = subscription.known;
    const Count excess = site.excess;
    const Count server_max = key.type == KeyType::primary ? server_pool.primary_max() : key.max;
    if (server_limit(world, site.terms->key) >= used) {
        remedies.push_back(
            remedy("refresh", 0, "Refresh: the License Server allows enough already."));
        return;
    }
    const Count pool = server_pool.main_pool();
    const bool own_max_binds = used > server_max && key.type != KeyType::primary;
    if (own_max_binds) {
        const Count raise = used - server_max;
        // A Dynamic key's Macs are out of the pool already; a Reserved one has to take them.
        const Count needed = key.type == KeyType::reserved ? raise : 0;
        if (needed <= pool) {
            remedies.push_back(remedy("raiseSublicense", raise,
                                      "Raise the sublicense by " + std::to_string(raise) +
                                          " (the main pool has " + std::to_string(pool) +
                                          "), then refresh."));
            return;
        }
    }
    const Count idle = idle_reserved(world, subscription);
    const Count missing = std::max<Count>(0, excess - pool);
    if (idle > 0 && missing > 0) {
        const Count freed = std::min(idle, missing);
        remedies.push_back(remedy("shrinkIdleReserved", freed,
                                  "Shrink idle Reserved sublicenses by " + std::to_string(freed) +
                                      " (" + counted(idle, "license") + " idle), then refresh."));
    }
    const Count buy = std::max<Count>(0, excess - pool - idle);
    if (buy > 0) {
        remedies.push_back(
            remedy("buyLicenses", buy, "Buy " + counted(buy, "license") + ", then refresh."));
    }
}

}  // namespace

Json advice_document(const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    if (site.excess == 0) return nullptr;
    const Count used = world.macs.at(id).count;
    Json remedies = Json::array();
    switch (site.status) {
        case LicenseStatus::not_activated:
        case LicenseStatus::key_revoked:
            remedies.push_back(remedy(
                "activate", used,
                "Activate the installation with a key for at least " + counted(used, "Mac") + "."));
            break;
        case LicenseStatus::expired:
            remedies.push_back(remedy("renew", 0,
                                      "Renew the subscription or extend the "
                                      "sublicense, then refresh."));
            break;
        case LicenseStatus::activated: add_license_remedies(remedies, world, site, used); break;
    }
    remedies.push_back(
        remedy("removeMacs", site.excess, "Remove " + counted(site.excess, "Mac") + "."));
    return {{"excess", site.excess}, {"remedies", std::move(remedies)}};
}

}  // namespace headroom::scenario
