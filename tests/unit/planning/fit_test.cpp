// The fit against histories whose law is known: simulated with our own streams.

#include "core/planning/fit/fit.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/random.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

struct Law {
    double per_day = 0.2;
    double growth = 0;
    double mean_stay_days = 600;  // 0: for ever
    int weekend_share = 100;      // percent of the arrivals that still come on a weekend
    Count at_start = 100;
    int days_between = 7;
    int days = 1092;
    Count group = 1;  // Macs that come together
};

// Day by day, independent of the product's own demand.
SiteUsage history_of(const Law& law, std::uint64_t seed) {
    RandomStream random(seed, 1, Purpose::arrivals);
    const Date first = *make_date(2015, 3, 2);
    SiteUsage usage{"P01", {}};
    Count used = law.at_start;
    for (int day = 0; day <= law.days; ++day) {
        if (day > 0) {
            const Date today = first + day;
            double rate = law.per_day * std::pow(1 + law.growth, day / 365.0);
            if (calendar_of(today).weekday >= 5) rate *= law.weekend_share / 100.0;
            const Count there = used;
            for (double at = random.exponential(1); at < rate; at += random.exponential(1)) {
                used += law.group;
            }
            for (Count mac = 0; law.mean_stay_days > 0 && mac < there; ++mac) {
                if (random.uniform() > std::exp(-1 / law.mean_stay_days)) --used;
            }
        }
        if (day % law.days_between == 0) usage.counts.push_back({first + day, used, 0});
    }
    return usage;
}

bool contains_word(const std::vector<std::string>& sentences, const std::string& word) {
    for (const std::string& sentence : sentences) {
        if (sentence.find(word) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("fit: arrivals and stays are found again, inside their ranges as often as promised") {
    int rate_inside = 0, stay_inside = 0, stays_found = 0;
    constexpr int histories = 60;
    double mean_rate = 0;
    for (int i = 0; i < histories; ++i) {
        const SiteFit fit = fit_site(history_of({}, 1000 + static_cast<std::uint64_t>(i)));
        mean_rate += fit.process().per_day / histories;
        if (fit.grows || !fit.leaves) continue;
        ++stays_found;
        const double rate_z = std::log(fit.process().per_day / 0.2);
        const double stay_z = std::log(fit.mean_stay_days() / 600);
        if (std::fabs(rate_z) < 1.96 * fit.estimate.log_per_day_error.value_or(0)) ++rate_inside;
        if (std::fabs(stay_z) < 1.96 * fit.estimate.log_leave_rate_error.value_or(0)) ++stay_inside;
    }
    CHECK(stays_found >= histories * 85 / 100);
    CHECK(mean_rate == Catch::Approx(0.2).epsilon(0.1));
    CHECK(rate_inside >= stays_found * 85 / 100);
    CHECK(stay_inside >= stays_found * 85 / 100);
}

TEST_CASE("fit: growth is found where it is, and rarely where it is not") {
    int found = 0, invented = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const SiteFit grows = fit_site(history_of({.per_day = 0.5, .growth = 0.6,
                                                   .mean_stay_days = 0}, seed));
        found += grows.grows ? 1 : 0;
        invented += fit_site(history_of({.per_day = 0.5, .mean_stay_days = 0}, seed)).grows ? 1 : 0;
    }
    CHECK(found >= 36);
    CHECK(invented <= 6);  // 5 % are expected
}

TEST_CASE("fit: stays for ever where nobody leaves") {
    int for_ever = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        for_ever += fit_site(history_of({.mean_stay_days = 0}, seed)).leaves ? 0 : 1;
    }
    CHECK(for_ever >= 34);
}

TEST_CASE("fit: weekdays are weighted where daily counts show a difference") {
    const SiteFit fit = fit_site(history_of({.per_day = 1.5, .mean_stay_days = 400,
                                             .weekend_share = 0, .days_between = 1}, 7));
    REQUIRE(fit.weekdays_used);
    const auto& weights = fit.process().weights.weekdays;
    for (std::size_t day = 0; day < 5; ++day) CHECK(weights[day] == Catch::Approx(1.4).margin(0.35));
    CHECK(weights[5] < 0.35);
    CHECK(weights[6] < 0.35);
    CHECK(fit.process().per_day == Catch::Approx(1.5 * 5 / 7).epsilon(0.35));

    const SiteFit even = fit_site(history_of({.per_day = 1.5, .days_between = 1}, 8));
    CHECK(even.weekdays);
    CHECK_FALSE(even.weekdays_used);
    const SiteFit weekly = fit_site(history_of({.per_day = 1.5}, 8));
    CHECK_FALSE(weekly.weekdays);  // weekly counts cannot tell
}

TEST_CASE("fit: a roll-out is left out of the rates and told") {
    SiteUsage usage = history_of({}, 5);
    const SiteFit before = fit_site(usage);
    for (std::size_t i = 60; i < usage.counts.size(); ++i) usage.counts[i].used += 80;
    const SiteFit fit = fit_site(usage);
    REQUIRE(fit.steps[59].left_out);
    CHECK(fit.process().per_day == Catch::Approx(before.process().per_day).epsilon(0.6));
    CHECK(contains_word(fit.verdict, "roll-outs as batches"));
    CHECK_FALSE(before.steps[59].left_out);
}

TEST_CASE("fit: Macs that come in groups are noticed") {
    int noticed = 0, invented = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Law groups{.per_day = 0.04, .mean_stay_days = 900, .group = 6};
        noticed += fit_site(history_of(groups, seed)).quality == FitQuality::good ? 0 : 1;
        invented += fit_site(history_of({}, seed)).quality == FitQuality::good ? 0 : 1;
    }
    CHECK(noticed >= 14);
    CHECK(invented <= 5);
}

TEST_CASE("fit: a ceiling in the counts is told") {
    SiteUsage usage = history_of({.per_day = 0.5, .at_start = 250}, 3);
    for (UsageCount& count : usage.counts) count.used = std::min<Count>(count.used, 255);
    const SiteFit fit = fit_site(usage);
    REQUIRE(fit.ceiling);
    CHECK(*fit.ceiling == 255);
    CHECK_FALSE(fit_site(history_of({}, 3)).ceiling);
}

TEST_CASE("fit: too little data is said, and nothing breaks") {
    const Date day = *make_date(2017, 3, 6);
    const SiteUsage one{"P01", {{day, 41, 2}}};
    const SiteUsage constant{"P01", {{day, 41, 2}, {day + 7, 41, 3}, {day + 14, 41, 4}}};
    const SiteUsage falling{"P01", {{day, 41, 2}, {day + 7, 20, 3}, {day + 14, 0, 4}}};
    const SiteUsage rising{"P01", {{day, 0, 2}, {day + 1, 1'000'000'000, 3}}};
    for (const SiteUsage& usage : {one, constant, falling, rising}) {
        const SiteFit fit = fit_site(usage);
        CHECK(fit.quality == FitQuality::too_little_data);
        CHECK(fit.process().per_day >= 0);
        CHECK(std::isfinite(fit.process().per_day));
        CHECK(contains_word(fit.verdict, "Too little data"));
    }
}
