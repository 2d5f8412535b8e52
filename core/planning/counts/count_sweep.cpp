#include "core/planning/counts/count_sweep.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <queue>

#include "core/base/exact_math.h"
#include "core/planning/counts/count_random.h"
#include "core/planning/counts/drawn_group.h"

namespace headroom::planning {
namespace {

using simulation::StayModel;

constexpr double never = std::numeric_limits<double>::infinity();

bool is_memoryless(const CountSite& site) { return site.has_demand && site.demand.is_memoryless(); }

struct Departure {
    double at = 0;
    std::size_t member = 0;
    friend bool operator<(const Departure& a, const Departure& b) {
        return a.at != b.at ? a.at > b.at : a.member > b.member;  // earliest on top
    }
};

class Sweep {
public:
    Sweep(const SweepGroup& group, const Horizon& horizon, std::uint64_t seed)
        : group_(group), horizon_(horizon), seed_(seed), random_(seed, group.entity) {
        const std::size_t size = group.members.size();
        end_ = seconds_to(horizon.end);
        counted_from_ = seconds_to(horizon.counted_from);
        midnight_offset_ =
            static_cast<double>((horizon.start - midnight_of(date_of(horizon.start))).seconds);
        members_.resize(size);
        outcomes_.resize(size);
        free_ = group.licenses;
        double sum = 0;
        for (std::size_t k = 0; k < size; ++k) {
            sum += group.rates[k].highest / seconds_per_day;
            arrival_sums_.push_back(sum);
            if (is_memoryless(group.members[k])) {
                const double stay = group.members[k].demand.stay.mean_days * seconds_per_day;
                fastest_ = std::max(fastest_, 1 / stay);
            }
            outcomes_[k].used_at_looks.assign(horizon.looks.size(), 0);
            members_[k].idle_counted_to = members_[k].excess_counted_to = counted_from_;
        }
    }

    void play() {
        for (std::size_t k = 0; k < members_.size(); ++k) place_existing(k);
        note_breaches(0);
        for (;;) {
            const double next_timed =
                next_timed_ < group_.timed.size() ? group_.timed[next_timed_].at : never;
            const double next_departure = departures_.empty() ? never : departures_.top().at;
            const double rate =
                arrival_sums_.back() + static_cast<double>(memoryless_.size()) * fastest_;
            // A memoryless clock may be started anew at any time; it has to be when its rate is
            // another, or when it has rung.
            if (rate != chance_rate_) {
                chance_rate_ = rate;
                next_chance_ = rate > 0 ? now_ + random_.exponential(1 / rate) : never;
            }
            const double next = std::min({next_timed, next_departure, next_chance_});
            if (!counting_ && next >= counted_from_) begin_counting();
            if (next > end_) break;
            now_ = next;
            if (next == next_timed) {
                const TimedArrivals& timed = group_.timed[next_timed_++];
                for (Count i = 0; i < timed.count; ++i) arrive(timed.member);
                for (Count i = 0; i > timed.count; --i) leave_by_calendar(timed.member);
            } else if (next == next_departure) {
                const std::size_t member = departures_.top().member;
                departures_.pop();
                change(member, -1);
            } else {
                chance_rate_ = -1;
                play_chance(rate);
            }
        }
        finish();
    }

    const std::vector<SiteOutcome>& outcomes() const { return outcomes_; }
    Count most_together() const { return most_together_; }

private:
    struct Member {
        Count used = 0;
        bool over = false;
        double over_since = 0;
        double idle_counted_to = 0;
        std::size_t next_look = 0;
        double idle_seconds = 0;
        double over_seconds = 0;
        double over_mac_seconds = 0;
        double excess_counted_to = 0;
        std::uint32_t stays = 0;  // drawn so far
    };

    double seconds_to(Instant t) const { return static_cast<double>((t - horizon_.start).seconds); }

    // Macs that are there at the start; all of them before any breach is looked for.
    void place_existing(std::size_t k) {
        const CountSite& site = group_.members[k];
        members_[k].used = site.start;
        free_ -= site.start;
        const bool residual = site.demand.existing == simulation::ExistingMacs::residual;
        for (Count i = 0; i < site.start && site.has_demand; ++i) begin_stay(k, residual);
    }

    void begin_stay(std::size_t k, bool residual) {
        const CountSite& site = group_.members[k];
        if (is_memoryless(site)) {
            memoryless_.push_back(static_cast<std::uint32_t>(k));
            return;
        }
        RandomStream stream(seed_, site.entity, Purpose::stay, members_[k].stays++);
        const auto days = residual ? site.demand.draw_residual_enrolled_days(stream)
                                   : site.demand.draw_enrolled_days(stream);
        if (!days) return;
        const double at = now_ + *days * seconds_per_day;
        if (at <= end_) departures_.push({at, k});
    }

