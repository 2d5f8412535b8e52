#pragma once
// A site of daily_counts.h on its way through the days.

#include <algorithm>
#include <vector>

#include "core/planning/counts/daily/daily_macs.h"
#include "core/planning/risk/risk_part.h"

namespace headroom::planning {

/// A day on which the highest count may have been reached.
struct PeakDay {
    Count highest = 0;  // if all come before any leaves
    std::int32_t day = 0;
    Count used = 0;  // at its begin
};

/// The highest count, as far as days do not have to be played for it.
struct Peak {
    Count most = 0;             // that is certain
    std::vector<PeakDay> days;  // that may have more

    void clear() {
        most = 0;
        days.clear();
    }
    /// A day whose order is not known: from `used` to `after`, with so many coming at most.
    void add_day(std::int32_t day, Count used, Count coming, Count after) {
        const Count highest = used + coming;
        if (highest <= most) return;
        if (highest != after) days.push_back({highest, day, used});
        most = std::max(most, after);
    }
};

struct DailySite {
    DailySite(const DailyMember& one, const DailyGroup& group, DayCounts* together)
        : member(one),
          site(one.site),
          plays_days_above(group.counts_excess),
          macs(one, group.days, together) {}

    void begin(std::uint64_t seed);
    /// Settles the days from `day` on, before `stop`, whose counts are within the cap and promise
    /// no higher count than was seen; returns the first that does not. Nobody else is a hindrance.
    std::int32_t settle_quiet_days(std::int32_t day, std::int32_t stop, bool counting);
    /// The same for days on which it is above the cap from the first moment to the last.
    std::int32_t settle_days_above(std::int32_t day, std::int32_t stop, bool counting);
    /// The same for days of the one kind or of the other, whatever `day` is.
    std::int32_t settle_days_alike(std::int32_t day, std::int32_t stop, bool counting) {
        const std::int32_t next = settle_quiet_days(day, stop, counting);
        return next == day ? settle_days_above(day, stop, counting) : next;
    }
    /// The means of this day, or of those from `first` on before `stop`, do not count: they are
    /// played, or nothing is idle.
    void leave_out(std::int32_t day) { leave_out(day, day + 1); }
    void leave_out(std::int32_t first, std::int32_t stop) {
        if (!site.reserved) return;
        if (first != left_out_stop) {
            look_up_left_out();
            left_out_first = first;
        }
        left_out_stop = stop;
        // Neighbouring days are looked up together, but not after Macs were turned away on them.
        if (site.gated) look_up_left_out();
    }
    void look_up_left_out() {
        const std::int32_t first = std::max(left_out_first, member.first_counted_day);
        if (first < left_out_stop) left_out += macs.beyond_noon(first, left_out_stop);
        left_out_first = left_out_stop;
    }
    /// License-days that nobody used.
    double idle() {
        look_up_left_out();
        const double beyond_noon =
            member.expected_beyond_noon + macs.timed_beyond_noon() - left_out;
        return idle_days + static_cast<double>(idle_halves) / 2 - beyond_noon;
    }
    /// Settles a day by its counts; false when the order of its events matters.
    bool settle_day(std::int32_t day, bool counting);

    const DailyMember& member;
    const CountSite& site;
    bool plays_days_above;  // instead of settling them: Macs over the limit are counted by time
    DailyMacs macs;
    Count used = 0;
    bool over = false;
    double over_since = 0;
    double over_days = 0;
    double over_mac_days = 0;
    double excess_counted_to = 0;  // of the day that is being played
    double idle_days = 0;          // license-days, of days that were played
    Count idle_halves = 0;         // half license-days, of days that were settled by counts
    double left_out = 0;  // DailyMacs::beyond_noon of days that were not, and of refused Macs
    std::int32_t left_out_first = 0;  // these days are not in `left_out` yet
    std::int32_t left_out_stop = 0;
    double idle_counted_to = 0;  // of the day that is being played
    Peak peak;
    SiteOutcome outcome;
};

}  // namespace headroom::planning
