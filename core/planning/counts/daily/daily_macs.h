#pragma once
// The Macs of one site in one replication, counted by days: the days on which each comes and
// leaves, and where somebody asked, the moments.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/planning/counts/count_random.h"
#include "core/planning/counts/daily/daily_counts.h"
#include "core/planning/counts/daily/stay_kernel.h"

namespace headroom::planning {

/// How many come and leave each day, of several sites together.
struct DayCounts {
    explicit DayCounts(std::int32_t days)
        : coming(static_cast<std::size_t>(days)),
          leaving(static_cast<std::size_t>(days + stay_lanes)) {}
    std::vector<std::int32_t> coming;
    std::vector<std::int32_t> leaving;  // the last ones: after all days (StayRun::last)
};

class DailyMacs {
public:
    /// `together` (or null) gets the counts of this site, too.
    DailyMacs(const DailyMember& member, std::int32_t days, DayCounts* together);

    /// Draws everybody's days anew; `together` has been cleared for it.
    void draw(std::uint64_t seed);

    static constexpr std::int32_t from_start = 0xFFFF;   // came_on of Macs that were there
    static constexpr std::int32_t turned_away = 0xFFFE;  // ... and of those that never were
    std::int32_t came_on(std::int32_t mac) const { return came_[index(mac)]; }

    Count coming(std::int32_t day) const { return own_.coming[index(day)] & ~must_play_bit; }
    Count leaving(std::int32_t day) const { return own_.leaving[index(day)]; }
    /// The counts of this day are not enough: a Mac comes and leaves on it, and means are kept.
    bool must_play(std::int32_t day) const {
        return (own_.coming[index(day)] & must_play_bit) != 0;
    }
    /// For quick loops: by day, with must_play_bit where a day must be played.
    const std::int32_t* coming_by_day() const { return own_.coming.data(); }
    const std::int32_t* leaving_by_day() const { return own_.leaving.data(); }
    static constexpr std::int32_t must_play_bit = 1 << 30;

    /// The Mac days on the days [first, stop) beyond those of the same Macs coming and leaving at
    /// noon: the conditional mean, given the days on which they come and leave. Over all days that
    /// count it comes to DailyMember::expected_beyond_noon, plus timed_beyond_noon for the Macs
    /// that come at known instants.
    double beyond_noon(std::int32_t first, std::int32_t stop);
    double timed_beyond_noon() const { return timed_beyond_noon_; }

    /// Calls visit(mac) for each that comes on the day, and for each that leaves, but for those
    /// turned away.
    template <class Visit>
    void visit_coming(std::int32_t day, Visit visit) const {
        const std::size_t block = index(day / days_of_block);
        if (block + 1 < block_begins_.size()) {
            for (std::int32_t mac = block_begins_[block]; mac < block_begins_[block + 1]; ++mac) {
                if (came_on(mac) == day) visit(mac);
            }
        }
        visit_timed(day, visit);
    }
    /// The same for Macs that come at a known instant alone.
    template <class Visit>
    void visit_timed(std::int32_t day, Visit visit) const {
        const auto& timed = member_.timed;
        if (timed.empty()) return;
        const auto first = std::lower_bound(
            timed.begin(), timed.end(), day,
            [](const TimedMacs& one, std::int32_t wanted) { return one.day < wanted; });
        auto begin = timed_begins_.begin() + (first - timed.begin());
        for (auto one = first; one != timed.end() && one->day == day; ++one, ++begin) {
            for (std::int32_t mac = *begin; mac < *(begin + 1); ++mac) {
                if (came_on(mac) == day) visit(mac);
            }
        }
    }
    template <class Visit>
    void visit_leaving(std::int32_t day, Visit visit) {
        if (asked_leaving_ < few_asked) {
            ++asked_leaving_;
            for (const std::int32_t mac : look_for_leaving(day)) {
                if (came_on(mac) != turned_away) visit(mac);
            }
            return;
        }
        if (leaves_first_.empty()) list_leaving();
        for (std::int32_t mac = leaves_first_[index(day)]; mac >= 0; mac = next_[index(mac)]) {
            if (came_on(mac) != turned_away) visit(mac);
        }
    }

    DayMoments moments_of(std::int32_t mac);
    /// The Mac never was there: it was refused, or came before the start. What its later departure
    /// adds to beyond_noon.
    double turn_away(std::int32_t mac);

private:
    static constexpr std::int32_t not_drawn = -1;

    static std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }
    void make_room(std::int32_t more);
    std::int32_t leaves_on(std::int32_t mac) const { return leaves_[index(mac)]; }
    // make_room() has been called.
    std::int32_t add(std::int32_t came, std::int32_t leaves);
    void enter_leaving(std::int32_t from);
    void enter_coming(std::int32_t from);
    void mark_days_to_play(std::int32_t from);
    const std::vector<std::int32_t>& look_for_leaving(std::int32_t day);
    void list_leaving();
    void draw_days(std::int32_t from, const AliasTable& stay, std::uint64_t day_mask);
    void keep_moments(std::int32_t mac, DayMoments moments);
    double leaving_of_listed(std::int32_t first, std::int32_t stop);
    double leaving_of_everybody(std::int32_t first, std::int32_t stop) const;
    double coming_beyond_noon(std::int32_t mac) const;
    double leaving_beyond_noon(std::int32_t mac) const;
    bool is_timed(std::int32_t mac) const { return mac >= timed_begins_.front(); }
    void begin_lanes();
    void draw_existing(CountRandom& random);
    void draw_arrivals(CountRandom& random);
    void draw_block(const ArrivalBlock& block, std::int32_t first_day, CountRandom& random);
    void draw_timed(std::uint64_t seed);

    const DailyMember& member_;
    std::int32_t days_;
    bool with_means_;
    DayCounts* together_;
    std::uint64_t seed_ = 0;
    std::int32_t size_ = 0;  // number of Macs
    // By Mac. Small, so that those of a replication stay in the processor's first cache.
    std::vector<std::uint16_t> came_;
    std::vector<std::uint16_t> leaves_;  // the number of days, or more: not within them
    StayLanes lanes_;
    std::vector<DayMoments> moments_;
    std::vector<std::int32_t> moments_place_;  // in moments_, by Mac; or not_drawn
    std::vector<std::int32_t> whose_moments_;  // in the order of moments_
    DayCounts own_;
    // Who leaves on a day is looked for among all; once somebody asks for more days, all are
    // listed.
    static constexpr std::int32_t few_asked = 5;
    std::int32_t asked_leaving_ = 0;  // days of this replication, until then
    std::vector<std::int32_t> found_;
    std::vector<std::int32_t> leaves_first_;  // by day, the first Mac that leaves then, or -1
    std::vector<std::int32_t> next_;          // by Mac, that leaves on the same day, or -1
    std::int32_t timed_count_ = 0;            // of Macs that come at known instants
    double timed_beyond_noon_ = 0;
    std::vector<std::int32_t> block_begins_, timed_begins_;
};

}  // namespace headroom::planning
