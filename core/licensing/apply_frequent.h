#pragma once
// What happens a million times in a run: Macs that come and go, refreshes, weekly reports. In a
// header, so that the simulator's loop holds it without calls. Included by apply.h.

#include "core/licensing/changes.h"
#include "core/licensing/event.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

HEADROOM_ALWAYS_INLINE MacId known_or_new(World& world, SiteId site, MacId mac,
                                          const std::string& name) {
    if (mac.valid()) return mac;
    return name.empty() ? world.macs.create_numbered(site) : world.macs.create_named(name);
}

HEADROOM_ALWAYS_INLINE void apply(World& world, Moment now, const MacEnrolled& event) {
    const MacId mac = known_or_new(world, event.site, event.mac, event.name);
    if (event.mac.valid()) {  // managed is managed: no Proxy lists it as unmanaged any more
        for (Site& site : world.sites) {
            if (!site.unmanaged.empty()) site.unmanaged.erase(mac);
        }
    }
    world.macs.enroll(mac, event.site, now.at);
    const bool discovered = event.method == EnrollMethod::discovery;
    update_used(world, now, event.site,
                discovered ? BreachCause::discovery : BreachCause::competition);
}

HEADROOM_ALWAYS_INLINE void apply(World& world, Moment now, const MacRemoved& event) {
    if (event.for_good) {
        world.macs.retire(event.mac);
    } else {
        world.macs.release(event.mac);
    }
    update_used(world, now, event.site, BreachCause::competition);
}

inline BreachCause cause_of_new_terms(const Terms& old_terms, const Terms& new_terms) {
    const bool pool_key = new_terms.type != KeyType::reserved;
    if (pool_key && new_terms.total < old_terms.total) return BreachCause::total_reduced;
    return new_terms.max < old_terms.max ? BreachCause::shrunk : BreachCause::competition;
}

/// The next refresh comes after a whole period from now.
inline void start_refresh_timer(World& world, Moment now, SiteId id) {
    world.sites[id.index()].refresh_due = now.at + Span::hours(world.settings.refresh_hours);
    wake(world, TimerKind::refresh, id.value);
}

inline void adopt_terms(World& world, Moment now, SiteId id, const Terms& terms) {
    Site& site = world.sites[id.index()];
    const bool same_end = site.terms && site.terms->valid_until == terms.valid_until;
    const LicenseStatus before = site.status;
    site.terms = terms;
    world.last_terms_serial = std::max(world.last_terms_serial, terms.serial);
    const LicenseStatus status =
        now.today() <= terms.valid_until ? LicenseStatus::activated : LicenseStatus::expired;
    if (status != before) change_status(world, id, status);
    if (!same_end || status != before) wake(world, TimerKind::terms_expiry, id.value);
}

inline void apply(World& world, Moment now, const Refreshed& event) {
    Site& site = world.sites[event.site.index()];
    HEADROOM_CHECK(site.terms.has_value());
    const BreachCause cause = cause_of_new_terms(*site.terms, event.terms);
    adopt_terms(world, now, event.site, event.terms);
    site.last_refresh = now.at;
    if (site.refresh_failed) log_line(world, now, event.site, LogKind::refreshed);
    site.refresh_failed = false;
    if (site.method == Method::online) start_refresh_timer(world, now, event.site);
    if (!limit_is_respected(world, event.site)) mark_site(world, event.site, cause);
}

/// What applying `Refreshed` comes to when the terms stand as they are (`terms_stand`). Gives the
/// instant of the next refresh, which is left to the caller to schedule.
HEADROOM_ALWAYS_INLINE Instant renew_standing_terms(World& world, Moment now, SiteId id) {
    Site& site = world.sites[id.index()];
    HEADROOM_CHECK(site.terms.has_value());
    site.terms->issued_at = now.at;
    site.terms->serial = ++world.last_terms_serial;
    site.last_refresh = now.at;
    if (site.refresh_failed) log_line(world, now, id, LogKind::refreshed);
    site.refresh_failed = false;
    const Instant next = now.at + Span::hours(world.settings.refresh_hours);
    site.refresh_due = next;
    if (!limit_is_respected(world, id)) mark_site(world, id, BreachCause::competition);
    return next;
}

inline void apply(World& world, Moment now, const UsageReported& event) {
    HEADROOM_CHECK(event.key.index() < world.keys.size() && event.used >= 0);
    LicenseKey& key = world.keys[event.key.index()];
    if (key.known_used != event.used) {
        change_key(world, now, event.key, BreachCause::competition,
                   [&](LicenseKey& changed) { changed.known_used = event.used; });
    }
    key.reported_used = event.used;
    key.last_report = event.counted_at;
    key.usage_history.push_back({date_of(event.counted_at), event.used});
    if (event.request_id != 0) {
        key.newest_request = event.request_id;
        key.newest_request_at = event.counted_at;
        return;
    }
    world.sites[key.site.index()].report_due = now.at + Span::hours(world.settings.report_hours);
    wake(world, TimerKind::report, key.site.value);
}

}  // namespace headroom::licensing
