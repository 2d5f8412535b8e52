#include "tests/property/transition_rules.h"

#include <algorithm>

namespace headroom::testing {

using namespace licensing;

Remembered remember(const World& world, Instant now) {
    Remembered r;
    r.now = now;
    for (const LicenseKey& key : world.keys) {
        r.keys.push_back({key.text, key.deleted, key.binding, key.site.value, key.reported_used,
                          key.last_report});
    }
    for (const licensing::Subscription& s : world.subscriptions) {
        r.subscriptions.push_back({s.total, s.expiration_date, s.issue_date, s.keys.size()});
    }
    for (const licensing::Site& site : world.sites) {
        const Terms terms = site.terms.value_or(Terms{});
        r.sites.push_back({terms.serial, terms.issued_at, site.method == Method::offline,
                           site.status == LicenseStatus::key_revoked});
    }
    for (std::uint32_t mac = 0; mac < world.macs.size(); ++mac) {
        r.manager_of_mac.push_back(world.macs.managed_by(MacId{mac}).value);
    }
    return r;
}

void TransitionRules::hear_balloon(const World& world, Instant now, SiteId id) {
    const licensing::Site& site = world.sites[id.index()];
    last_balloon_.resize(world.sites.size());
    if (site.excess == 0) complain("17 a balloon although nothing is wrong at " + site.code);
    if (!site.running()) complain("EXC-4 a balloon although the Proxy is down at " + site.code);
    auto& last = last_balloon_[id.index()];
    const Span pause = Span::minutes(world.settings.balloon_minutes);
    if (last && last->breach_serial == site.breach_serial && now - last->at < pause) {
        complain("17 two balloons within an hour of one breach at " + site.code);
    }
    last = Balloon{now, site.breach_serial};
}

void TransitionRules::hear_breach(const World& world, const BreachBegan& breach) {
    const licensing::Site& site = world.sites[breach.site.index()];
    const bool reserved = site.terms && site.terms->type == KeyType::reserved;
    if (reserved && breach.cause == BreachCause::competition) {
        complain("SBL-10 nobody competes for a Reserved key: " + site.code);
    }
}

void TransitionRules::hear_key_bound(const World& world, KeyId id) {
    const LicenseKey& key = world.keys[id.index()];
    if (key.deleted) complain("13 a deleted key was bound: " + key.id);
    if (key.binding != Binding::free) complain("24, KEY-1 bound, but not Free: " + key.id);
    if (!key.valid) complain("KEY-4 an invalid key was bound: " + key.id);
}

void TransitionRules::hear(const World& world, Moment now, const Event& event) {
    macs_moved_ |= std::holds_alternative<MacEnrolled>(event) ||
                   std::holds_alternative<MacRemoved>(event) ||
                   std::holds_alternative<MacsPlaced>(event);
    renewed_ |= std::holds_alternative<SubscriptionRenewed>(event);
    terms_given_ |=
        std::holds_alternative<Activated>(event) || std::holds_alternative<Refreshed>(event) ||
        std::holds_alternative<RevocationSeen>(event) || std::holds_alternative<Deactivated>(event);
    total_changed_ |= std::holds_alternative<TotalChanged>(event);
    if (const auto* report = std::get_if<UsageReported>(&event)) {
        file_uploaded_ |= report->request_id != 0;
    }
    if (const auto* balloon = std::get_if<BalloonShown>(&event)) {
        hear_balloon(world, now.at, balloon->site);
    }
    if (const auto* bound = std::get_if<KeyBound>(&event)) hear_key_bound(world, bound->key);
    if (const auto* breach = std::get_if<BreachBegan>(&event)) hear_breach(world, *breach);
}

void TransitionRules::check_keys(const Remembered& before, const World& after) {
    if (after.keys.size() < before.keys.size()) return complain("13 a key disappeared");
    for (std::size_t i = 0; i < before.keys.size(); ++i) {
        const Remembered::Key& old = before.keys[i];
        const LicenseKey& key = after.keys[i];
        if (key.text != old.text) complain("14 the text of a key changed: " + key.id);
        const bool lives = !key.deleted || key.valid;
        if (old.deleted && lives) complain("13 a deleted key lives: " + key.id);
        const bool same_binding = old.binding == Binding::bound && key.binding == Binding::bound &&
                                  old.site == key.site.value;
        if (!same_binding) continue;
        if (key.last_report < old.last_report) complain("22 last report went back: " + key.id);
        const bool offline = before.sites[key.site.index()].offline;
        if (offline && key.reported_used != old.reported_used && !file_uploaded_) {
            complain("23 reported Used changed without a file: " + key.id);
        }
    }
}

void TransitionRules::check_subscriptions(const Remembered& before, const World& after) {
    for (std::size_t i = 0; i < before.subscriptions.size(); ++i) {
        const Remembered::Subscription& old = before.subscriptions[i];
        const licensing::Subscription& now = after.subscriptions[i];
        if (old.issue_date && now.issue_date != old.issue_date) {
            complain("25 the issue date changed: " + now.id);
        }
        if (now.expiration_date < old.expiration_date) {
            complain("26 the expiration date moved backwards: " + now.id);
        }
        if (now.expiration_date != old.expiration_date && !renewed_) {
            complain("26 the expiration date moved without a renewal: " + now.id);
        }
        if (now.total != old.total && !total_changed_) complain("26 T changed: " + now.id);
        for (const KeyId id : now.keys) {
            const LicenseKey& key = after.keys[id.index()];
            if (!key.activation_date) continue;
            if (!now.issue_date || *key.activation_date < *now.issue_date) {
                complain("25 activated before the issue date: " + key.id);
            }
        }
    }
}

// SUB-10 to SUB-12, TRI-3 by the calendar alone.
void TransitionRules::check_term(const World& world, const licensing::Subscription& subscription,
                                 Date today) {
    const bool paid = subscription.kind == SubscriptionKind::paid;
    const int grace_days = paid ? world.settings.grace_days : 0;
    const int days_over = today - subscription.expiration_date;
    SubscriptionStatus expected = SubscriptionStatus::expired;
    if (days_over <= grace_days) expected = SubscriptionStatus::grace;
    if (days_over <= 0) expected = SubscriptionStatus::active;
    if (!subscription.owner.known()) expected = SubscriptionStatus::unregistered;
    if (subscription.status != expected) complain("SUB-11 wrong status: " + subscription.id);
}

void TransitionRules::check_sites(const Remembered& before, const World& after, Instant now) {
    highest_serial_.resize(after.sites.size());
    for (std::size_t i = 0; i < after.sites.size(); ++i) {
        const licensing::Site& site = after.sites[i];
        const std::uint32_t serial = site.terms ? site.terms->serial : 0;
        const std::uint32_t old = i < before.sites.size() ? before.sites[i].serial : 0;
        if (serial != old && !terms_given_) complain("21 the terms changed: " + site.code);
        const bool fell = serial != 0 && serial < highest_serial_[i];
        if (fell) complain("21 the serial fell: " + site.code);
        highest_serial_[i] = std::max(highest_serial_[i], serial);
        if (serial != 0 && old != 0 && site.terms->issued_at < before.sites[i].issued_at) {
            complain("REF-4 older terms replaced newer ones: " + site.code);
        }
        const bool was_revoked = i < before.sites.size() && before.sites[i].revoked;
        if (was_revoked && site.status != LicenseStatus::key_revoked &&
            site.status != LicenseStatus::not_activated) {
            complain("13 a deleted key works again at " + site.code);
        }
        const bool visible = site.excess > 0;
        const bool yellow = site.monitor.icon == MonitorIcon::yellow;
        if (!site.monitor.poll_due && site.running() && yellow != visible) {
            complain("18 the icon is out of date and no poll is due: " + site.code);
        }
        if (site.monitor.poll_due && *site.monitor.poll_due > now + Span::minutes(1)) {
            complain("18 the next poll is more than a minute away: " + site.code);
        }
        const Count managed = after.macs.at(SiteId{i}).count;
        if (site.status != LicenseStatus::activated && site.excess != managed) {
            complain("SUB-12, SBL-52, DEA-6 a limit without a license: " + site.code);
        }
        if (site.connected && site.terms &&
            after.keys[site.terms->key.index()].known_used != managed) {
            complain("FIG-4 the server sees another count than the connected Proxy: " + site.code);
        }
        for (const MacId mac : site.unmanaged) {
            if (after.macs.managed_by(mac).valid()) {
                complain("9 a Mac is managed and an unmanaged resource: " + site.code);
            }
        }
    }
    for (const Breach& breach : after.breaches) {
        if (breach.to == breach.from) complain("DIF-1 a breach of no time");
    }
    std::vector<int> keys_held(after.sites.size());
    for (const LicenseKey& key : after.keys) {
        if (key.binding == Binding::bound && ++keys_held[key.site.index()] > 1) {
            complain("12 two keys are bound to " + after.sites[key.site.index()].code);
        }
    }
}

void TransitionRules::check_macs(const Remembered& before, const Remembered& after) {
    if (macs_moved_) return;
    for (std::size_t i = 0; i < before.manager_of_mac.size(); ++i) {
        if (before.manager_of_mac[i] != after.manager_of_mac[i]) {
            complain("16 a Mac changed hands without enrollment or removal");
        }
    }
}

std::optional<std::string> TransitionRules::check(const Remembered& before, const World& after,
                                                  Instant now, const Action& action) {
    if (now < before.now) complain("27 time went backwards");
    check_keys(before, after);
    check_subscriptions(before, after);
    check_sites(before, after, now);
    for (const licensing::Subscription& each : after.subscriptions) {
        check_term(after, each, date_of(now));
    }
    const bool quiet = !macs_moved_;
    if (quiet) check_macs(before, remember(after, now));
    const bool about_macs =
        action.command && (std::holds_alternative<EnrollMac>(*action.command) ||
                           std::holds_alternative<DiscoverMac>(*action.command) ||
                           std::holds_alternative<RemoveMac>(*action.command) ||
                           std::holds_alternative<PlaceMacs>(*action.command));
    if (macs_moved_ && !about_macs) complain("16 license trouble moved a Mac");
    macs_moved_ = renewed_ = terms_given_ = file_uploaded_ = total_changed_ = false;
    return std::exchange(complaint_, std::nullopt);
}

std::optional<CompanyId> managed_company(const World& world, const Command& command) {
    const auto owner_of = [&](SubscriptionId id) -> std::optional<CompanyId> {
        if (!id.valid()) return std::nullopt;
        const CompanyId company = world.subscriptions[id.index()].owner.company;
        return company.valid() ? std::optional(company) : std::nullopt;
    };
    return std::visit(
        [&]<class Wish>(const Wish& wish) -> std::optional<CompanyId> {
            constexpr bool sales = std::is_same_v<Wish, Upgrade> || std::is_same_v<Wish, Correct> ||
                                   std::is_same_v<Wish, AllowOffline>;
            constexpr bool own_affair =
                std::is_same_v<Wish, JoinCompany> || std::is_same_v<Wish, LeaveCompany>;
            if constexpr (sales || own_affair) {
                return std::nullopt;
            } else if constexpr (requires { wish.subscription; }) {
                return owner_of(world.subscription_id(wish.subscription));
            } else if constexpr (requires { wish.sublicense; }) {
                const LicenseKey* key = world.find_key(wish.sublicense);
                return key ? owner_of(key->subscription) : std::nullopt;
            } else if constexpr (
                requires { CompanyId{world.company_id(wish.company)}; } &&
                requires { wish.email; }) {
                const CompanyId company = world.company_id(wish.company);
                return company.valid() ? std::optional(company) : std::nullopt;
            } else {
                return std::nullopt;
            }
        },
        command);
}

}  // namespace headroom::testing
