#pragma once
// Changes of a history that follow a calendar rather than chance: waves of new Macs at even
// distances, terms at whose end Macs go and come back, and jumps that happened once.

#include <vector>

#include "core/planning/fit/usage_csv.h"

namespace headroom::planning {

/// Macs that come (or, below 0, go) on a day.
struct ScheduledChange {
    Date date;
    double macs = 0;
};

/// Waves at even distances.
struct Waves {
    int every_days = 0;
    int seen = 0;
    double mean_macs = 0;
    double spread_macs = 0;  // standard deviation of one
};

/// Macs that go on about the same day of every year and come back on another.
struct Term {
    Date left, returned;          // the newest of each
    double macs = 0;              // mean of those that went
    double return_spread = 0.05;  // of those that come back, as a share: standard deviation
    int seen = 0;                 // years
};

struct ScheduledChanges {
    std::vector<Waves> waves;
    std::vector<Term> terms;
    std::vector<ScheduledChange> once;     // jumps that follow no calendar
    std::vector<std::size_t> jumps;        // counts to which one of these led, ascending
    std::vector<ScheduledChange> to_come;  // after the history, for some years, in order
    double factor_spread = 0;  // standard deviation of the common factor of those that come
    double per_day = 0;        // net Macs a day by waves

    bool empty() const { return waves.empty() && terms.empty() && once.empty(); }
};

ScheduledChanges find_scheduled_changes(const SiteUsage& usage);

}  // namespace headroom::planning
