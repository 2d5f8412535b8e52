#include "core/licensing/apply.h"
#include "core/licensing/changes.h"

namespace headroom::licensing {
namespace {

Subscription& subscription_at(World& world, SubscriptionId id) {
    return world.subscriptions[id.index()];
}

}  // namespace

void apply(World& world, Moment now, const SubscriptionSold& event) {
    const SubscriptionId id{world.subscriptions.size()};
    const KeyId key_id{world.keys.size()};
    world.subscription_by_id[event.id] = id;
    world.key_by_id[event.id] = key_id;
    world.key_by_text[event.key_text] = key_id;

    Subscription subscription;
    subscription.id = event.id;
    subscription.name = event.name;
    subscription.product = event.product;
    subscription.kind = event.subscription_kind;
    subscription.origin = event.origin;
    subscription.total = event.total;
    subscription.duration_months = event.months;
    subscription.start_date = event.start_date;
    subscription.expiration_date = event.expiration_date;
    subscription.auto_renew = event.auto_renew;
    subscription.keys = {key_id};
    subscription.orders = {{now.today(), OrderKind::purchase, event.total, event.months}};
    subscription.contract_number = "C-" + event.key_text.substr(0, 6);
    subscription.renewal_not_before = now.at;
    subscription.live.total = event.total;
    subscription.known.total = event.total;
    subscription.idle_since = now.at;
    world.subscriptions.push_back(std::move(subscription));

    LicenseKey key;
    key.id = event.id;
    key.text = event.key_text;
    key.subscription = id;
    key.type = KeyType::primary;
    key.name = "Primary key";
    key.created = now.today();
    world.keys.push_back(std::move(key));
}

void apply(World& world, Moment now, const TotalChanged& event) {
    Subscription& subscription = subscription_at(world, event.subscription);
    const Count more = event.total - subscription.total;
    const bool reduced = more < 0;
    subscription.total = event.total;
    subscription.live.total = event.total;
    subscription.known.total = event.total;
    subscription.orders.push_back({now.today(), event.order, more, 0});
    // The live pool concerns every connected pool key at once; own maxima wait for a refresh.
    const BreachCause cause = reduced ? BreachCause::total_reduced : BreachCause::competition;
    mark_pool_sites(world, subscription, cause);
}

void apply(World& world, Moment, const OfflineAllowedChanged& event) {
    subscription_at(world, event.subscription).offline_allowed = event.allowed;
}

void apply(World& world, Moment, const PaymentChanged& event) { world.payment_works = event.works; }

void apply(World& world, Moment now, const SubscriptionRegistered& event) {
    Subscription& subscription = subscription_at(world, event.subscription);
    subscription.owner = {event.company, event.person};
    subscription.renewal_not_before = now.at;
    update_validity(world, now, event.subscription);
}

void apply(World& world, Moment, const SubscriptionRenamed& event) {
    subscription_at(world, event.subscription).name = event.name;
}

void apply(World& world, Moment now, const AutoRenewChanged& event) {
    Subscription& subscription = subscription_at(world, event.subscription);
    subscription.auto_renew = event.on;
    subscription.renewal_not_before = now.at;
    wake(world, TimerKind::automatic_renewal, event.subscription.value);
}

void apply(World& world, Moment now, const SubscriptionRenewed& event) {
    Subscription& subscription = subscription_at(world, event.subscription);
    subscription.duration_months = event.months;
    subscription.expiration_date = event.expiration_date;
    subscription.renewal_not_before = now.at;
    subscription.orders.push_back(
        {now.today(), event.automatic ? OrderKind::automatic_renewal : OrderKind::renewal,
         subscription.total, event.months});
    update_validity(world, now, event.subscription);
}

void apply(World& world, Moment now, const RenewalPaymentFailed& event) {
    subscription_at(world, event.subscription).renewal_not_before = now.at;
    wake(world, TimerKind::automatic_renewal, event.subscription.value);
}

void apply(World& world, Moment now, const SubscriptionStatusChanged& event) {
    update_validity(world, now, event.subscription);
}

}  // namespace headroom::licensing
