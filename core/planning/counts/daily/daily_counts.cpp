#include "core/planning/counts/daily/daily_counts.h"

#include <algorithm>
#include <memory>

#include "core/planning/counts/daily/daily_member.h"

namespace headroom::planning {
namespace {

struct DayEvent {
    double at = 0;
    std::size_t member = 0;
    std::int32_t mac = 0;
    bool comes = false;
};

class Play {
public:
    Play(const DailyGroup& group, CountListener& listener)
        : group_(group), listener_(listener), counts_(group.days) {
        DayCounts* const together = group.members.size() > 1 ? &counts_ : nullptr;
        for (const DailyMember& member : group.members) {
            members_.push_back(std::make_unique<DailySite>(member, group, together));
        }
    }

    void play(std::size_t replication, std::uint64_t seed) {
        replication_ = replication;
        begin(seed);
        for (std::int32_t day = 0; day < group_.days;) {
            note_looks(day);
            if (!counting_ && group_.counted_from <= day) begin_counting();
            if (is_cut(day)) {
                play_day(day++, 0, members_.size());
            } else {
                day = members_.size() == 1 ? settle_alone(day) : settle_together(day);
            }
        }
        note_looks(group_.days);
        for (std::size_t k = 0; k < members_.size(); ++k) finish(k);
        if (members_.size() > 1) {
            find_peak(together_, 0, members_.size());
            listener_.hear_together(replication_, together_.most);
        }
    }

private:
    void begin(std::uint64_t seed) {
        counting_ = false;
        next_look_ = 0;
        std::fill(counts_.coming.begin(), counts_.coming.end(), 0);
        std::fill(counts_.leaving.begin(), counts_.leaving.end(), 0);
        free_ = group_.licenses;
        for (auto& member : members_) {
            member->begin(seed);
            free_ -= member->used;
        }
        together_.clear();
        note_breaches(group_.start);
    }

    // Whether counts alone do not settle the day: the start, the end, or the end of the warm-up.
    bool is_cut(std::int32_t day) const {
        return day == start_cut_ || day == counting_cut_ || day >= end_cut_;
    }
    // The day within which this is, if it does not begin there.
    static std::int32_t day_cut_by(double at) {
        const auto day = static_cast<std::int32_t>(at);
        return day < at ? day : -1;
    }

    // The first day after this one at whose begin there is something to do, or that is cut.
    std::int32_t next_stop(std::int32_t day) const {
        std::int32_t stop = group_.days;
        if (group_.end < stop) --stop;
        if (next_look_ < group_.look_days.size()) {
            stop = std::min(stop, group_.look_days[next_look_]);
        }
        if (!counting_) stop = std::min(stop, static_cast<std::int32_t>(group_.counted_from));
        return std::max(stop, day + 1);
    }

    // Settles days from this one on; returns the first that is left to do.
    std::int32_t settle_alone(std::int32_t day) {
        DailySite& member = *members_.front();
        const Count before = member.used;
        const std::int32_t next = member.settle_days_alike(day, next_stop(day), counting_);
        free_ -= member.used - before;
        if (next == day) settle_day(day);
        return std::max(next, day + 1);
    }

    std::int32_t settle_together(std::int32_t day) {
        const std::int32_t stop = std::min(next_stop(day), day + 16);
        std::int32_t end = day;
        Count used = group_.licenses - free_;
        while (end < stop && fits_together(end, used)) {
            used += counts_.coming[at(end)] - counts_.leaving[at(end)];
            ++end;
        }
        if (end == day || !caps_are_far(day, end)) {
            settle_day(day);
            return day + 1;
        }
        // Nobody can meet a limit: the sites do not feel each other.
        used = group_.licenses - free_;
        for (std::int32_t d = day; d < end; ++d) {
            const Count coming = counts_.coming[at(d)];
            const Count after = used + coming - counts_.leaving[at(d)];
            if (counting_) together_.add_day(d, used, coming, after);
            used = after;
        }
        free_ = group_.licenses - used;
        for (auto& member : members_) {
            for (std::int32_t d = day; d < end;) {
                d = member->settle_days_alike(d, end, counting_);
                if (d < end) member->settle_day(d++, counting_);
            }
        }
        return end;
    }

    static std::size_t at(std::int32_t day) { return static_cast<std::size_t>(day); }

    bool fits_together(std::int32_t day, Count used) const {
        const Count coming = counts_.coming[at(day)];
        if (used + coming <= group_.licenses) return true;
        // A day without events is quiet even when the pool is short.
        return !group_.counts_excess && coming + counts_.leaving[at(day)] == 0;
    }

