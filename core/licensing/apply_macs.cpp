#include <algorithm>
#include <utility>

#include "core/licensing/apply.h"
#include "core/licensing/changes.h"

namespace headroom::licensing {
namespace {

// Closes the running stretch of constant excess: its Mac-seconds are counted from now on.
void change_excess(World& world, Moment now, SiteId id, Count excess) {
    Site& site = world.sites[id.index()];
    world.over_limit_mac_seconds += site.excess * (now.at - site.excess_since).seconds;
    site.excess = excess;
    site.excess_since = now.at;
    // A poll that is due already will see it: the one of a Proxy that starts at this instant
    // (CLK-4).
    const Instant next = now.next_turn(Span::minutes(world.settings.poll_minutes), Phase::monitor);
    site.monitor.poll_due = std::min(site.monitor.poll_due.value_or(next), next);
    wake(world, TimerKind::problem_monitor, id.value);
}

// DIF-1: what begins and ends at one instant is no breach. The later ones move up in the list.
void drop_breach(World& world, std::uint32_t index) {
    world.breaches.erase(world.breaches.begin() + static_cast<std::ptrdiff_t>(index));
    for (std::uint32_t i = index; i < world.breaches.size(); ++i) {
        Site& site = world.sites[world.breaches[i].site.index()];
        if (site.breach_index == i + 1) site.breach_index = i;
    }
}

}  // namespace

void apply(World&, Moment, const ConsoleTaskRun&) {}  // EXC-5: a message, nothing changes

void apply(World& world, Moment, const MacLeftUnmanaged& event) {
    const MacId mac = known_or_new(world, event.site, event.mac, event.name);
    world.sites[event.site.index()].unmanaged.insert(mac);
}

void apply(World& world, Moment now, const MacsPlaced& event) {
    for (Count i = 0; i < event.count; ++i) {
        world.macs.enroll(world.macs.create_numbered(event.site), event.site, now.at);
    }
    update_used(world, now, event.site, BreachCause::discovery);
}

void apply(World& world, Moment now, const BreachBegan& event) {
    Site& site = world.sites[event.site.index()];
    const Breach begun{event.site,   event.key,   now.at,     std::nullopt,
                       event.excess, event.cause, site.status};
    const bool goes_on = site.breach_index != Site::none;  // another license, the same trouble
    if (goes_on && world.breaches[site.breach_index].from == now.at) {
        world.breaches[site.breach_index] =
            begun;  // DIF-1: of this instant, only the last one counts
    } else {
        if (goes_on) world.breaches[site.breach_index].to = now.at;
        site.breach_index = static_cast<std::uint32_t>(world.breaches.size());
        world.breaches.push_back(begun);
    }
    if (!goes_on) ++site.breach_serial;
    change_excess(world, now, event.site, event.excess);
    const Count used = world.macs.at(event.site).count;
    log_line(world, now, event.site, LogKind::limit_exceeded, used, used - event.excess);
}

void apply(World& world, Moment now, const ExcessChanged& event) {
    change_excess(world, now, event.site, event.excess);
    Breach& breach = world.breaches[world.sites[event.site.index()].breach_index];
    breach.peak_excess = std::max(breach.peak_excess, event.excess);
    const Count used = world.macs.at(event.site).count;
    log_line(world, now, event.site, LogKind::excess_changed, used, used - event.excess);
}

void apply(World& world, Moment now, const BreachEnded& event) {
    Site& site = world.sites[event.site.index()];
    const std::uint32_t ended = std::exchange(site.breach_index, Site::none);
    world.breaches[ended].to = now.at;
    if (world.breaches[ended].from == now.at) drop_breach(world, ended);
    site.monitor.balloon_due.reset();  // the icon follows at the next poll, not at a balloon's time
    change_excess(world, now, event.site, 0);
    log_line(world, now, event.site, LogKind::limit_ok, world.macs.at(event.site).count,
             applied_limit(world, event.site));
}

void apply(World& world, Moment now, const MonitorChanged& event) {
    Site& site = world.sites[event.site.index()];
    ProblemMonitor& monitor = site.monitor;
    monitor.icon = event.icon;
    monitor.problem_status = event.status;
    monitor.problem_used = event.used;
    monitor.problem_limit = event.limit;
    monitor.poll_due.reset();
    monitor.balloon_due.reset();
    if (event.icon == MonitorIcon::yellow) {
        // CLK-5: at detection, then once an hour; a breach that was hidden behind "no connection"
        // for less than an hour keeps its rhythm.
        const bool same_breach = monitor.balloon_breach == site.breach_serial;
        monitor.balloon_due = now.at;
        if (same_breach && monitor.last_balloon) {
            const Span pause = Span::minutes(world.settings.balloon_minutes);
            monitor.balloon_due = std::max(now.at, *monitor.last_balloon + pause);
        }
    }
    wake(world, TimerKind::problem_monitor, event.site.value);
}

void apply(World& world, Moment now, const BalloonShown& event) {
    Site& site = world.sites[event.site.index()];
    ++site.monitor.balloons;
    ++world.balloons;
    site.monitor.last_balloon = now.at;
    site.monitor.balloon_breach = site.breach_serial;
    site.monitor.balloon_due = now.at + Span::minutes(world.settings.balloon_minutes);
    wake(world, TimerKind::problem_monitor, event.site.value);
}

void apply(World& world, Moment now, const CommandRefused& event) {
    world.refusals[event.code] += event.count;
    if (!event.site.valid()) return;
    Site& site = world.sites[event.site.index()];
    site.refusals[event.code] += event.count;
    const bool for_the_license =
        event.code == ErrorCode::license_limit || event.code == ErrorCode::not_activated ||
        event.code == ErrorCode::key_expired || event.code == ErrorCode::key_revoked;
    if (!for_the_license) return;
    log_line(world, now, event.site, LogKind::refused, world.macs.at(event.site).count,
             applied_limit(world, event.site), event.code);
}

}  // namespace headroom::licensing