    // One event of the superposed clocks: an arrival that may be thinned away, or one of the
    // memoryless Macs, taken at random, which leaves with its rate's share of the fastest.
    void play_chance(double rate) {
        double which = random_.uniform() * rate;
        if (which < arrival_sums_.back()) {
            const auto found = std::upper_bound(arrival_sums_.begin(), arrival_sums_.end(), which);
            const auto k = std::min(static_cast<std::size_t>(found - arrival_sums_.begin()),
                                    members_.size() - 1);
            if (!is_kept(group_.rates[k])) return;
            const simulation::ArrivalModel& model = group_.members[k].demand.arrivals;
            Count coming = model.group_size > 1 ? model.group_of(random_.uniform()) : 1;
            for (; coming > 0; --coming) arrive(k);
            return;
        }
        if (memoryless_.empty()) return;
        const auto index = static_cast<std::size_t>(random_.below(memoryless_.size()));
        const std::size_t k = memoryless_[index];
        const double mean = group_.members[k].demand.stay.mean_days * seconds_per_day;
        const double share = 1 / mean / fastest_;
        if (share < 1 && random_.uniform() >= share) return;
        memoryless_[index] = memoryless_.back();
        memoryless_.pop_back();
        change(k, -1);
    }

    // Any of the site's Macs. The reader lets Macs leave by calendar only where stays have no
    // memory.
    void leave_by_calendar(std::size_t k) {
        if (members_[k].used == 0) return;
        if (is_memoryless(group_.members[k])) {
            std::size_t index = 0;
            while (memoryless_[index] != k) ++index;
            memoryless_[index] = memoryless_.back();
            memoryless_.pop_back();
        }
        change(k, -1);
    }

    bool is_kept(const DailyRates& rates) {
        const auto day = static_cast<std::size_t>((now_ + midnight_offset_) / seconds_per_day);
        double rate = rates.per_day * rates.weights[std::min(day, rates.weights.size() - 1)];
        if (rates.growth_per_year != 0) {
            rate *= exact_pow(1 + rates.growth_per_year, now_ / seconds_per_day / 365);
        }
        return rate >= rates.highest || random_.uniform() * rates.highest < rate;
    }

    void arrive(std::size_t k) {
        const CountSite& site = group_.members[k];
        const bool fits = members_[k].used < site.cap && free_ >= 1;
        if (counting_) ++outcomes_[k].attempted;
        if (site.gated && !fits) {
            if (counting_ && outcomes_[k].refused++ == 0) {
                outcomes_[k].first_refusal = day_at(now_);
            }
            return;
        }
        begin_stay(k, false);
        change(k, 1);
    }

    void change(std::size_t k, Count by) {
        bring_up(k, now_);
        count_excess(k, by);
        const Count free_before = free_;
        members_[k].used += by;
        free_ -= by;
        if (counting_) {
            outcomes_[k].peak_used = std::max(outcomes_[k].peak_used, members_[k].used);
            most_together_ = std::max(most_together_, group_.licenses - free_);
        }
        const bool shared = (free_before < 0) != (free_ < 0);
        if (shared) {
            note_breaches(now_);
        } else {
            note_breach(k, now_);
        }
    }

    // Everything that follows from the site having stood still until `to`.
    void bring_up(std::size_t k, double to) {
        Member& member = members_[k];
        const auto look_at = [&](std::size_t i) { return seconds_to(horizon_.looks[i]); };
        while (member.next_look < horizon_.looks.size() && look_at(member.next_look) <= to) {
            outcomes_[k].used_at_looks[member.next_look++] = member.used;
        }
        if (to <= member.idle_counted_to) return;
        const CountSite& site = group_.members[k];
        if (site.reserved && site.cap > member.used) {
            member.idle_seconds +=
                static_cast<double>(site.cap - member.used) * (to - member.idle_counted_to);
        }
        member.idle_counted_to = to;
    }

    // Macs over the limit up to now, of the site that changes; of all sites where their pool is
    // short before or after, which each of them feels.
    void count_excess(std::size_t changing, Count by) {
        if (!horizon_.counts_excess) return;
        if (free_ >= 0 && free_ >= by) return count_excess_of(changing, now_);
        for (std::size_t k = 0; k < members_.size(); ++k) count_excess_of(k, now_);
    }

