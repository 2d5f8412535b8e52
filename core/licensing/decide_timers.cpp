#include "core/licensing/decide.h"
#include "core/licensing/decide_parts.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

std::vector<Event> renewal(const World& world, SubscriptionId id) {
    const Subscription& subscription = world.subscriptions[id.index()];
    if (!world.payment_works) return {RenewalPaymentFailed{id}};
    const int months = subscription.duration_months;
    return {
        SubscriptionRenewed{id, months, add_months(subscription.expiration_date, months), true}};
}

std::vector<Event> status_change(const World& world, Moment now, SubscriptionId id) {
    const Subscription& subscription = world.subscriptions[id.index()];
    const LicenseKey& primary = world.keys[subscription.primary().index()];
    const bool grace = subscription.status == SubscriptionStatus::active &&
                       now.today() <= last_valid_day(world, primary);
    return {SubscriptionStatusChanged{
        id, grace ? SubscriptionStatus::grace : SubscriptionStatus::expired}};
}

std::vector<Event> automatic_refresh(const World& world, Moment now, SiteId id) {
    if (!world.sites[id.index()].connected) return {RefreshFailed{id}};
    return refresh_events(world, now, id, world.macs.at(id).count);
}

// What a poll of the Problem Monitor sees now (EXC-4).
MonitorChanged visible_state(const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    if (!site.running()) return {id, MonitorIcon::no_connection, site.status, 0, 0};
    if (site.excess == 0) return {id, MonitorIcon::normal, site.status, 0, 0};
    const Count used = world.macs.at(id).count;
    return {id, MonitorIcon::yellow, site.status, used, used - site.excess};
}

std::vector<Event> poll(const World& world, Moment now, SiteId id) {
    const ProblemMonitor& monitor = world.sites[id.index()].monitor;
    const bool poll_is_due = monitor.poll_due && *monitor.poll_due <= now.at;
    if (poll_is_due) return {visible_state(world, id)};
    return {BalloonShown{id}};
}

}  // namespace

std::vector<Event> decide(const World& world, Moment now, Timer timer) {
    switch (timer.kind) {
        case TimerKind::automatic_renewal: return renewal(world, SubscriptionId{timer.entity});
        case TimerKind::subscription_status:
            return status_change(world, now, SubscriptionId{timer.entity});
        case TimerKind::key_expiry: return {SublicenseExpired{KeyId{timer.entity}}};
        case TimerKind::terms_expiry: return {TermsExpired{SiteId{timer.entity}}};
        case TimerKind::refresh: return automatic_refresh(world, now, SiteId{timer.entity});
        case TimerKind::report: return {weekly_report(world, now, SiteId{timer.entity})};
        case TimerKind::problem_monitor: return poll(world, now, SiteId{timer.entity});
    }
    return {};
}

}  // namespace headroom::licensing