    // No member's own cap can matter on these days.
    bool caps_are_far(std::int32_t day, std::int32_t end) const {
        return std::all_of(members_.begin(), members_.end(), [&](const auto& member) {
            const std::int32_t* const coming = member->macs.coming_by_day();
            Count most = member->used;
            for (std::int32_t d = day; d < end; ++d) most += coming[d];
            return most <= member->site.cap;
        });
    }

    void settle_day(std::int32_t day) {
        const Count before = group_.licenses - free_;
        Count coming = 0;
        bool fits = true;
        if (members_.size() > 1) {
            fits = fits_together(day, before);
            coming = counts_.coming[at(day)];
        }
        if (!fits) {
            play_day(day, 0, members_.size());
            return;
        }
        for (std::size_t k = 0; k < members_.size(); ++k) {
            DailySite& member = *members_[k];
            const Count used = member.used;
            if (member.settle_day(day, counting_)) {
                free_ -= member.used - used;
            } else {
                play_day(day, k, k + 1);
            }
        }
        if (counting_) together_.add_day(day, before, coming, group_.licenses - free_);
    }

    // Plays the day of members [from, to) event by event.
    void play_day(std::int32_t day, std::size_t from, std::size_t to) {
        playing_all_ = to - from == members_.size();
        events_.clear();
        for (std::size_t k = from; k < to; ++k) collect(day, k, events_);
        sort(events_);
        for (std::size_t k = from; k < to; ++k) {
            members_[k]->idle_counted_to = std::max<double>(day, group_.start);
            members_[k]->excess_counted_to = members_[k]->idle_counted_to;
            members_[k]->leave_out(day);
        }
        for (const DayEvent& event : events_) {
            const double at = day + event.at;
            if (at > group_.end) break;
            if (!counting_ && at >= group_.counted_from) begin_counting();
            play_event(event, at);
        }
        const double end = std::min<double>(day + 1, group_.end);
        if (!counting_ && group_.counted_from < end) begin_counting();
        for (std::size_t k = from; k < to; ++k) {
            count_idle(*members_[k], end);
            count_excess_of(*members_[k], end);
        }
    }

    void collect(std::int32_t day, std::size_t k, std::vector<DayEvent>& events) {
        DailyMacs& macs = members_[k]->macs;
        early_.clear();
        macs.visit_coming(day, [&](std::int32_t mac) {
            const double came = macs.moments_of(mac).came;
            if (day + came < group_.start) {
                early_.push_back(mac);
            } else {
                events.push_back({came, k, mac, true});
            }
        });
        for (const std::int32_t mac : early_) {  // before the start
            members_[k]->left_out += macs.turn_away(mac);
        }
        macs.visit_leaving(day, [&](std::int32_t mac) {
            events.push_back({macs.moments_of(mac).left, k, mac, false});
        });
    }

    static void sort(std::vector<DayEvent>& events) {
        std::sort(events.begin(), events.end(), [](const DayEvent& a, const DayEvent& b) {
            if (a.at != b.at) return a.at < b.at;
            if (a.comes != b.comes) return a.comes;  // as in the full simulation
            return a.member != b.member ? a.member < b.member : a.mac < b.mac;
        });
    }

    void play_event(const DayEvent& event, double at) {
        DailySite& member = *members_[event.member];
        if (!event.comes) {
            if (member.macs.came_on(event.mac) == DailyMacs::turned_away) return;
            change(member, -1, at);
            return;
        }
        if (counting_) ++member.outcome.attempted;
        const bool fits = member.used < member.site.cap && free_ >= 1;
        if (member.site.gated && !fits) {
            if (counting_) refuse(member, at);
            member.left_out += member.macs.turn_away(event.mac);
            return;
        }
        change(member, 1, at);
    }

    void refuse(DailySite& member, double at) {
        if (member.outcome.refused++ == 0) member.outcome.first_refusal = date_at(at);
    }

    Date date_at(double at) const { return group_.first_day + static_cast<std::int32_t>(at); }

    void change(DailySite& member, Count by, double at) {
        count_idle(member, at);
        count_excess(member, by, at);
        const Count free_before = free_;
        member.used += by;
        free_ -= by;
        if (counting_) {
            member.peak.most = std::max(member.peak.most, member.used);
            if (playing_all_) together_.most = std::max(together_.most, group_.licenses - free_);
        }
        if ((free_before < 0) != (free_ < 0)) {
            note_breaches(at);
        } else {
            note_breach(member, at);
        }
    }

    void count_idle(DailySite& member, double to) {
        const double from = std::max(member.idle_counted_to, group_.counted_from);
        if (member.site.reserved && counting_ && to > from && member.site.cap > member.used) {
            member.idle_days += static_cast<double>(member.site.cap - member.used) * (to - from);
        }
        member.idle_counted_to = to;
    }

