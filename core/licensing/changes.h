#pragma once
// The few ways in which events touch counts, pools and connections, so that the running sums, the
// dirty list of limit monitoring and the timers can never be forgotten. For apply_*.cpp only.

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/licensing/moment.h"
#include "core/licensing/terms.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// The world wants to reconsider when this timer is due.
inline void wake(World& world, TimerKind kind, std::uint32_t entity) {
    world.changed_timers.push_back({kind, entity});
}

/// Limit monitoring has to look at the site; the first cause of an instant is the one kept. What
/// others do is no cause at a site on a Reserved key.
inline void mark_site(World& world, SiteId id, BreachCause cause) {
    HEADROOM_CHECK(id.index() < world.sites.size());
    Site& site = world.sites[id.index()];
    const bool on_reserved = site.terms && site.terms->type == KeyType::reserved;
    const bool can_be_why = cause != BreachCause::competition || !on_reserved;
    if (!site.dirty && can_be_why) site.dirty = cause;
    if (site.in_dirty_list) return;
    site.in_dirty_list = true;
    world.dirty_sites.push_back(id);
}

/// Marks every connected site on a pool key: their limits depend on the pool while it is short.
void mark_pool_sites(World& world, const Subscription& subscription, BreachCause cause);

/// Brings the integral of idle reserved licenses up to `at`, which is not before the last time.
inline void accrue_idle(Subscription& subscription, Instant at) {
    HEADROOM_CHECK(at >= subscription.idle_since);
    subscription.idle_license_seconds +=
        subscription.live.idle_reserved * (at - subscription.idle_since).seconds;
    subscription.idle_since = at;
}

/// Every change of a key's type, Max, validity or Macs goes through here: `mutate(key)` between
/// taking the key out of the sums and putting it back. A pool that is, or was, short concerns the
/// other pool keys too: a limit u + M* below u cannot happen otherwise.
template <class Mutate>
void change_key(World& world, Moment now, KeyId id, BreachCause cause, Mutate mutate) {
    HEADROOM_CHECK(id.index() < world.keys.size());
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

// A valid key has another number of Macs behind it: what taking it out of the sums and putting it
// back (`change_key`) comes to, in a few additions. Nothing changes so often.

HEADROOM_ALWAYS_INLINE void move_used(MainPool& pool, KeyType type, Count more) {
    if (type == KeyType::primary) pool.used_primary += more;
    if (type == KeyType::dynamic) pool.used_dynamic += more;
}

HEADROOM_ALWAYS_INLINE void move_used(PoolSums& sums, const LicenseKey& key, Count to) {
    if (key.type != KeyType::reserved) return move_used(sums, key.type, to - key.used);
    sums.used_reserved += to - key.used;
    sums.idle_reserved += std::max<Count>(0, key.max - to) - std::max<Count>(0, key.max - key.used);
}

/// The installation of the site manages `managed` Macs: so many are behind the key that the server
/// has bound for it, and the server knows while they see each other. `cause` is the site's own.
HEADROOM_ALWAYS_INLINE void count_behind_key(World& world, Moment now, SiteId id, Count managed,
                                             BreachCause cause) {
    const Site& site = world.sites[id.index()];
    if (!site.server_key.valid()) return;
    LicenseKey& key = world.keys[site.server_key.index()];
    if (key.binding != Binding::bound || key.site != id) return;
    Subscription& subscription = world.subscriptions[key.subscription.index()];
    accrue_idle(subscription, now.at);
    if (key.valid) move_used(subscription.live, key, managed);
    key.used = managed;
    HEADROOM_CHECK(managed >= 0);
    if (!site.connected) return;
    const Count more = managed - std::exchange(key.known_used, managed);
    if (!key.valid || key.type == KeyType::reserved || more == 0) return;
    const Count pool_before = subscription.known.main_pool_raw();
    move_used(subscription.known, key.type, more);
    if (std::min(pool_before, pool_before - more) < 0) {
        mark_site(world, id, cause);  // before the others, for which it is competition
        mark_pool_sites(world, subscription, BreachCause::competition);
    }
}

/// The site manages another number of Macs now: its key's use follows, and limit monitoring has to
/// look at it when its limit does not hold, or did not.
HEADROOM_ALWAYS_INLINE void update_used(World& world, Moment now, SiteId id, BreachCause cause) {
    count_behind_key(world, now, id, world.macs.at(id).count, cause);
    if (!limit_is_respected(world, id)) mark_site(world, id, cause);
}

/// The license status of the installation is another one now. A breach whose cause is the very one
/// that the new status brings goes on with it; any other status ends a running breach and begins
/// another one at the next limit monitoring (DIF-1).
void change_status(World& world, SiteId site, LicenseStatus status);

/// The License Server no longer has the key bound or pending for the site. Its row on the Proxy
/// Servers page gives way to that of the newest key whose release is still pending (PAG-5).
void forget_server_key(Site& site, KeyId key);

/// Recomputes whether the site and the License Server see each other, with all that follows.
void update_connection(World& world, Moment now, SiteId site);

/// Recomputes status and key validity of a subscription after a registration, renewal or new day.
void update_validity(World& world, Moment now, SubscriptionId subscription);

/// Appends to the Proxy's log, dropping the oldest lines beyond its cap.
void log_line(World& world, Moment now, SiteId site, LogKind kind, Count used = 0, Count limit = 0,
              ErrorCode code = ErrorCode::license_limit);

}  // namespace headroom::licensing
