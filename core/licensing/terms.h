#pragma once
// What the License Server hands out for a key, and what a Proxy makes of it (docs/rules.md, Live
// and reported figures).

#include <algorithm>

#include "core/base/inline.h"
#include "core/licensing/moment.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// Last day on which the key can be valid: the subscription's grace included, a sublicense's own
/// date without any (SUB-11, SBL-51, KEY-4).
inline Date last_valid_day(const World& world, const LicenseKey& key) {
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const bool grace = subscription.kind == SubscriptionKind::paid;  // TRI-3: none for a trial
    const Date last = subscription.expiration_date + (grace ? world.settings.grace_days : 0);
    return key.expiry.on_date ? std::min(last, *key.expiry.on_date) : last;
}

/// End date as the dialogs show it: the subscription's expiration date or the sublicense's own.
inline Date end_date(const World& world, const LicenseKey& key) {
    return key.expiry.on_date ? *key.expiry.on_date
                              : world.subscriptions[key.subscription.index()].expiration_date;
}

/// Start date as the dialogs show it: the subscription's, or the day a sublicense was created.
inline Date start_date(const World& world, const LicenseKey& key) {
    return key.type == KeyType::primary ? world.subscriptions[key.subscription.index()].start_date
                                        : key.created;
}

/// KEY-4: registered, not deleted, its day not past.
bool is_valid_on(const World& world, const LicenseKey& key, Date today);

/// What is in the main pool of the key's subscription when `used` Macs are behind the key, as far
/// as the License Server knows. `released` is a key that becomes free at the same moment.
HEADROOM_ALWAYS_INLINE Count pool_with(const World& world, const LicenseKey& key, Count used,
                                       KeyId released) {
    Count pool = world.subscriptions[key.subscription.index()].known.main_pool_raw();
    pool +=
        taken_from_pool(key.known_use()) - taken_from_pool({key.type, key.max, used, key.valid});
    if (!released.valid()) return pool;
    const LicenseKey& freed = world.keys[released.index()];
    const bool concerns_it = &freed != &key && freed.subscription == key.subscription;
    return concerns_it ? pool + taken_from_pool(freed.known_use()) : pool;
}

/// Terms for the key as of now, when its installation manages `used` Macs. `released`: as above.
HEADROOM_ALWAYS_INLINE Terms issue_terms(const World& world, Moment now, KeyId id, Count used,
                                         KeyId released = {}) {
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const bool primary = key.type == KeyType::primary;
    Terms terms;
    terms.key = id;
    terms.type = key.type;
    terms.max = primary ? subscription.known.primary_max() : key.max;
    terms.total = subscription.total;
    terms.start_date = start_date(world, key);
    terms.end_date = end_date(world, key);
    terms.valid_until = last_valid_day(world, key);
    terms.frozen_limit = key.valid ? effective_limit(key.type, terms.max, used,
                                                     pool_with(world, key, used, released))
                                   : 0;
    terms.issued_at = now.at;
    terms.serial = world.last_terms_serial + 1;
    return terms;
}

/// The limit that the site's Proxy compares its own count with (FIG-4, FIG-5); 0 when the
/// installation is not activated, expired or revoked.
HEADROOM_ALWAYS_INLINE Count applied_limit(const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    if (site.status != LicenseStatus::activated) return 0;
    const Terms& terms = *site.terms;
    if (terms.type == KeyType::reserved) return terms.max;
    const LicenseKey& key = world.keys[terms.key.index()];
    if (!site.connected || !key.valid) return terms.frozen_limit;
    // A sublicense that has just become Reserved holds licenses which its Proxy, on its old terms,
    // still looks for in the pool.
    const Count pool = world.subscriptions[key.subscription.index()].known.main_pool_raw() +
                       idle_reserved(key.known_use());
    return effective_limit(terms.type, terms.max, world.macs.at(id).count, pool);
}

/// Whether limit monitoring would find nothing: the limit holds and no breach runs.
HEADROOM_ALWAYS_INLINE bool limit_is_respected(const World& world, SiteId id) {
    return world.sites[id.index()].breach_index == Site::none &&
           world.macs.at(id).count <= applied_limit(world, id);
}

/// The limit as the License Server sees it: 0 for an invalid key, the formula with no Macs for a
/// free one.
Count server_limit(const World& world, KeyId key);

}  // namespace headroom::licensing
