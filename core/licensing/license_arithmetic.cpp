#include "core/licensing/license_arithmetic.h"

#include <algorithm>

namespace headroom::licensing {
namespace {

constexpr Count at_least_zero(Count n) { return std::max<Count>(0, n); }

void accumulate(MainPool& pool, const KeyUse& key, Count sign) {
    if (!key.valid) return;
    switch (key.type) {
        case KeyType::primary: pool.used_primary += sign * key.used; break;
        case KeyType::dynamic: pool.used_dynamic += sign * key.used; break;
        case KeyType::reserved: pool.max_reserved += sign * key.max; break;
    }
}

void accumulate(PoolSums& sums, const KeyUse& key, Count sign) {
    accumulate(static_cast<MainPool&>(sums), key, sign);
    if (!key.valid || key.type != KeyType::reserved) return;
    sums.used_reserved += sign * key.used;
    sums.idle_reserved += sign * idle_reserved(key);
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

void MainPool::add(const KeyUse& key) { accumulate(*this, key, 1); }
void MainPool::remove(const KeyUse& key) { accumulate(*this, key, -1); }
void PoolSums::add(const KeyUse& key) { accumulate(*this, key, 1); }
void PoolSums::remove(const KeyUse& key) { accumulate(*this, key, -1); }

Count row_available(KeyType type, Count max, Count used, Count main_pool_raw) {
    switch (type) {
        case KeyType::primary: return at_least_zero(main_pool_raw);
        case KeyType::dynamic:
            return at_least_zero(std::min(max - used, at_least_zero(main_pool_raw)));
        case KeyType::reserved: return at_least_zero(max - used);
    }
    return 0;
}

KeyFigures figures_of(const KeyUse& key, const MainPool& pool) {
    KeyFigures row;
    row.max = key.type == KeyType::primary ? pool.primary_max() : key.max;
    row.used = key.used;
    if (key.valid) {
        row.available = row_available(key.type, row.max, key.used, pool.main_pool_raw());
        row.limit = effective_limit(key.type, row.max, key.used, pool.main_pool_raw());
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
