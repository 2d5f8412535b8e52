#include <algorithm>

#include "core/licensing/terms.h"
#include "core/scenario/state_parts.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

std::string_view key_status(const LicenseKey& key, const Subscription& subscription) {
    if (key.deleted) return "deleted";
    // Before the registration no key works, but none has expired either.
    return key.valid || !subscription.owner.known() ? "active" : "expired";
}

// SUB-12: nothing of an expired subscription is available, whatever the sums say.
Count shown(const Subscription& subscription, Count available) {
    return subscription.status == SubscriptionStatus::expired ? 0 : available;
}

Json available_figures(const Subscription& subscription, const PoolSums& sums) {
    return {{"used", sums.used()},
            {"available", shown(subscription, sums.available())},
            {"availableDynamic", shown(subscription, sums.main_pool())},
            {"availableReserved", shown(subscription, sums.idle_reserved)}};
}

Json row_document(const World& world, const LicenseKey& key, const Subscription& subscription) {
    const KeyFigures row = figures_of(key.live_use(), subscription.live);
    return {{"id", key.id},
            {"name", key.name},
            {"key", key.text},
            {"type", name_of(key.type)},
            {"max", row.max},
            {"used", row.used},
            {"available", row.available},
            {"expires", format_date(end_date(world, key))},
            {"status", key_status(key, subscription)}};
}

std::string owner_name(const World& world, const Subscription& subscription) {
    if (subscription.owner.company.valid()) {
        return world.companies[subscription.owner.company.index()].profile.name;
    }
    return world.people[subscription.owner.person.index()].email;
}

// SBL-3: the counter counts all rows, the primary one included; SBL-1: no section without any.
Json caption(std::size_t rows) {
    return rows > 1 ? Json(std::to_string(rows) + " sublicenses") : Json(nullptr);
}

Json orders_document(const Subscription& subscription) {
    Json orders = Json::array();
    for (const Order& order : subscription.orders) {
        orders.push_back({{"date", format_date(order.date)},
                          {"kind", name_of(order.kind)},
                          {"licenses", order.licenses},
                          {"months", order.months}});
    }
    return orders;
}

// SUB-16: what the Contract Details dialog shows and downloads.
Json contract_document(const World& world, const Subscription& subscription) {
    return {{"number", subscription.contract_number},
            {"company",
             subscription.owner.known() ? Json(owner_name(world, subscription)) : Json(nullptr)},
            {"product", subscription.product},
            {"licenses", subscription.total},
            {"startDate", format_date(subscription.start_date)},
            {"expirationDate", format_date(subscription.expiration_date)},
            {"months", subscription.duration_months},
            {"origin", name_of(subscription.origin)},
            {"salesRepresentative", sales_representative(subscription.origin)},
            {"orders", orders_document(subscription)}};
}

bool is_expiring_soon(const World& world, const Subscription& subscription, Instant now) {
    return subscription.status == SubscriptionStatus::active &&
           subscription.expiration_date - date_of(now) < world.settings.expiring_soon_days;
}

}  // namespace

Json subscription_document(const World& world, SubscriptionId id, Instant now) {
    const Subscription& subscription = world.subscriptions[id.index()];
    Json rows = Json::array();
    for (const KeyId key_id : subscription.keys) {
        const LicenseKey& key = world.keys[key_id.index()];
        if (!key.deleted) rows.push_back(row_document(world, key, subscription));
    }
    const PoolSums& live = subscription.live;
    Json document{{"name", subscription.name},
                  {"product", subscription.product},
                  {"kind", name_of(subscription.kind)},
                  {"status", name_of(subscription.status)},
                  {"expiringSoon", is_expiring_soon(world, subscription, now)},
                  {"total", subscription.total}};
    document.update(available_figures(subscription, live));
    document.update(
        {{"mainPool", live.main_pool_raw()},
         {"primaryMax", live.primary_max()},
         {"issueDate", or_null(subscription.issue_date)},
         {"startDate", format_date(subscription.start_date)},
         {"expirationDate", format_date(subscription.expiration_date)},
         {"durationMonths", subscription.duration_months},
         {"autoRenew", subscription.auto_renew},
         {"offlineAllowed", subscription.offline_allowed},
         {"owner",
          subscription.owner.known() ? Json(owner_name(world, subscription)) : Json(nullptr)},
         {"sublicenseCaption", caption(rows.size())},
         {"reported", available_figures(subscription, reported_sums(world, subscription))},
         {"contract", contract_document(world, subscription)}});
    document["rows"] = std::move(rows);
    return document;
}

Json key_document(const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    const KeyFigures row = figures_of(key.live_use(), subscription.live);
    const Count limit = server_limit(world, id);
    const Count excess = std::max<Count>(0, key.used - limit);
    return {{"key", key.text},
            {"type", name_of(key.type)},
            {"max", row.max},
            {"used", key.used},
            {"available", row.available},
            {"limit", limit},
            {"excess", excess},
            {"exceeded", excess > 0},
            {"atLimit", key.used == limit},
            {"status", key_status(key, subscription)},
            {"binding", name_of(key.binding)},
            {"site", key.site.valid() ? Json(world.sites[key.site.index()].code) : Json(nullptr)}};
}

}  // namespace headroom::scenario
