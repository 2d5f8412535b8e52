#include "core/licensing/license_arithmetic.h"

#include <algorithm>

namespace headroom::licensing {
namespace {

constexpr Count at_least_zero(Count n) { return std::max<Count>(0, n); }

void accumulate(PoolSums& sums, const KeyUse& key, Count sign) {
    if (!key.valid) return;
    switch (key.type) {
        case KeyType::primary: sums.used_primary += sign * key.used; break;
        case KeyType::dynamic: sums.used_dynamic += sign * key.used; break;
        case KeyType::reserved:
            sums.used_reserved += sign * key.used;
            sums.max_reserved += sign * key.max;
            sums.idle_reserved += sign * idle_reserved(key);
            break;
    }
}

}  // namespace

std::string_view name_of(KeyType type) {
    switch (type) {
        case KeyType::primary: return "primary";
        case KeyType::dynamic: return "dynamic";
        case KeyType::reserved: return "reserved";
    }
    return "";
}

Count idle_reserved(const KeyUse& key) {
    return key.type == KeyType::reserved ? at_least_zero(key.max - key.used) : 0;
}

void PoolSums::add(const KeyUse& key) { accumulate(*this, key, 1); }
void PoolSums::remove(const KeyUse& key) { accumulate(*this, key, -1); }

Count effective_limit(KeyType type, Count max, Count used, Count main_pool_raw) {
    if (type == KeyType::reserved) return max;
    return at_least_zero(std::min(max, used + main_pool_raw));
}

Count row_available(KeyType type, Count max, Count used, Count main_pool_raw) {
    switch (type) {
        case KeyType::primary: return at_least_zero(main_pool_raw);
        case KeyType::dynamic:
            return at_least_zero(std::min(max - used, at_least_zero(main_pool_raw)));
        case KeyType::reserved: return at_least_zero(max - used);
    }
    return 0;
}

KeyFigures figures_of(const KeyUse& key, const PoolSums& sums) {
    KeyFigures row;
    row.max = key.type == KeyType::primary ? sums.primary_max() : key.max;
    row.used = key.used;
    if (key.valid) {
        const Count pool = sums.main_pool_raw();
        row.available = row_available(key.type, row.max, key.used, pool);
        row.limit = effective_limit(key.type, row.max, key.used, pool);
    }
    row.excess = at_least_zero(row.used - row.limit);
    row.exceeded = row.excess > 0;
    row.at_limit = row.used == row.limit;
    return row;
}

SubscriptionFigures compute_figures(Count total, std::span<const KeyUse> keys) {
    SubscriptionFigures figures;
    figures.sums.total = total;
    for (const KeyUse& key : keys) figures.sums.add(key);
    figures.keys.reserve(keys.size());
    for (const KeyUse& key : keys) figures.keys.push_back(figures_of(key, figures.sums));
    return figures;
}

}  // namespace headroom::licensing
