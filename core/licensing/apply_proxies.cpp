#include <algorithm>

#include "core/licensing/apply.h"
#include "core/licensing/changes.h"

namespace headroom::licensing {
namespace {

Site& site_at(World& world, SiteId id) { return world.sites[id.index()]; }

// The next poll at which the Problem Monitor can see what has just changed (CLK-4).
void schedule_poll(World& world, Moment now, SiteId id) {
    site_at(world, id).monitor.poll_due =
        now.next_turn(Span::minutes(world.settings.poll_minutes), Phase::monitor);
    wake(world, TimerKind::problem_monitor, id.value);
}

// A Proxy that starts or stops takes its timers and its Problem Monitor with it.
void running_changed(World& world, Moment now, SiteId id, bool was_running) {
    Site& site = site_at(world, id);
    const bool running = site.running();
    if (running == was_running) return;
    log_line(world, now, id, running ? LogKind::proxy_started : LogKind::proxy_stopped);
    site.monitor.balloon_due.reset();  // set again when a poll sees the trouble again
    schedule_poll(world, now, id);
    if (running) site.monitor.poll_due = now.at;  // CLK-4: at once when it starts
    wake(world, TimerKind::refresh, id.value);
}

}  // namespace

void apply(World& world, Moment, const SiteAdded& event) {
    world.site_by_code[event.code] = SiteId{world.sites.size()};
    Site site;
    site.code = event.code;
    site.sccm_code = event.sccm_code;
    site.description = event.description;
    site.hostname = event.hostname;
    site.version = event.version;
    site.internet = event.internet;
    site.discovery_when_full = event.discovery_when_full;
    world.sites.push_back(std::move(site));
    world.macs.add_site();
}

void apply(World& world, Moment, const SiteRenamed& event) {
    site_at(world, event.site).description = event.description;
}

void apply(World& world, Moment now, const InternetChanged& event) {
    site_at(world, event.site).internet = event.internet;
    update_connection(world, now, event.site);
}

void apply(World& world, Moment now, const ServerChanged& event) {
    world.server_up = event.up;
    for (std::size_t i = 0; i < world.sites.size(); ++i) update_connection(world, now, SiteId{i});
}

void apply(World& world, Moment now, const ProxyChanged& event) {
    Site& site = site_at(world, event.site);
    const bool was_running = site.running();
    site.up = event.up;
    running_changed(world, now, event.site, was_running);
    update_connection(world, now, event.site);
}

void apply(World& world, Moment now, const OutageChanged& event) {
    const int change = event.begins ? 1 : -1;
    if (event.outage == OutageKind::server_down) {
        world.server_outages += change;
        for (std::size_t i = 0; i < world.sites.size(); ++i) {
            update_connection(world, now, SiteId{i});
        }
        return;
    }
    Site& site = site_at(world, event.site);
    const bool was_running = site.running();
    (event.outage == OutageKind::proxy_down ? site.down_outages : site.offline_outages) += change;
    running_changed(world, now, event.site, was_running);
    update_connection(world, now, event.site);
}

void apply(World& world, Moment, const ActivationRequested& event) {
    world.last_request_id = event.request_id;
    site_at(world, event.site).pending_activation = {event.request_id, event.key_text};
}

void apply(World& world, Moment, const DialogClosed& event) {
    site_at(world, event.site).pending_activation.reset();
}

void apply(World& world, Moment now, const KeyBound& event) {
    Subscription& subscription =
        world.subscriptions[world.keys[event.key.index()].subscription.index()];
    if (!subscription.issue_date) subscription.issue_date = now.today();  // SUB-13
    change_key(world, now, event.key, BreachCause::competition, [&](LicenseKey& key) {
        key.binding = Binding::bound;
        key.site = event.site;
        key.used = world.macs.at(event.site).count;
        key.known_used = event.used;
        key.reported_used = event.used;
        key.activation_date = now.today();
        key.last_report = event.reported_at;
        key.usage_history = {{date_of(event.reported_at), event.used}};
        key.activation_request = event.request_id;
        if (event.request_id != 0) key.used_activations.push_back(event.request_id);
        key.activation_response = event.response;
        key.newest_request = event.request_id;
        key.newest_request_at = event.reported_at;
    });
    world.last_terms_serial = std::max(world.last_terms_serial, event.terms_serial);
    site_at(world, event.site).server_key = event.key;
}

void apply(World& world, Moment now, const Activated& event) {
    Site& site = site_at(world, event.site);
    adopt_terms(world, now, event.site, event.terms);
    site.method = event.method;
    site.last_key = event.terms.key;
    site.activated_at = now.at;
    site.last_refresh.reset();
    site.refresh_failed = false;
    site.pending_activation.reset();
    site.pending_release.reset();
    if (event.method == Method::online) {
        start_refresh_timer(world, now, event.site);
        site.report_due = now.at + Span::hours(world.settings.report_hours);
        wake(world, TimerKind::report, event.site.value);
    }
    update_connection(world, now, event.site);
    if (site.connected) update_used(world, now, event.site, BreachCause::smaller_key);
    site.dirty.reset();  // connecting is no cause of its own here
    mark_site(world, event.site, BreachCause::smaller_key);
    log_line(world, now, event.site, LogKind::activated, world.macs.at(event.site).count,
             event.terms.max);
}

void apply(World& world, Moment now, const RefreshFailed& event) {
    site_at(world, event.site).refresh_failed = true;
    log_line(world, now, event.site, LogKind::refresh_failed);
}

void apply(World& world, Moment now, const RevocationSeen& event) {
    Site& site = site_at(world, event.site);
    change_status(world, event.site, LicenseStatus::key_revoked);
    // REF-4: information that is older than this news is outdated from now on.
    if (event.serial != 0) site.terms->serial = event.serial;
    site.refresh_due.reset();
    site.report_due.reset();
    site.last_refresh = now.at;
    update_connection(world, now, event.site);
    mark_site(world, event.site, BreachCause::revoked);
    log_line(world, now, event.site, LogKind::revoked);
}

void apply(World& world, Moment now, const TermsExpired& event) {
    change_status(world, event.site, LicenseStatus::expired);
    mark_site(world, event.site, BreachCause::expired);
    log_line(world, now, event.site, LogKind::expired);
}

void apply(World& world, Moment now, const Deactivated& event) {
    Site& site = site_at(world, event.site);
    const KeyId key_id = site.terms->key;
    change_status(world, event.site, LicenseStatus::not_activated);
    site.method.reset();
    site.terms.reset();
    site.last_refresh.reset();
    site.refresh_due.reset();
    site.report_due.reset();
    site.refresh_failed = false;
    update_connection(world, now, event.site);
    site.dirty.reset();
    mark_site(world, event.site, BreachCause::deactivated);
    log_line(world, now, event.site, LogKind::deactivated);
    if (event.request_id == 0) return;
    world.last_request_id = event.request_id;
    site.pending_release = {event.request_id, now.at, key_id};
    site.pending_keys.push_back(key_id);
    change_key(world, now, key_id, BreachCause::competition, [](LicenseKey& key) {
        key.binding = Binding::release_pending;
        key.used = key.known_used;  // DEA-3: its licenses stay counted as last synchronized
    });
}

void apply(World& world, Moment now, const KeyReleased& event) {
    const SiteId site_id = world.keys[event.key.index()].site;
    Site& site = site_at(world, site_id);
    change_key(world, now, event.key, BreachCause::competition, [&](LicenseKey& key) {
        key.binding = Binding::free;
        key.site = SiteId{};
        key.used = 0;
        key.known_used = 0;
        key.reported_used = 0;
        key.activation_date.reset();
        key.last_report.reset();
        site.former_usage.insert(site.former_usage.end(), key.usage_history.begin(),
                                 key.usage_history.end());
        key.usage_history.clear();
        key.activation_response.clear();  // the request's id stays: it cannot be used again
        if (event.request_id != 0) key.used_releases.push_back(event.request_id);
    });
    forget_server_key(site, event.key);
}

void apply(World& world, Moment, const LimitFrozen& event) {
    site_at(world, event.site).terms->frozen_limit = event.limit;
    mark_site(world, event.site, BreachCause::competition);
}

void apply(World& world, Moment, const TermsIssued& event) {
    world.last_terms_serial = std::max(world.last_terms_serial, event.serial);
    if (event.request_id == 0) return;
    world.keys[event.key.index()].newest_request = event.request_id;
}

void apply(World& world, Moment now, const FileSaved& event) {
    world.files[event.name] = {event.text, event.file_kind, now.at, event.damaged};
    world.last_request_id = std::max(world.last_request_id, event.request_id);
    world.last_terms_serial = std::max(world.last_terms_serial, event.terms_serial);
}

void apply(World& world, Moment now, const CsrSigned& event) {
    world.signed_csrs.push_back({now.at, event.user, event.file, event.subject});
}

}  // namespace headroom::licensing
