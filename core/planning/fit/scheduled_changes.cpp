#include "core/planning/fit/scheduled_changes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/planning/fit/bad_readings.h"
#include "core/planning/fit/even_waves.h"

namespace headroom::planning {
namespace {

constexpr double likely_scheduled = 5;  // standard deviations of a change: may belong to a calendar
constexpr Count least_scheduled = 5;    // Macs
constexpr double lonely_jump = 8;       // the same, of a jump that follows no calendar
constexpr double lonely_share = 0.12;   // of the Macs
constexpr double year_days = 365.25;
constexpr int years_ahead = 3;

// A change that is too large for chance; steps in a row that go the same way count as one.
struct Jump {
    std::size_t count = 0;  // index of the first count after it
    std::size_t last = 0;   // of the last
    Date date;
    double macs = 0;
    int days = 0;  // within which it happened
    double before = 0;
    double spreads = 0;  // how many standard deviations
    bool used = false;
};

std::vector<Jump> find_jumps(const SiteUsage& usage) {
    std::vector<Jump> jumps;
    const double spread = usual_daily_spread(usage);
    for (std::size_t i = 1; i < usage.counts.size(); ++i) {
        const UsageCount& before = usage.counts[i - 1];
        const UsageCount& after = usage.counts[i];
        const int days = after.date - before.date;
        const auto change = static_cast<double>(after.used - before.used);
        const double chance = spread * std::sqrt(static_cast<double>(days));
        if (std::fabs(change) < static_cast<double>(least_scheduled) ||
            std::fabs(change) < likely_scheduled * chance) {
            continue;
        }
        if (!jumps.empty() && jumps.back().last == i - 1 && jumps.back().macs * change > 0) {
            Jump& jump = jumps.back();
            jump.last = i;
            jump.macs += change;
            jump.days += days;
            jump.spreads = std::fabs(jump.macs) / (spread * std::sqrt(jump.days));
        } else {
            jumps.push_back({i, i, after.date, change, days, static_cast<double>(before.used),
                             std::fabs(change) / chance, false});
        }
    }
    return jumps;
}

class Finder {
public:
    explicit Finder(const SiteUsage& usage) : usage_(usage), jumps_(find_jumps(usage)) {}

    ScheduledChanges find() {
        find_terms();
        find_waves();
        if (found_.waves.empty()) find_small_waves();
        note_lonely_jumps();
        found_.jumps = used_counts();
        std::stable_sort(found_.to_come.begin(), found_.to_come.end(),
                         [](const auto& a, const auto& b) { return a.date < b.date; });
        return std::move(found_);
    }

private:
    struct Pair {
        Jump* down;
        Jump* up;
        bool taken = false;
    };

    // Macs that go and within 200 days come back, about as many.
    std::vector<Pair> find_pairs() {
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i + 1 < jumps_.size(); ++i) {
            Jump& down = jumps_[i];
            Jump& up = jumps_[i + 1];
            if (down.macs > 0 || up.macs < 0 || -down.macs < 0.15 * down.before) continue;
            const double share = up.macs / -down.macs;
            if (up.date - down.date > 200 || share < 0.6 || share > 1.6) continue;
            pairs.push_back({&down, &up});
        }
        return pairs;
    }

    static bool a_year_apart(Date a, Date b) {
        const double years = std::fabs((b - a) / year_days);
        return years > 0.5 && std::fabs(years - std::round(years)) * year_days <= 24;
    }

