#include "core/licensing/changes.h"

#include <algorithm>

namespace headroom::licensing {
namespace {

// EXC-1: the simulator keeps a list with a cap, where the Proxy rotates its files.
constexpr std::size_t log_capacity = 2000;

SubscriptionStatus status_on(const World& world, const Subscription& subscription, Date today) {
    if (!subscription.owner.known()) return SubscriptionStatus::unregistered;
    if (today <= subscription.expiration_date) return SubscriptionStatus::active;
    const LicenseKey& primary = world.keys[subscription.primary().index()];
    return today <= last_valid_day(world, primary) ? SubscriptionStatus::grace
                                                   : SubscriptionStatus::expired;
}

// REF-2: retries run every hour from the one that failed; those missed while cut off are gone.
void schedule_retry(const World& world, Moment now, Site& site) {
    if (!site.refresh_due || *site.refresh_due > now.at) return;
    const Span retry = Span::hours(world.settings.retry_hours);
    const Span late = now.at - *site.refresh_due;
    Instant next = *site.refresh_due + retry * ((late.seconds + retry.seconds - 1) / retry.seconds);
    const bool turn_is_over = now.phase >= Phase::refresh;
    if (next == now.at && turn_is_over) next = next + retry;
    site.refresh_due = next;
}

}  // namespace

void mark_pool_sites(World& world, const Subscription& subscription, BreachCause cause) {
    for (const KeyId id : subscription.keys) {
        const LicenseKey& key = world.keys[id.index()];
        if (key.binding != Binding::bound) continue;
        // What counts is the type in the Proxy's terms: an edit reaches it with a refresh (SBL-35).
        const Site& site = world.sites[key.site.index()];
        if (site.connected && site.terms && site.terms->type != KeyType::reserved) {
            mark_site(world, key.site, cause);
        }
    }
}

void change_status(World& world, SiteId id, LicenseStatus status) {
    Site& site = world.sites[id.index()];
    site.status = status;
    if (site.breach_index == Site::none) return;
    Breach& breach = world.breaches[site.breach_index];
    if (cause_of(status) == breach.cause) breach.status = status;
}

void forget_server_key(Site& site, KeyId key) {
    std::erase(site.pending_keys, key);
    if (site.server_key != key) return;
    site.server_key = site.pending_keys.empty() ? KeyId{} : site.pending_keys.back();
}

void update_connection(World& world, Moment now, SiteId id) {
    Site& site = world.sites[id.index()];
    const bool holds_key =
        site.status == LicenseStatus::activated || site.status == LicenseStatus::expired;
    const bool connected =
        holds_key && site.method == Method::online && world.server_reachable_for(site);
    if (connected == site.connected) return;
    site.connected = connected;
    if (connected) {
        schedule_retry(world, now, site);
        // CLK-3: what could not be sent is sent now, in its turn after the refreshes (CLK-7).
        if (site.report_due) site.report_due = std::max(*site.report_due, now.at);
        update_used(world, now, id, BreachCause::competition);
    } else if (!limit_is_respected(world, id)) {
        mark_site(world, id, BreachCause::competition);
    }
    wake(world, TimerKind::refresh, id.value);
    wake(world, TimerKind::report, id.value);
}

void update_validity(World& world, Moment now, SubscriptionId id) {
    Subscription& subscription = world.subscriptions[id.index()];
    subscription.status = status_on(world, subscription, now.today());
    for (const KeyId key_id : subscription.keys) {
        const LicenseKey& key = world.keys[key_id.index()];
        const bool valid = is_valid_on(world, key, now.today());
        if (valid == key.valid) continue;
        change_key(world, now, key_id, BreachCause::expired,
                   [&](LicenseKey& changed) { changed.valid = valid; });
        // A connected Proxy on a pool key takes its limit from the server's view of the key.
        if (key.binding == Binding::bound) {
            mark_site(world, key.site, valid ? BreachCause::competition : BreachCause::expired);
        }
        wake(world, TimerKind::key_expiry, key_id.value);
    }
    wake(world, TimerKind::automatic_renewal, id.value);
    wake(world, TimerKind::subscription_status, id.value);
}

void log_line(World& world, Moment now, SiteId id, LogKind kind, Count used, Count limit,
              ErrorCode code) {
    Site& site = world.sites[id.index()];
    if (site.log.size() >= log_capacity) {
        site.log.erase(site.log.begin(), site.log.begin() + log_capacity / 4);
    }
    site.log.push_back({now.at, kind, site.last_key, used, limit, code});
}

}  // namespace headroom::licensing
