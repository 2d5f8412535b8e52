#pragma once
// The stretch of time that a risk study plays and counts, and the days at whose ends it looks at
// the Macs of every site for the bands.

#include <cstdint>
#include <vector>

#include "core/base/time.h"

namespace headroom::planning {

struct Horizon {
    Instant start;         // of the scenario
    Instant counted_from;  // start plus warm-up: what happens before is played, not counted
    Instant end;           // what happens exactly then is still counted

    /// Days of which the Macs at their end are counted, and the first instant after each (of the
    /// last day, which the end may cut short, the second after the end at the latest). Every day
    /// while sites times days stay within reason, else every 7th, 28th ... and the last.
    std::vector<Date> dates;
    std::vector<Instant> looks;

    /// Whether Macs over a limit are counted by time, as their price asks for. It takes longer.
    bool counts_excess = false;

    double counted_days() const {
        return static_cast<double>((end - counted_from).seconds) / 86400;
    }
};

/// `warmup` is from 0 to less than end - start.
Horizon make_horizon(Instant start, Instant end, Span warmup, std::size_t sites);

}  // namespace headroom::planning