    // Macs over the limit up to `at`, of the site that changes; of all sites where their pool is
    // short before or after, which each of them feels. Such days are played with all of them.
    void count_excess(DailySite& changing, Count by, double at) {
        if (!group_.counts_excess) return;
        if (free_ >= 0 && free_ >= by) return count_excess_of(changing, at);
        for (auto& member : members_) count_excess_of(*member, at);
    }

    void count_excess_of(DailySite& member, double to) {
        const double from = std::max(member.excess_counted_to, group_.counted_from);
        if (group_.counts_excess && counting_ && to > from) {
            const Count excess = excess_over(member.used, member.site.cap, free_);
            member.over_mac_days += static_cast<double>(excess) * (to - from);
        }
        member.excess_counted_to = to;
    }

    void note_breaches(double at) {
        for (auto& member : members_) note_breach(*member, at);
    }

    void note_breach(DailySite& member, double at) {
        const bool over = member.used > member.site.cap || (free_ < 0 && member.used > 0);
        if (over == member.over) return;
        member.over = over;
        if (over) {
            member.over_since = at;
        } else {
            end_breach(member, at, false);
        }
    }

    // A breach counts from its begin, or from the end of the warm-up if that is later. What begins
    // and ends at one instant is none (DIF-1); what runs at the end of the horizon is.
    void end_breach(DailySite& member, double at, bool runs_on) {
        const double from = std::max(member.over_since, group_.counted_from);
        if (at <= from && !runs_on) return;
        member.over_days += at - from;
        if (!member.outcome.first_breach) member.outcome.first_breach = date_at(from);
    }

    void begin_counting() {
        counting_ = true;
        together_.most = group_.licenses - free_;
        for (auto& member : members_) {
            member->peak.most = member->used;
        }
    }

    void note_looks(std::int32_t day) {
        for (; next_look_ < group_.look_days.size() && group_.look_days[next_look_] <= day;
             ++next_look_) {
            for (auto& member : members_) {
                const auto used = static_cast<std::int32_t>(member->used);
                listener_.hear_look(member->site.index, next_look_, {&used, 1});
            }
        }
    }

    // Of members [from, to) together. The days that promise most are played first, until none can
    // be higher.
    void find_peak(Peak& peak, std::size_t from, std::size_t to) {
        std::stable_sort(peak.days.begin(), peak.days.end(),
                         [](const PeakDay& a, const PeakDay& b) { return a.highest > b.highest; });
        for (const PeakDay& one : peak.days) {
            if (one.highest <= peak.most) return;
            events_.clear();
            for (std::size_t k = from; k < to; ++k) collect(one.day, k, events_);
            sort(events_);
            Count used = one.used;
            for (const DayEvent& event : events_) {
                used += event.comes ? 1 : -1;
                peak.most = std::max(peak.most, used);
            }
        }
    }

    void finish(std::size_t k) {
        DailySite& member = *members_[k];
        find_peak(member.peak, k, k + 1);
        if (member.over) end_breach(member, group_.end, true);
        SiteOutcome& outcome = member.outcome;
        outcome.peak_used = member.peak.most;
        outcome.final_used = member.used;
        const auto seconds = [](double days) {
            return static_cast<std::int64_t>(days * seconds_per_day + 0.5);
        };
        outcome.over_limit_seconds = seconds(member.over_days);
        outcome.over_limit_mac_seconds = seconds(member.over_mac_days);
        if (member.site.reserved) {
            outcome.idle_license_seconds = seconds(std::max(0.0, member.idle()));
        }
        listener_.hear_outcome(replication_, member.site.index, outcome);
    }

    const DailyGroup& group_;
    CountListener& listener_;
    const std::int32_t start_cut_ = day_cut_by(group_.start);
    const std::int32_t counting_cut_ = day_cut_by(group_.counted_from);
    const std::int32_t end_cut_ = static_cast<std::int32_t>(group_.end);  // and later
    std::size_t replication_ = 0;
    DayCounts counts_;  // of all members, where there are several
    std::vector<std::unique_ptr<DailySite>> members_;
    Peak together_;             // of all members
    bool playing_all_ = false;  // members, not one
    Count free_ = 0;            // licenses left, negative when short
    bool counting_ = false;
    std::size_t next_look_ = 0;
    std::vector<DayEvent> events_;
    std::vector<std::int32_t> early_;
};

}  // namespace

void play_daily(const DailyGroup& group, std::span<const std::uint64_t> seeds,
                CountListener& listener) {
    Play play(group, listener);
    for (std::size_t r = 0; r < seeds.size(); ++r) play.play(r, seeds[r]);
}

}  // namespace headroom::planning
