#include "core/licensing/terms.h"

#include <algorithm>

namespace headroom::licensing {
namespace {

const Subscription& subscription_of(const World& world, const LicenseKey& key) {
    return world.subscriptions[key.subscription.index()];
}

Date last_subscription_day(const World& world, const Subscription& subscription) {
    const bool grace = subscription.kind == SubscriptionKind::paid;  // TRI-3: none for a trial
    return subscription.expiration_date + (grace ? world.settings.grace_days : 0);
}

}  // namespace

Date end_date(const World& world, const LicenseKey& key) {
    return key.expiry.on_date.value_or(subscription_of(world, key).expiration_date);
}

Date last_valid_day(const World& world, const LicenseKey& key) {
    const Date of_subscription = last_subscription_day(world, subscription_of(world, key));
    return std::min(of_subscription, key.expiry.on_date.value_or(of_subscription));
}

bool is_valid_on(const World& world, const LicenseKey& key, Date today) {
    return !key.deleted && subscription_of(world, key).owner.known() &&
           today <= last_valid_day(world, key);
}

Terms issue_terms(const World& world, Moment now, KeyId id, Count used, KeyId released) {
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = subscription_of(world, key);
    PoolSums sums = subscription.known;  // as they will be once the server knows `used`
    sums.remove(key.known_use());
    sums.add({key.type, key.max, used, key.valid});
    if (released.valid() && released != id &&
        world.keys[released.index()].subscription == key.subscription) {
        const LicenseKey& freed = world.keys[released.index()];
        sums.remove(freed.known_use());
        sums.add({freed.type, freed.max, 0, freed.valid});
    }

    Terms terms;
    terms.key = id;
    terms.type = key.type;
    terms.max = key.type == KeyType::primary ? sums.primary_max() : key.max;
    terms.total = subscription.total;
    terms.start_date = key.type == KeyType::primary ? subscription.start_date : key.created;
    terms.end_date = end_date(world, key);
    terms.valid_until = last_valid_day(world, key);
    terms.frozen_limit =
        key.valid ? effective_limit(key.type, terms.max, used, sums.main_pool_raw()) : 0;
    terms.issued_at = now.at;
    terms.serial = world.last_terms_serial + 1;
    return terms;
}

Count applied_limit(const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    if (site.status != LicenseStatus::activated) return 0;
    const Terms& terms = *site.terms;
    if (terms.type == KeyType::reserved) return terms.max;
    const LicenseKey& key = world.keys[terms.key.index()];
    if (!site.connected || !key.valid) return terms.frozen_limit;
    // A sublicense that has just become Reserved holds licenses which its Proxy, on its old terms,
    // still looks for in the pool.
    const Count pool =
        subscription_of(world, key).known.main_pool_raw() + idle_reserved(key.known_use());
    return effective_limit(terms.type, terms.max, world.macs.at(id).count, pool);
}

Count server_limit(const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    return figures_of(key.known_use(), subscription_of(world, key).known).limit;
}

}  // namespace headroom::licensing
