#pragma once
// When the world wants to be woken next (docs/rules.md, Time). A timer that would change nothing is
// not due at all: a proxy within its limit has no poll, a cut-off one no retries.

#include <optional>

#include "core/licensing/moment.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

/// The next automatic refresh (CLK-2, REF-2).
inline std::optional<Instant> refresh_due(const Site& site) {
    // A Proxy that cannot reach the server notices it once; its retries change nothing until the
    // connection is back, and then the next one of their hourly grid is scheduled.
    const bool will_notice = site.running() && !site.refresh_failed;
    return site.connected || will_notice ? site.refresh_due : std::nullopt;
}

/// The next weekly report (CLK-3).
inline std::optional<Instant> report_due(const Site& site) {
    return site.connected ? site.report_due : std::nullopt;
}

/// The instant at which this timer is due, or nullopt. May lie in the past: then it is due at once.
std::optional<Instant> due(const World& world, Timer timer);

/// The place of a timer among the things of one instant (CLK-7).
inline Phase phase_of(TimerKind kind) {
    switch (kind) {
        case TimerKind::automatic_renewal: return Phase::renewal;
        case TimerKind::subscription_status: return Phase::status;
        case TimerKind::key_expiry:
        case TimerKind::terms_expiry: return Phase::expiry;
        case TimerKind::refresh: return Phase::refresh;
        case TimerKind::report: return Phase::report;
        case TimerKind::problem_monitor: return Phase::monitor;
    }
    return Phase::command;
}

}  // namespace headroom::licensing
