#include "tests/calibration/scores.h"

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/planning/fit/fit.h"

namespace headroom::calibration {
namespace {

using planning::DemandDraw;
using planning::SiteEstimate;

constexpr int known_futures = 200;
constexpr int plays_per_draw = 8;
constexpr int steps_of_year = 182;

// Plays one draw for a year in steps of two days, independent of the product's simulation.
class Future {
public:
    Future(const SiteEstimate& estimate, RandomStream& random)
        : estimate_(estimate), random_(random) {}

    Outcome play(const DemandDraw& draw) {
        const auto& last = estimate_.clean.usage.counts.back();
        Count used = last.used;
        Outcome outcome{0, used};
        std::size_t next = 0;
        const double days = 365.0 / steps_of_year;
        for (int i = 0; i < steps_of_year; ++i) {
            const double rate =
                draw.per_day * std::pow(1 + draw.growth_per_year, (i + 0.5) / steps_of_year);
            used += coming(draw, rate * days);
            if (draw.stay_days > 0) {
                used -= std::min(used, poisson(static_cast<double>(used) * days / draw.stay_days));
            }
            const auto& changes = estimate_.scheduled.to_come;
            for (; next < changes.size() && changes[next].date - last.date <= (i + 1) * days;
                 ++next) {
                const double macs = changes[next].macs;
                const double come = macs > 0 ? macs * draw.wave_factor : macs;
                used = std::max<Count>(0, used + std::lround(come));
            }
            outcome.peak = std::max(outcome.peak, used);
        }
        outcome.final_used = used;
        return outcome;
    }

private:
    Count coming(const DemandDraw& draw, double mean) {
        Count macs = 0;
        for (Count groups = poisson(mean / draw.group_size); groups > 0; --groups) {
            ++macs;
            while (draw.group_size > 1 && random_.uniform() > 1 / draw.group_size) ++macs;
        }
        return macs;
    }

    Count poisson(double mean) {
        if (mean > 30) {
            return std::max<Count>(0, std::lround(mean + std::sqrt(mean) * random_.normal()));
        }
        Count n = 0;
        double p = std::exp(-mean);
        double sum = p;
        for (const double u = random_.uniform(); u > sum && n < 200; sum += p) {
            p *= mean / static_cast<double>(++n);
        }
        return n;
    }

    const SiteEstimate& estimate_;
    RandomStream& random_;
};

double quantile_of(std::vector<Count>& values, double share) {
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return static_cast<double>(values[std::min(at, values.size() - 1)]);
}

struct Widths {
    double ours = 0, known = 0;
};

void score_site(const SiteCase& site, const SiteEstimate& estimate, RandomStream& random, bool good,
                Scores& sums, Widths& widths) {
    std::vector<Count> finals, peaks, known_finals;
    Future future(estimate, random);
    for (int i = 0; i < plays_per_draw; ++i) {
        for (const DemandDraw& draw : estimate.draws) {
            const Outcome outcome = future.play(draw);
            finals.push_back(outcome.final_used);
            peaks.push_back(outcome.peak);
        }
    }
    const double low = quantile_of(finals, 0.05), high = quantile_of(finals, 0.95);
    const double peak = quantile_of(peaks, 0.95);
    double over = 0;
    for (const Outcome& outcome : site.known) {
        known_finals.push_back(outcome.final_used);
        over += static_cast<double>(outcome.peak) > peak ? 1 : 0;
    }
    const auto came = static_cast<double>(site.came.final_used);
    const bool inside = came >= low && came <= high;
    sums.inside += inside ? 1 : 0;
    sums.below += came < low ? 1 : 0;
    sums.above += came > high ? 1 : 0;
    sums.peak_held += static_cast<double>(site.came.peak) <= peak ? 1 : 0;
    sums.risk += over / static_cast<double>(site.known.size());
    sums.good += good ? 1 : 0;
    sums.good_inside += good && inside ? 1 : 0;
    widths.ours += high - low;
    widths.known += quantile_of(known_finals, 0.95) - quantile_of(known_finals, 0.05);
    int up = 0;
    for (const DemandDraw& draw : estimate.draws) up += draw.past_log_growth > 0 ? 1 : 0;
    sums.said_to_grow += up >= 0.975 * static_cast<double>(estimate.draws.size()) ? 1 : 0;
}

}  // namespace

Scores score_kind(std::size_t kind, int years, int sites, std::uint64_t seed, Verdicts verdicts) {
    Scores scores;
    Widths widths;
    for (int i = 0; i < sites; ++i) {
        const std::uint64_t one = seed + static_cast<std::uint64_t>(i);
        const SiteCase site = make_case(kind, years, one, known_futures);
        RandomStream random(one, 99, Purpose::stay);
        if (verdicts == Verdicts::asked) {
            const planning::SiteFit fit = planning::fit_site(site.history);
            const bool good = fit.quality == planning::FitQuality::good;
            score_site(site, fit.site, random, good, scores, widths);
        } else {
            const SiteEstimate estimate =
                planning::estimate_site(site.history, {}, 64, planning::Effort::full);
            score_site(site, estimate, random, false, scores, widths);
        }
    }
    scores.sites = sites;
    if (scores.good > 0) scores.good_inside /= scores.good;
    for (double Scores::*share :
         {&Scores::inside, &Scores::below, &Scores::above, &Scores::peak_held, &Scores::risk,
          &Scores::said_to_grow, &Scores::good}) {
        scores.*share /= sites;
    }
    scores.width = widths.ours / widths.known;
    return scores;
}

}  // namespace headroom::calibration
