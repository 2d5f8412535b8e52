#pragma once
// An instant together with the place in its order of simultaneous events (CLK-7).

#include <cstdint>

#include "core/base/time.h"

namespace headroom::licensing {

/// What runs first among the things of one instant. Outages come before everything, the user's
/// commands after everything (CLK-7).
// As wide as an instant. With a narrower type, a copy of a Moment in whole words reads bytes that
// were just written in smaller pieces, and the processor stalls until those writes are done.
enum class Phase : std::uint64_t {
    outage,
    renewal,
    status,
    expiry,
    refresh,
    report,
    limits,
    monitor,
    demand,
    command
};

struct Moment {
    Instant at;
    Phase phase = Phase::command;

    Date today() const { return date_of(at); }
    /// The first instant on `grid` whose turn of `p` is still to come.
    Instant next_turn(Span grid, Phase p) const {
        const Instant t = next_on_grid(at, grid);
        return t == at && phase >= p ? t + grid : t;
    }
};

}  // namespace headroom::licensing
