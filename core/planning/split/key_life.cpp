#include "core/planning/split/key_life.h"

#include "core/licensing/terms.h"

namespace headroom::planning {

using namespace licensing;

std::optional<Date> last_sure_day(const World& world, const LicenseKey& key) {
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    // From the renewal at the begin of the last day to the end of grace, there has to be a refresh.
    const bool refreshed_in_time =
        world.settings.refresh_hours <= 24 * (std::int64_t{world.settings.grace_days} + 1);
    const bool renews = subscription.auto_renew && world.payment_works && refreshed_in_time &&
                        subscription.kind == SubscriptionKind::paid &&
                        subscription.status == SubscriptionStatus::active;
    if (!renews) return last_valid_day(world, key);
    return key.expiry.on_date;
}

}  // namespace headroom::planning
