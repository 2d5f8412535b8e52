#include "core/licensing/timers.h"

#include <algorithm>

#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

std::optional<Instant> renewal_due(const Subscription& subscription) {
    if (!subscription.auto_renew || !subscription.usable()) return std::nullopt;
    // SUB-25: at 00:00 of the expiration date; when that is over, or the payment failed, daily.
    return std::max(midnight_of(subscription.expiration_date),
                    next_midnight(subscription.renewal_not_before));
}

std::optional<Instant> status_due(const World& world, const Subscription& subscription) {
    switch (subscription.status) {
        case SubscriptionStatus::active: return midnight_of(subscription.expiration_date + 1);
        case SubscriptionStatus::grace:
            return midnight_of(last_valid_day(world, world.keys[subscription.primary().index()]) +
                               1);
        case SubscriptionStatus::unregistered:
        case SubscriptionStatus::expired: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Instant> key_expiry_due(const LicenseKey& key) {
    if (!key.valid || !key.expiry.on_date) return std::nullopt;
    return midnight_of(*key.expiry.on_date + 1);
}

std::optional<Instant> terms_expiry_due(const Site& site) {
    if (site.status != LicenseStatus::activated) return std::nullopt;
    return midnight_of(site.terms->valid_until + 1);
}

std::optional<Instant> monitor_due(const ProblemMonitor& monitor) {
    if (!monitor.poll_due) return monitor.balloon_due;
    if (!monitor.balloon_due) return monitor.poll_due;
    return std::min(*monitor.poll_due, *monitor.balloon_due);
}

}  // namespace

std::optional<Instant> due(const World& world, Timer timer) {
    switch (timer.kind) {
        case TimerKind::automatic_renewal: return renewal_due(world.subscriptions[timer.entity]);
        case TimerKind::subscription_status:
            return status_due(world, world.subscriptions[timer.entity]);
        case TimerKind::key_expiry: return key_expiry_due(world.keys[timer.entity]);
        case TimerKind::terms_expiry: return terms_expiry_due(world.sites[timer.entity]);
        case TimerKind::refresh: return refresh_due(world.sites[timer.entity]);
        case TimerKind::report: return report_due(world.sites[timer.entity]);
        case TimerKind::problem_monitor: return monitor_due(world.sites[timer.entity].monitor);
    }
    return std::nullopt;
}

}  // namespace headroom::licensing
