#include <algorithm>

#include "core/base/text.h"
#include "core/licensing/decide_parts.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

// SBL-20. `except`: the sublicense that is renamed, or none.
std::optional<Refusal> check_name_is_free(const World& world, SubscriptionId subscription,
                                          const std::string& name, KeyId except) {
    const auto bearer = world.sublicense_by_name.find({subscription, to_lower(name)});
    if (bearer == world.sublicense_by_name.end() || bearer->second == except) return std::nullopt;
    return Refusal{name_duplicate, {{"name", world.keys[bearer->second.index()].name}}};
}

// SBL-24: today <= date <= expiration date.
std::optional<Refusal> check_date(const Asking& asking, const Subscription& subscription,
                                  const Expiry& expiry) {
    if (!expiry.on_date) return std::nullopt;
    if (*expiry.on_date < asking.now.today()) {
        return Refusal{date_past, {{"today", format_date(asking.now.today())}}};
    }
    if (*expiry.on_date > subscription.expiration_date) {
        return Refusal{date_after_subscription,
                       {{"expires", format_date(subscription.expiration_date)}}};
    }
    return std::nullopt;
}

std::optional<Refusal> check_in_pool(const Subscription& subscription, Count requested) {
    const Count available = subscription.known.main_pool();
    if (requested <= available) return std::nullopt;
    return Refusal{not_enough_licenses, {{"requested", requested}, {"available", available}}};
}

std::optional<Refusal> check_below_total(const Subscription& subscription, Count requested) {
    if (requested <= subscription.total) return std::nullopt;
    return Refusal{above_total, {{"requested", requested}, {"total", subscription.total}}};
}

// A key that takes part in the sums for the first time, or again (SBL-22, SBL-23, SBL-34).
std::optional<Refusal> check_room_for_new(const Subscription& subscription, KeyType type, Count max,
                                          Count used) {
    if (type == KeyType::reserved) return check_in_pool(subscription, max);
    if (auto refusal = check_below_total(subscription, max)) return refusal;
    return check_in_pool(subscription, used);
}

// An edit of a valid key that stays valid: checks on the difference (SBL-30 to SBL-33).
std::optional<Refusal> check_room_for_change(const Subscription& subscription,
                                             const LicenseKey& key, KeyType type, Count max) {
    // A ceiling that does not rise stays, also above a total that was reduced meanwhile.
    if (type == KeyType::dynamic) {
        return max > key.max ? check_below_total(subscription, max) : std::nullopt;
    }
    const bool was_reserved = key.type == KeyType::reserved;
    const Count held = was_reserved ? key.max : key.known_used;
    if (max > held) {
        if (auto refusal = check_in_pool(subscription, max - held)) return refusal;
    }
    // What its Macs use beyond the pool is not there to be set aside (invariant 3).
    const Count unreserved = subscription.total - subscription.known.max_reserved;
    if (was_reserved || max <= unreserved) return std::nullopt;
    return Refusal{not_enough_licenses, {{"requested", max}, {"available", unreserved}}};
}

// The primary key is neither edited nor deleted (SBL-2); what was deleted is gone (SBL-40).
bool is_sublicense(const World& world, KeyId id) {
    return id.valid() && !world.keys[id.index()].deleted &&
           world.keys[id.index()].type != KeyType::primary;
}

std::string shrink_warning(Count affected, const std::string& name) {
    return std::to_string(affected) + (affected == 1 ? " Mac" : " Macs") + " of \"" + name +
           "\" will be over the limit after the next refresh";
}

const Subscription& subscription_of(const World& world, const LicenseKey& key) {
    return world.subscriptions[key.subscription.index()];
}

}  // namespace