    void count_excess_of(std::size_t k, double to) {
        Member& member = members_[k];
        if (to <= member.excess_counted_to) return;
        const Count excess = excess_over(member.used, group_.members[k].cap, free_);
        if (excess > 0) {
            member.over_mac_seconds +=
                static_cast<double>(excess) * (to - member.excess_counted_to);
        }
        member.excess_counted_to = to;
    }

    bool is_over(std::size_t k) const {
        const Count used = members_[k].used;
        return used > group_.members[k].cap || (free_ < 0 && used > 0);
    }

    void note_breaches(double at) {
        for (std::size_t k = 0; k < members_.size(); ++k) note_breach(k, at);
    }

    void note_breach(std::size_t k, double at) {
        Member& member = members_[k];
        const bool over = is_over(k);
        if (over == member.over) return;
        member.over = over;
        if (over) {
            member.over_since = at;
        } else {
            end_breach(k, at, false);
        }
    }

    // A breach counts from its begin, or from the end of the warm-up if that is later. What begins
    // and ends at one instant is none (DIF-1); what runs at the end of the horizon is.
    void end_breach(std::size_t k, double at, bool runs_on) {
        const double from = std::max(members_[k].over_since, counted_from_);
        if (at <= from && !runs_on) return;
        members_[k].over_seconds += at - from;
        if (!outcomes_[k].first_breach) outcomes_[k].first_breach = day_at(from);
    }

    Date day_at(double seconds) const {
        return date_of(horizon_.start + Span{static_cast<std::int64_t>(seconds)});
    }

    void begin_counting() {
        counting_ = true;
        most_together_ = group_.licenses - free_;
        for (std::size_t k = 0; k < members_.size(); ++k) {
            outcomes_[k].peak_used = members_[k].used;
        }
    }

    void finish() {
        for (std::size_t k = 0; k < members_.size(); ++k) {
            bring_up(k, end_);
            if (horizon_.counts_excess) count_excess_of(k, end_);
            Member& member = members_[k];
            if (member.over) end_breach(k, end_, true);
            SiteOutcome& outcome = outcomes_[k];
            outcome.final_used = member.used;
            outcome.over_limit_seconds = static_cast<std::int64_t>(member.over_seconds + 0.5);
            outcome.over_limit_mac_seconds =
                static_cast<std::int64_t>(member.over_mac_seconds + 0.5);
            outcome.idle_license_seconds = static_cast<std::int64_t>(member.idle_seconds + 0.5);
            while (member.next_look < horizon_.looks.size()) {
                outcome.used_at_looks[member.next_look++] = member.used;
            }
        }
    }

    const SweepGroup& group_;
    const Horizon& horizon_;
    std::uint64_t seed_;
    CountRandom random_;
    double end_ = 0;
    double counted_from_ = 0;
    double midnight_offset_ = 0;  // seconds from midnight to the start
    double now_ = 0;
    bool counting_ = false;
    Count free_ = 0;  // licenses left, negative when short
    Count most_together_ = 0;
    std::vector<Member> members_;
    std::vector<SiteOutcome> outcomes_;
    std::vector<double> arrival_sums_;  // running sums of the highest rates a second
    double chance_rate_ = -1;           // of the clock that rings at next_chance_
    double next_chance_ = never;
    double fastest_ = 0;                     // departure rate of a memoryless Mac, the highest
    std::vector<std::uint32_t> memoryless_;  // the member of each memoryless Mac
    std::priority_queue<Departure> departures_;
    std::size_t next_timed_ = 0;
};

}  // namespace

void play_sweep(const SweepGroup& group, const Horizon& horizon,
                std::span<const std::uint64_t> seeds, CountListener& listener) {
    std::optional<DrawnGroup> drawn;
    if (is_uncertain(group.members)) drawn.emplace(group, horizon);
    for (std::size_t r = 0; r < seeds.size(); ++r) {
        Sweep sweep(drawn ? drawn->draw(seeds[r]) : group, horizon, seeds[r]);
        sweep.play();
        for (std::size_t k = 0; k < group.members.size(); ++k) {
            const std::size_t site = group.members[k].index;
            const SiteOutcome& outcome = sweep.outcomes()[k];
            listener.hear_outcome(r, site, outcome);
            for (std::size_t look = 0; look < outcome.used_at_looks.size(); ++look) {
                const auto used = static_cast<std::int32_t>(outcome.used_at_looks[look]);
                listener.hear_look(site, look, {&used, 1});
            }
        }
        if (group.members.size() > 1) listener.hear_together(r, sweep.most_together());
    }
}

}  // namespace headroom::planning
