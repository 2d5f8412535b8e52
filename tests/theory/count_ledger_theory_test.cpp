// The ledger of days against theory. Without a limit in sight, the Macs at time t are Poisson with
// mean rate * integral of P(stay > u) over [0, t], plus a binomial number of those of the start
// (M/G/infinity, Takacs 1962), for every law of stays: so the counts at a moment, and the mean time
// over a limit and below it, are known. For exponential stays the probability of ever exceeding a
// limit is known, too (first passage).

#include <catch2/catch_test_macros.hpp>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>

#include "core/base/random.h"
#include "core/planning/counts/daily/daily_counts.h"
#include "core/planning/laws/loss_formulas.h"
#include "core/planning/study/replication.h"
#include "tests/theory/theory_run.h"

using namespace headroom;
using namespace headroom::testing;
using namespace headroom::planning;
using simulation::ExistingMacs;

namespace {

constexpr int daily_plays = 20'000;
constexpr double mean_stay_days = 30;
constexpr int theory_days = 70;

class SumListener : public CountListener {
public:
    void hear_outcome(std::size_t, std::size_t, const SiteOutcome& one) override {
        const auto add = [](std::vector<double>& to, double x) { to.push_back(x); };
        add(final_used, static_cast<double>(one.final_used));
        add(over_days, static_cast<double>(one.over_limit_seconds) / 86400);
        add(idle_days, static_cast<double>(one.idle_license_seconds) / 86400);
        add(breached, one.first_breach ? 1 : 0);
    }
    void hear_look(std::size_t, std::size_t, std::span<const std::int32_t>) override {}
    void hear_together(std::size_t, Count) override {}

    std::vector<double> final_used, over_days, idle_days, breached;
};

struct Case {
    std::string name;
    simulation::StayModel stay;
    ExistingMacs existing = ExistingMacs::residual;
    Count macs = 0;
    double per_day = 0.8;
    Count licenses = 27;
};

SumListener play(const Case& one, std::uint64_t seed) {
    const Horizon horizon =
        make_horizon(midnight_of(Date{17200}) + Span{30'000},
                     midnight_of(Date{17200 + theory_days}) + Span{30'000}, {}, 1);
    CountSite site;
    site.code = "P01";
    site.entity = entity_of(site.code);
    site.start = one.macs;
    site.cap = one.licenses;
    site.reserved = true;
    site.gated = false;
    site.has_demand = true;
    site.demand.stay = one.stay;
    site.demand.existing = one.existing;
    site.demand.arrivals.per_day = one.per_day;
    DailyTables tables;
    const auto group = make_daily_group({site}, Count{1} << 30, horizon, tables);
    REQUIRE(group);
    std::vector<std::uint64_t> seeds;
    for (int r = 0; r < daily_plays; ++r) seeds.push_back(replication_seed(seed, r));
    SumListener listener;
    play_daily(*group, seeds, listener);
    return listener;
}

// The law of the count at one moment.
struct CountLaw {
    double mean = 0, variance = 0;
    double above = 0;  // P(more than the licenses)
    double idle = 0;   // E(licenses nobody uses)
};

CountLaw count_law(const Case& one, double day) {
    const double come = one.per_day * integrated_survival(one.stay, day);
    const bool residual = one.existing == ExistingMacs::residual;
    const double there = residual ? 1 - integrated_survival(one.stay, day) / mean_stay_days
                                  : survival(one.stay, day);
    const auto macs = static_cast<double>(one.macs);
    const double p = std::min(1.0, std::max(0.0, there));
    CountLaw law;
    law.mean = macs * p + come;
    law.variance = macs * p * (1 - p) + come;
    law.above = 1;
    for (Count n = 0; n <= one.licenses; ++n) {
        double share = 0;
        for (Count k = 0; k <= std::min(n, one.macs); ++k) {
            const boost::math::binomial_distribution<> binomial(macs, p);
            const double of_start = boost::math::pdf(binomial, static_cast<double>(k));
            const auto rest = static_cast<double>(n - k);
            const double of_come =
                come > 0 ? boost::math::pdf(boost::math::poisson_distribution<>(come), rest)
                         : (rest == 0 ? 1 : 0);
            share += of_start * of_come;
        }
        law.above -= share;
        law.idle += share * static_cast<double>(one.licenses - n);
    }
    return law;
}

std::vector<Case> cases() {
    std::vector<Case> result;
    for (const auto& [name, stay] : {Law{"fixed", fixed_stay(mean_stay_days)},
                                     Law{"exponential", exponential_stay(mean_stay_days)},
                                     Law{"weibull 0.7", weibull_stay(0.7, mean_stay_days)},
                                     Law{"weibull 2", weibull_stay(2, mean_stay_days)},
                                     Law{"lognormal 0.5", lognormal_stay(0.5, mean_stay_days)},
                                     Law{"lognormal 1.2", lognormal_stay(1.2, mean_stay_days)}}) {
        result.push_back({std::string(name) + " residual", stay, ExistingMacs::residual, 24});
        result.push_back({std::string(name) + " new", stay, ExistingMacs::new_stay, 20});
        result.push_back({std::string(name) + " empty", stay, ExistingMacs::new_stay, 0});
    }
    return result;
}

}  // namespace

TEST_CASE("theory: counts of the ledger are those of M/G/infinity, for every law of stays") {
    Deviations deviations;
    std::uint64_t seed = 900;
    for (const Case& one : cases()) {
        const SumListener seen = play(one, ++seed);
        const CountLaw exact = count_law(one, theory_days);
        const auto n = static_cast<double>(daily_plays);
        const MeanAndVariance last = summary_of(seen.final_used);
        deviations.add(one.name + " mean", last.mean, exact.mean, std::sqrt(exact.variance / n));
        deviations.add(one.name + " variance", last.variance, exact.variance,
                       exact.variance * std::sqrt(2 / (n - 1) + 1 / (n * exact.variance)));
        // Over time, by the midpoint rule: fixed stays end at a border of the steps.
        double over = 0, idle = 0;
        constexpr int steps = 4 * theory_days;
        for (int i = 0; i < steps; ++i) {
            const CountLaw law = count_law(one, theory_days * (i + 0.5) / steps);
            over += law.above * theory_days / steps;
            idle += law.idle * theory_days / steps;
        }
        const MeanAndVariance over_seen = summary_of(seen.over_days);
        const MeanAndVariance idle_seen = summary_of(seen.idle_days);
        deviations.add(one.name + " over", over_seen.mean, over,
                       std::sqrt(over_seen.variance / n) + 1e-4);
        deviations.add(one.name + " idle", idle_seen.mean, idle,
                       std::sqrt(idle_seen.variance / n) + 1e-3);
    }
    deviations.judge(72);
}

TEST_CASE("theory: the ledger exceeds a limit as often as the first passage says") {
    Deviations deviations;
    std::uint64_t seed = 950;
    for (const Count licenses : {24, 27, 31, 36}) {
        const Case one{"limit " + std::to_string(licenses),
                       exponential_stay(mean_stay_days),
                       ExistingMacs::residual,
                       22,
                       0.8,
                       licenses};
        const SumListener seen = play(one, ++seed);
        const std::vector<Stage> stages{{theory_days, one.per_day}};
        const double exact = first_passage({one.macs, {1.0}}, stages, mean_stay_days, licenses);
        deviations.add(one.name, summary_of(seen.breached).mean, exact,
                       std::sqrt(exact * (1 - exact) / daily_plays));
    }
    deviations.judge(4);
}