    void find_terms() {
        std::vector<Pair> pairs = find_pairs();
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i].taken) continue;
            std::vector<Pair*> alike{&pairs[i]};
            for (std::size_t j = i + 1; j < pairs.size(); ++j) {
                if (a_year_apart(pairs[i].down->date, pairs[j].down->date))
                    alike.push_back(&pairs[j]);
            }
            // A year in which nothing of the kind happened speaks against a term.
            const int years_after = (usage_.last_date() - pairs[i].up->date) / 365;
            if (years_after >= static_cast<int>(alike.size())) continue;
            add_term(alike);
        }
    }

    void add_term(const std::vector<Pair*>& alike) {
        Term term;
        double off = 0;
        for (Pair* pair : alike) {
            pair->taken = pair->down->used = pair->up->used = true;
            const double share = pair->up->macs / -pair->down->macs;
            off += (share - 1) * (share - 1);
            term.macs += -pair->down->macs / static_cast<double>(alike.size());
            term.left = pair->down->date;
            term.returned = pair->up->date;
        }
        term.seen = static_cast<int>(alike.size());
        // Two years are worth of a prior guess of 5 %.
        term.return_spread = std::sqrt((off + 2 * 0.05 * 0.05) / (term.seen + 2));
        found_.factor_spread = std::max(found_.factor_spread, term.return_spread);
        schedule(term);
        found_.terms.push_back(term);
    }

    // 52 weeks later is the same weekday.
    void schedule(Term term) {
        for (int year = 1; year <= years_ahead; ++year) {
            term.left = term.left + 364;
            term.returned = term.returned + 364;
            bool gone = false;  // they went already, and are to come back
            for (Jump& jump : jumps_) {
                const bool alike =
                    !jump.used && jump.macs < 0 && std::abs(jump.date - term.left) <= 24;
                if (alike) gone = jump.used = true;
            }
            if (!gone && term.left > usage_.last_date()) {
                found_.to_come.push_back({term.left, -term.macs});
            } else if (!gone) {
                continue;
            }
            found_.to_come.push_back({std::max(term.returned, usage_.last_date() + 1), term.macs});
        }
    }

    std::vector<Jump*> free_rises() {
        std::vector<Jump*> rises;
        for (Jump& jump : jumps_) {
            if (!jump.used && jump.macs > 0) rises.push_back(&jump);
        }
        return rises;
    }

    void find_waves() {
        const std::vector<Jump*> rises = free_rises();
        for (const double months : {12.0, 6.0, 3.0, 2.0, 1.0}) {
            const double apart = months * year_days / 12;
            if (fits(rises, apart, months >= 12 ? 2 : 3)) {
                add_waves(rises, apart);
                return;
            }
        }
    }

    // Nearly every place of an even series has its rise, and nearly every rise its place.
    bool fits(const std::vector<Jump*>& rises, double apart, std::size_t least) const {
        if (rises.size() < least) return false;
        const double tolerance = std::max(6.0, apart * 0.13) + rises.front()->days;
        if (tolerance > apart / 3) return false;
        std::size_t placed = 0;
        int last_place = -1;
        const Date first = rises.front()->date;
        for (const Jump* rise : rises) {
            const double places = (rise->date - first) / apart;
            const auto place = static_cast<int>(std::lround(places));
            if (std::fabs(places - static_cast<double>(place)) * apart > tolerance) continue;
            if (place != last_place) ++placed;
            last_place = place;
        }
        const double until_end = (usage_.last_date() - first - tolerance) / apart;
        const double since_begin = (first - usage_.first_date() - tolerance) / apart;
        const double places =
            1 + std::floor(std::max(0.0, until_end)) + std::floor(std::max(0.0, since_begin));
        return static_cast<double>(placed) >= 0.8 * places && placed >= least &&
               static_cast<double>(placed) >= 0.75 * static_cast<double>(rises.size());
    }

    void add_waves(const std::vector<Jump*>& rises, double apart) {
        const auto n = static_cast<double>(rises.size());
        Waves waves;
        for (Jump* rise : rises) {
            rise->used = true;
            waves.mean_macs += rise->macs / n;
        }
        double squares = 0;
        for (const Jump* rise : rises) squares += std::pow(rise->macs - waves.mean_macs, 2);
        waves.seen = static_cast<int>(rises.size());
        waves.spread_macs = std::sqrt(squares / (n - 1));
        add_waves(waves, apart, rises.back()->date);
    }

    void add_waves(Waves waves, double apart, Date last) {
        const double share = waves.spread_macs / waves.mean_macs;
        waves.every_days = static_cast<int>(std::lround(apart));
        // Of the sum of a year's waves, and of what is not known of their mean.
        found_.factor_spread =
            std::max(found_.factor_spread, share * std::sqrt(1.0 / waves.seen + apart / year_days));
        found_.per_day += waves.mean_macs / apart;
        for (int k = 1; k * apart <= years_ahead * year_days; ++k) {
            const Date date = last + static_cast<int>(std::lround(k * apart));
            if (date > usage_.last_date()) found_.to_come.push_back({date, waves.mean_macs});
        }
        found_.waves.push_back(waves);
    }

    // The counts to which a jump led that is told.
    std::vector<std::size_t> used_counts() const {
        std::vector<std::size_t> counts = small_waves_;
        for (const Jump& jump : jumps_) {
            for (std::size_t i = jump.count; jump.used && i <= jump.last; ++i) counts.push_back(i);
        }
        std::sort(counts.begin(), counts.end());
        counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
        return counts;
    }

    void find_small_waves() {
        const std::optional<EvenWaves> even = find_even_waves(usage_, used_counts());
        if (!even) return;
        Waves waves;
        waves.seen = static_cast<int>(even->counts.size());
        waves.mean_macs = even->mean_macs;
        waves.spread_macs = even->spread_macs;
        add_waves(waves, even->apart_days, usage_.counts[even->counts.back()].date);
        small_waves_ = even->counts;
        for (Jump& jump : jumps_) {
            const auto at = std::lower_bound(small_waves_.begin(), small_waves_.end(), jump.count);
            if (at != small_waves_.end() && *at <= jump.last) jump.used = true;
        }
    }

    void note_lonely_jumps() {
        for (Jump& jump : jumps_) {
            if (jump.used) continue;
            const double there = std::max(jump.before, jump.before + jump.macs);
            if (jump.spreads < lonely_jump || std::fabs(jump.macs) < lonely_share * there) continue;
            if (std::fabs(jump.macs) < 8) continue;
            jump.used = true;
            found_.once.push_back({jump.date, jump.macs});
        }
    }

    const SiteUsage& usage_;
    std::vector<Jump> jumps_;
    std::vector<std::size_t> small_waves_;  // the count after each
    ScheduledChanges found_;
};

}  // namespace

ScheduledChanges find_scheduled_changes(const SiteUsage& usage) { return Finder(usage).find(); }

}  // namespace headroom::planning
