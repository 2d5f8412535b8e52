#pragma once
// The few ways in which events touch counts, pools and connections, so that the running sums, the
// dirty list of limit monitoring and the timers can never be forgotten. For apply_*.cpp only.

#include "core/licensing/moment.h"
#include "core/licensing/terms.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// The world wants to reconsider when this timer is due.
inline void wake(World& world, TimerKind kind, std::uint32_t entity) {
    world.changed_timers.push_back({kind, entity});
}

/// Limit monitoring has to look at the site; the first cause of an instant is the one kept.
inline void mark_site(World& world, SiteId id, BreachCause cause) {
    Site& site = world.sites[id.index()];
    if (!site.dirty) site.dirty = cause;
    if (site.in_dirty_list) return;
    site.in_dirty_list = true;
    world.dirty_sites.push_back(id);
}

/// Marks every connected site on a pool key: their limits depend on the pool while it is short.
void mark_pool_sites(World& world, const Subscription& subscription, BreachCause cause);

/// Brings the integral of idle reserved licenses up to `at`.
inline void accrue_idle(Subscription& subscription, Instant at) {
    subscription.idle_license_seconds +=
        subscription.live.idle_reserved * (at - subscription.idle_since).seconds;
    subscription.idle_since = at;
}

/// Every change of a key's type, Max, validity or Macs goes through here: `mutate(key)` between
/// taking the key out of the sums and putting it back. A pool that is, or was, short concerns the
/// other pool keys too: a limit u + M* below u cannot happen otherwise.
template <class Mutate>
void change_key(World& world, Moment now, KeyId id, BreachCause cause, Mutate mutate) {
    LicenseKey& key = world.keys[id.index()];
    Subscription& subscription = world.subscriptions[key.subscription.index()];
    accrue_idle(subscription, now.at);
    const Count pool_before = subscription.known.main_pool_raw();
    subscription.live.remove(key.live_use());
    subscription.known.remove(key.known_use());
    mutate(key);
    subscription.live.add(key.live_use());
    subscription.known.add(key.known_use());
    const Count pool_after = subscription.known.main_pool_raw();
    if (pool_before != pool_after && (pool_before < 0 || pool_after < 0)) {
        mark_pool_sites(world, subscription, cause);
    }
}

/// The site manages another number of Macs now: its key's use follows, the server's knowledge only
/// while they see each other.
void update_used(World& world, Moment now, SiteId site, BreachCause cause);

/// Recomputes whether the site and the License Server see each other, with all that follows.
void update_connection(World& world, Moment now, SiteId site);

/// Recomputes status and key validity of a subscription after a registration, renewal or new day.
void update_validity(World& world, Moment now, SubscriptionId subscription);

/// Appends to the Proxy's log, dropping the oldest lines beyond its cap.
void log_line(World& world, Moment now, SiteId site, LogKind kind, Count used = 0, Count limit = 0,
              ErrorCode code = ErrorCode::license_limit);

}  // namespace headroom::licensing
