#pragma once
// What the License Server hands out for a key, and what a Proxy makes of it (domain.md §7.6, §8).

#include "core/licensing/moment.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// Last day on which the key can be valid: the subscription's grace included, a sublicense's own
/// date without any (SUB-11, SBL-51, KEY-4).
Date last_valid_day(const World& world, const LicenseKey& key);

/// End date as the dialogs show it: the subscription's expiration date or the sublicense's own.
Date end_date(const World& world, const LicenseKey& key);

/// KEY-4: registered, not deleted, its day not past.
bool is_valid_on(const World& world, const LicenseKey& key, Date today);

/// Terms for the key as of now, when its installation manages `used` Macs. `released` is a key that
/// becomes free at the same moment.
Terms issue_terms(const World& world, Moment now, KeyId key, Count used, KeyId released = {});

/// The limit that the site's Proxy compares its own count with (FIG-4, FIG-5); 0 when the
/// installation is not activated, expired or revoked.
Count applied_limit(const World& world, SiteId site);

/// The limit as the License Server sees it: 0 for an invalid key, the formula with no Macs for a
/// free one.
Count server_limit(const World& world, KeyId key);

}  // namespace headroom::licensing
