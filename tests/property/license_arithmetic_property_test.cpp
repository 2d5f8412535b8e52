// The formulas against the reference of license_tokens.h over a million random subscriptions, and
// running sums against sums computed anew.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <vector>

#include "core/licensing/license_arithmetic.h"
#include "tests/property/license_tokens.h"
#include "tests/property/random_source.h"

using namespace headroom;
using namespace headroom::licensing;
using headroom::testing::LicenseTokens;
using headroom::testing::RandomSource;

namespace {

struct RandomSubscription {
    Count total = 0;
    std::vector<KeyUse> keys;
};

// Reserved quotas fit into the total (invariant 3); Macs may be more than anything allows.
void make_subscription(RandomSource& random, RandomSubscription& made) {
    made.total = random.between(0, 14);
    made.keys.clear();
    made.keys.push_back({KeyType::primary, 0, random.between(0, 6), !random.one_in(12)});
    Count unreserved = made.total;
    const Count sublicenses = random.between(0, 4);
    for (Count i = 0; i < sublicenses; ++i) {
        KeyUse key;
        key.type = random.one_in(2) ? KeyType::dynamic : KeyType::reserved;
        key.valid = !random.one_in(6);
        const bool reserves = key.type == KeyType::reserved && key.valid;
        key.max = random.between(0, reserves ? unreserved : 12);
        if (reserves) unreserved -= key.max;
        key.used = random.one_in(3) ? key.max + random.between(-1, 1) : random.between(0, 8);
        if (key.used < 0) key.used = 0;
        made.keys.push_back(key);
    }
}

std::string describe(const RandomSubscription& subscription) {
    std::ostringstream out;
    out << "T = " << subscription.total;
    for (const KeyUse& key : subscription.keys) {
        out << ", " << name_of(key.type) << " " << key.max << "/" << key.used
            << (key.valid ? "" : " invalid");
    }
    return out.str();
}

// The name of the first figure that differs, or nullptr.
const char* difference(const RandomSubscription& subscription) {
    const auto figures = compute_figures(subscription.total, subscription.keys);
    const LicenseTokens tokens(subscription.total, subscription.keys);
    const PoolSums& sums = figures.sums;
    if (sums.main_pool_raw() != tokens.main_pool_raw()) return "raw main pool";
    const Count pool = tokens.main_pool_raw() < 0 ? 0 : tokens.main_pool_raw();
    if (sums.main_pool() != pool) return "main pool";
    if (sums.idle_reserved != tokens.idle_reserved()) return "available reserved";
    if (sums.used() != tokens.used()) return "used";
    if (sums.available() != tokens.unused()) return "available";
    if (sums.primary_max() != tokens.primary_max()) return "Max of the primary row";
    for (std::size_t i = 0; i < subscription.keys.size(); ++i) {
        const KeyFigures& row = figures.keys[i];
        const Count limit = tokens.limit(i);
        const Count used = subscription.keys[i].used;
        if (row.limit != limit) return "limit";
        if (row.available != tokens.available(i)) return "row available";
        if (row.exceeded != (used > limit)) return "exceeded";
        if (row.excess != (used > limit ? used - limit : 0)) return "excess";
        if (row.at_limit != (used == limit)) return "at limit";
        const bool primary = subscription.keys[i].type == KeyType::primary;
        if (row.max != (primary ? tokens.primary_max() : subscription.keys[i].max)) return "max";
        if (row.used != used) return "row used";
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a million random subscriptions: the formulas agree with counting tokens",
          "[arithmetic][property]") {
    RandomSource random(20170301);
    RandomSubscription subscription;
    for (int i = 0; i < 1'000'000; ++i) {
        make_subscription(random, subscription);
        const char* wrong = difference(subscription);
        if (wrong) {
            FAIL(wrong << " differs in case " << i << ": " << describe(subscription));
        }
    }
    SUCCEED();
}

TEST_CASE("sums kept up to date over random changes equal sums computed anew",
          "[arithmetic][property]") {
    RandomSource random(29112017);
    RandomSubscription subscription;
    for (int i = 0; i < 2'000; ++i) {
        make_subscription(random, subscription);
        PoolSums sums = compute_figures(subscription.total, subscription.keys).sums;
        RandomSubscription other;
        make_subscription(random, other);
        for (int change = 0; change < 50; ++change) {
            const auto last = static_cast<std::int64_t>(subscription.keys.size()) - 1;
            KeyUse& key = subscription.keys[static_cast<std::size_t>(random.between(0, last))];
            sums.remove(key);
            if (random.one_in(3)) key.valid = !key.valid;
            if (random.one_in(3)) key.max = random.between(0, 9);
            if (random.one_in(4)) key.type = KeyType::dynamic;
            if (random.one_in(4)) key.type = KeyType::reserved;
            key.used = random.between(0, 9);
            sums.add(key);
            const auto anew = compute_figures(subscription.total, subscription.keys).sums;
            if (sums.tied() != anew.tied()) FAIL(describe(subscription));
        }
    }
    SUCCEED();
}
