#include "core/planning/counts/daily/daily_member.h"

#include <limits>

#include "core/base/check.h"

namespace headroom::planning {

void DailySite::begin(std::uint64_t seed) {
    macs.draw(seed);
    used = site.start;
    over = false;
    over_days = over_mac_days = idle_days = left_out = 0;
    left_out_first = left_out_stop = 0;
    idle_halves = 0;
    peak.clear();
    outcome = {};
}

// What most days are: kept short.
std::int32_t DailySite::settle_quiet_days(std::int32_t day, std::int32_t stop, bool counting) {
    const std::int32_t* const coming = macs.coming_by_day();
    const std::int32_t* const leaving = macs.leaving_by_day();
    const Count most = counting ? std::min(site.cap, peak.most) : site.cap;
    const std::int64_t bound = std::min<Count>(most, DailyMacs::must_play_bit - 1);
    const std::int32_t first = day;
    std::int64_t now = used;
    std::int64_t come = 0;
    std::int64_t sum = 0;  // of the Macs at the begin of each day
    for (; day < stop; ++day) {
        const std::int64_t more = coming[day];
        const std::int64_t highest = now + more;
        if (highest > bound) break;
        sum += now;
        come += more;
        now = highest - leaving[day];
    }
    if (counting) {
        outcome.attempted += come;
        // Each day counts at its begin and at its end; the end of a day is the begin of the next.
        if (site.reserved) idle_halves += 2 * (site.cap * (day - first) - sum) + used - now;
    }
    used = now;
    return day;
}

// Plays a run of days on which the site stays over its limit: the common case of a site that is
// over its limit for years.
std::int32_t DailySite::settle_days_above(std::int32_t day, std::int32_t stop, bool counting) {
    if (site.gated || plays_days_above) return day;
    const Count most = counting ? peak.most : std::numeric_limits<Count>::max();
    const std::int32_t first = day;
    Count now = used;
    Count come = 0;
    for (; day < stop; ++day) {
        const Count more = macs.coming(day);
        const Count fewer = macs.leaving(day);
        if (now - fewer <= site.cap || now + more > most) break;
        now += more - fewer;
        come += more;
    }
    if (counting && day > first) {
        outcome.attempted += come;
        leave_out(first, day);
    }
    used = now;
    return day;
}

bool DailySite::settle_day(std::int32_t day, bool counting) {
    HEADROOM_CHECK(used >= 0);
    const Count coming = macs.coming(day);
    const Count leaving = macs.leaving(day);
    const Count highest = used + coming;
    const bool within = highest <= site.cap;
    const bool over_all_day = !site.gated && used - leaving > site.cap;
    if (!within && plays_days_above) return false;
    if (!within && !over_all_day && coming + leaving > 0) return false;
    const Count after = highest - leaving;
    if (counting) {
        if (within && macs.must_play(day)) return false;
        if (site.reserved && within) idle_halves += 2 * site.cap - used - after;
        outcome.attempted += coming;
        if (coming > 0) peak.add_day(day, used, coming, after);
    }
    if (counting && !within) leave_out(day);
    used = after;
    return true;
}

}  // namespace headroom::planning