Decision decide_on(const Asking& asking, const CreateSublicense& wish) {
    const World& world = asking.world;
    const SubscriptionId id = world.subscription_id(wish.subscription);
    const Subscription& subscription = world.subscriptions[id.index()];
    if (auto refusal = check_owner(asking, subscription)) return refuse(std::move(*refusal));
    if (!subscription.usable()) {
        return refuse(subscription_expired, {{"ended", format_date(subscription.expiration_date)}});
    }
    const auto name = checked_name(wish.name);
    if (!name) return refuse(name_empty);
    if (auto refusal = check_name_is_free(world, id, *name, KeyId{})) {
        return refuse(std::move(*refusal));
    }
    if (wish.licenses < 1) return refuse(number_invalid, {{"field", "licenses"}});
    if (auto refusal = check_room_for_new(subscription, wish.type, wish.licenses, 0)) {
        return refuse(std::move(*refusal));
    }
    if (auto refusal = check_date(asking, subscription, wish.expires)) {
        return refuse(std::move(*refusal));
    }
    return accept(SublicenseCreated{id, wish.id, *name, unused_key_text(world), wish.type,
                                    wish.licenses, wish.expires});
}

Decision decide_on(const Asking& asking, const EditSublicense& wish) {
    const World& world = asking.world;
    const KeyId id = world.key_id(wish.sublicense);
    if (!is_sublicense(world, id)) return refuse(key_unknown);
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = subscription_of(world, key);
    if (auto refusal = check_owner(asking, subscription)) return refuse(std::move(*refusal));
    const bool only_name = !wish.type && !wish.licenses && !wish.expires;
    if (!subscription.usable() && !only_name) {  // SUB-12
        return refuse(subscription_expired, {{"ended", format_date(subscription.expiration_date)}});
    }
    SublicenseEdited edited{id, key.name, wish.type.value_or(key.type),
                            wish.licenses.value_or(key.max), wish.expires.value_or(key.expiry)};
    if (wish.name) {
        const auto name = checked_name(*wish.name);
        if (!name) return refuse(name_empty);
        if (auto refusal = check_name_is_free(world, key.subscription, *name, id)) {
            return refuse(std::move(*refusal));
        }
        edited.name = *name;
    }
    const bool as_it_was = edited.name == key.name && edited.type == key.type &&
                           edited.max == key.max && edited.expiry == key.expiry;
    if (only_name) return as_it_was ? accept_nothing() : accept(std::move(edited));
    if (edited.max < 1) return refuse(number_invalid, {{"field", "licenses"}});
    LicenseKey after = key;
    after.expiry = edited.expiry;
    const bool stays_or_gets_valid = is_valid_on(world, after, asking.now.today());
    if (wish.expires) {
        if (auto refusal = check_date(asking, subscription, edited.expiry)) {
            return refuse(std::move(*refusal));
        }
    }
    if (stays_or_gets_valid) {
        auto refusal =
            key.valid ? check_room_for_change(subscription, key, edited.type, edited.max)
                      : check_room_for_new(subscription, edited.type, edited.max, key.known_used);
        if (refusal) return refuse(std::move(*refusal));
    }
    if (as_it_was) return accept_nothing();
    Decision decision = accept(edited);
    const bool shrinks = edited.max < key.max || edited.type != key.type;
    if (shrinks && key.used > edited.max) {
        decision.warning = shrink_warning(key.used - edited.max, edited.name);
    }
    return decision;
}

Decision decide_on(const Asking& asking, const DeleteSublicense& wish) {
    const World& world = asking.world;
    const KeyId id = world.key_id(wish.sublicense);
    if (!is_sublicense(world, id)) return refuse(key_unknown);
    const LicenseKey& key = world.keys[id.index()];
    if (auto refusal = check_owner(asking, subscription_of(world, key))) {
        return refuse(std::move(*refusal));
    }
    if (key.binding != Binding::free && !wish.force) {
        Details details = installation_details(world, key);
        details.emplace_back("state", std::string(name_of(key.binding)));
        return refuse(sublicense_in_use, std::move(details));
    }
    return accept(SublicenseDeleted{id});
}

}  // namespace headroom::licensing
