#include <algorithm>

#include "core/licensing/decide_parts.h"
#include "core/licensing/key_text.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

// Σ Max of the Reserved sublicenses that hold their licenses, also while the subscription itself
// has expired and may be renewed (SUB-26, invariant 3).
Count reserved_commitment(const World& world, const Subscription& subscription, Date today) {
    Count sum = 0;
    for (const KeyId id : subscription.keys) {
        const LicenseKey& key = world.keys[id.index()];
        const bool living = !key.deleted && (!key.expiry.on_date || today <= *key.expiry.on_date);
        if (living && key.type == KeyType::reserved) sum += key.max;
    }
    return sum;
}

std::string default_name(const std::string& product) { return product + " subscription"; }

}  // namespace

Decision decide_on(const Asking& asking, const Sell& wish) {
    if (wish.licenses < 1) return refuse(number_invalid, {{"field", "licenses"}});
    if (wish.months < 1) return refuse(number_invalid, {{"field", "months"}});
    SubscriptionSold sold;
    sold.id = wish.id;
    sold.name = wish.name.value_or(default_name(wish.product));
    sold.product = wish.product;
    sold.key_text = unused_key_text(asking.world);
    sold.subscription_kind = SubscriptionKind::paid;
    sold.origin = wish.origin;
    sold.total = wish.licenses;
    sold.months = wish.months;
    sold.start_date = wish.starts.value_or(asking.now.today());
    sold.expiration_date = wish.expires.value_or(add_months(sold.start_date, wish.months));
    sold.auto_renew = wish.auto_renew.value_or(wish.origin == Origin::store);  // SUB-14
    return accept(std::move(sold));
}

Decision decide_on(const Asking& asking, const SellTrial& wish) {
    const int days = wish.days.value_or(asking.world.settings.trial_days);
    if (wish.licenses < 1) return refuse(number_invalid, {{"field", "licenses"}});
    if (days < 1) return refuse(number_invalid, {{"field", "days"}});
    SubscriptionSold sold;
    sold.id = wish.id;
    sold.name = wish.name.value_or(default_name(wish.product));
    sold.product = wish.product;
    sold.key_text = unused_key_text(asking.world);
    sold.subscription_kind = SubscriptionKind::trial;
    sold.total = wish.licenses;
    sold.months = 0;
    sold.start_date = wish.starts.value_or(asking.now.today());
    sold.expiration_date = wish.expires.value_or(sold.start_date + days);  // TRI-2
    return accept(std::move(sold));
}

Decision decide_on(const Asking& asking, const Upgrade& wish) {
    if (wish.licenses < 1) return refuse(number_invalid, {{"field", "licenses"}});
    const SubscriptionId id = asking.world.subscription_id(wish.subscription);
    const Subscription& subscription = asking.world.subscriptions[id.index()];
    return accept(TotalChanged{id, subscription.total + wish.licenses, OrderKind::upgrade});
}

Decision decide_on(const Asking& asking, const Correct& wish) {
    if (wish.licenses < 1) return refuse(number_invalid, {{"field", "licenses"}});
    const SubscriptionId id = asking.world.subscription_id(wish.subscription);
    const Subscription& subscription = asking.world.subscriptions[id.index()];
    const Count reserved = reserved_commitment(asking.world, subscription, asking.now.today());
    if (wish.licenses < reserved) {
        return refuse(total_below_reserved, {{"requested", wish.licenses}, {"reserved", reserved}});
    }
    if (wish.licenses == subscription.total) return accept_nothing();
    return accept(TotalChanged{id, wish.licenses, OrderKind::correction});
}

Decision decide_on(const Asking& asking, const AllowOffline& wish) {
    const SubscriptionId id = asking.world.subscription_id(wish.subscription);
    const bool now = asking.world.subscriptions[id.index()].offline_allowed;
    if (now == wish.allowed) return accept_nothing();
    return accept(OfflineAllowedChanged{id, wish.allowed});
}

Decision decide_on(const Asking& asking, const SetPayment& wish) {
    if (asking.world.payment_works == wish.works) return accept_nothing();
    return accept(PaymentChanged{wish.works});
}

Decision decide_on(const Asking& asking, const RegisterSubscription& wish) {
    const World& world = asking.world;
    const CompanyId company = wish.company ? world.company_id(*wish.company) : CompanyId{};
    const PersonId person = wish.company ? PersonId{} : world.person_id(asking.actor);
    if (wish.company) {
        if (auto refusal = check_admin(asking, company)) return refuse(std::move(*refusal));
    } else if (!person.valid()) {
        return refuse(no_access);
    }
    const KeyId id = world.key_id(wish.key);
    if (!id.valid()) return refuse(normalize_key_text(wish.key) ? key_unknown : key_format);
    const LicenseKey& key = world.keys[id.index()];
    if (key.deleted) return refuse(key_unknown);
    if (key.type != KeyType::primary) return refuse(key_is_sublicense);
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    if (subscription.owner.known()) {
        // SUB-5: says where it is registered only to the account that has it.
        const bool own = company.valid() && subscription.owner.company == company;
        return refuse(key_already_registered,
                      own ? Details{{"company", *wish.company}} : Details{});
    }
    const bool needs_company = subscription.product == mac_management;
    if (needs_company && !company.valid()) return refuse(business_account_required);
    const bool paid = subscription.kind == SubscriptionKind::paid;
    const Date last = subscription.expiration_date + (paid ? world.settings.grace_days : 0);
    if (asking.now.today() > last) {
        return refuse(subscription_expired, {{"ended", format_date(subscription.expiration_date)}});
    }
    return accept(SubscriptionRegistered{key.subscription, company, person});
}

Decision decide_on(const Asking& asking, const RenameSubscription& wish) {
    const SubscriptionId id = asking.world.subscription_id(wish.subscription);
    const Subscription& subscription = asking.world.subscriptions[id.index()];
    if (auto refusal = check_owner(asking, subscription)) return refuse(std::move(*refusal));
    const auto name = checked_name(wish.name);
    if (!name) return refuse(name_empty);
    if (*name == subscription.name) return accept_nothing();
    return accept(SubscriptionRenamed{id, *name});
}

Decision decide_on(const Asking& asking, const SetAutoRenew& wish) {
    const SubscriptionId id = asking.world.subscription_id(wish.subscription);
    const Subscription& subscription = asking.world.subscriptions[id.index()];
    if (auto refusal = check_owner(asking, subscription)) return refuse(std::move(*refusal));
    if (subscription.kind == SubscriptionKind::trial) return refuse(trial);
    if (subscription.auto_renew == wish.on) return accept_nothing();
    return accept(AutoRenewChanged{id, wish.on});
}

Decision decide_on(const Asking& asking, const RenewSubscription& wish) {
    const SubscriptionId id = asking.world.subscription_id(wish.subscription);
    const Subscription& subscription = asking.world.subscriptions[id.index()];
    if (auto refusal = check_owner(asking, subscription)) return refuse(std::move(*refusal));
    if (subscription.kind == SubscriptionKind::trial) return refuse(trial);
    const auto& choices = renewal_months;
    if (std::find(choices.begin(), choices.end(), wish.months) == choices.end()) {
        return refuse(number_invalid, {{"field", "months"}, {"choices", "1, 12, 24 or 36"}});
    }
    if (!wish.paid) return accept_nothing();  // SUB-21: an abandoned order
    const bool expired = subscription.status == SubscriptionStatus::expired;
    const Date base = expired ? asking.now.today() : subscription.expiration_date;  // SUB-23
    return accept(SubscriptionRenewed{id, wish.months, add_months(base, wish.months), false});
}

}  // namespace headroom::licensing
