#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

const Subscription& subscription_of(const World& world, const LicenseKey& key) {
    return world.subscriptions[key.subscription.index()];
}

}  // namespace

bool is_valid_on(const World& world, const LicenseKey& key, Date today) {
    return !key.deleted && subscription_of(world, key).owner.known() &&
           today <= last_valid_day(world, key);
}

Count server_limit(const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    return figures_of(key.known_use(), subscription_of(world, key).known).limit;
}

}  // namespace headroom::licensing
