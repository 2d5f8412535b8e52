#pragma once
// The license arithmetic (docs/rules.md, Arithmetic) as pure functions. Everything that shows,
// grants or refuses a number of licenses comes here; nothing else computes one.
//
//   const SubscriptionFigures f = compute_figures(100, keys);   // keys[0] is the primary key
//   f.keys[1].available;                                        // row "Available" of keys[1]

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/strong_id.h"

namespace headroom::licensing {

enum class KeyType : std::uint8_t { primary, dynamic, reserved };

std::string_view name_of(KeyType type);  // "primary", "dynamic", "reserved"

/// One key of a subscription as the formulas see it. `max` (q) is ignored for the primary key.
/// Macs behind an invalid key are unlicensed: they enter no sum (SBL-52).
struct KeyUse {
    KeyType type = KeyType::primary;
    Count max = 0;
    Count used = 0;
    bool valid = true;
};

/// Licenses that a Reserved key holds and does not use; 0 for the other types.
inline Count idle_reserved(const KeyUse& key) {
    return key.type == KeyType::reserved && key.max > key.used ? key.max - key.used : 0;
}

/// The sums over valid keys that make the main license pool. They, and PoolSums, can be kept up to
/// date one key at a time (`add`, `remove`), so that a change costs O(1) however many keys there
/// are.
struct MainPool {
    Count total = 0;         // T
    Count used_primary = 0;  // U_P
    Count used_dynamic = 0;  // U_D
    Count max_reserved = 0;  // Q_R

    void add(const KeyUse& key);
    void remove(const KeyUse& key);

    /// M*, the main license pool; negative when more is used than there is.
    Count main_pool_raw() const { return total - used_primary - used_dynamic - max_reserved; }
    /// M, the main license pool as shown and handed out.
    Count main_pool() const { return main_pool_raw() > 0 ? main_pool_raw() : 0; }
    /// Max of the primary row, T - Q_R.
    Count primary_max() const { return total - max_reserved; }

    auto tied() const { return std::tie(total, used_primary, used_dynamic, max_reserved); }
};

/// The sums over valid keys from which every figure follows.
struct PoolSums : MainPool {
    Count used_reserved = 0;  // U_R
    Count idle_reserved = 0;  // sum over Reserved of max(0, q - u)

    void add(const KeyUse& key);
    void remove(const KeyUse& key);

    Count used() const { return used_primary + used_dynamic + used_reserved; }
    Count available() const { return total > used() ? total - used() : 0; }

    auto tied() const {
        return std::tie(total, used_primary, used_dynamic, used_reserved, max_reserved,
                        idle_reserved);
    }
};

/// Figures of one row. `limit` is what the Proxy compares its own count with.
struct KeyFigures {
    Count max = 0;
    Count used = 0;
    Count available = 0;
    Count limit = 0;
    Count excess = 0;  // used - limit when exceeded, else 0
    bool exceeded = false;
    bool at_limit = false;
};

struct SubscriptionFigures {
    PoolSums sums;
    std::vector<KeyFigures> keys;  // in the order given
};

/// Licenses that the Macs behind a key occupy in the main pool (U_P and U_D): none behind a
/// Reserved one, which has its licenses aside, nor behind an invalid one.
inline Count taken_from_pool(const KeyUse& key) {
    return key.valid && key.type != KeyType::reserved ? key.used : 0;
}

/// Effective limit of a valid key of type `type` with Max `max` and `used` Macs, when the raw main
/// pool is `main_pool_raw`. Primary and Dynamic keys never get more than `max` either (FIG-5).
inline Count effective_limit(KeyType type, Count max, Count used, Count main_pool_raw) {
    if (type == KeyType::reserved) return max;
    return std::max<Count>(0, std::min(max, used + main_pool_raw));
}

/// Available of a valid key's row.
Count row_available(KeyType type, Count max, Count used, Count main_pool_raw);

/// The figures of one row, given the main pool of its subscription.
KeyFigures figures_of(const KeyUse& key, const MainPool& pool);

/// All figures of a subscription with `total` licenses.
SubscriptionFigures compute_figures(Count total, std::span<const KeyUse> keys);

}  // namespace headroom::licensing
