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

TEST_CASE("fit: arrivals and stays lie inside their 90 % ranges") {
    int rate_inside = 0, stay_inside = 0;
    constexpr int histories = 16;
    double mean_rate = 0;
    for (int i = 0; i < histories; ++i) {
        const SiteFit fit = fit_site(history_of({}, 1000 + static_cast<std::uint64_t>(i)));
        mean_rate += fit.per_day.value / histories;
        rate_inside += fit.per_day.low <= 0.2 && fit.per_day.high >= 0.2 ? 1 : 0;
        stay_inside += fit.stay_days.low <= 600 && fit.stay_days.high >= 600 ? 1 : 0;
    }
    CHECK(mean_rate == Catch::Approx(0.2).epsilon(0.25));
    CHECK(rate_inside >= histories * 70 / 100);
    CHECK(stay_inside >= histories * 70 / 100);
}

TEST_CASE("fit: growth is found where it is, and rarely where it is not") {
    int found = 0, invented = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const SiteFit grows =
            fit_site(history_of({.per_day = 0.5, .growth = 0.6, .mean_stay_days = 0}, seed));
        found += grows.grows ? 1 : 0;
        invented += fit_site(history_of({.per_day = 0.5, .mean_stay_days = 0}, seed)).grows ? 1 : 0;
    }
    CHECK(found >= 9);
    CHECK(invented <= 2);
}

TEST_CASE("fit: stays for ever where nobody leaves") {
    int for_ever = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        for_ever += fit_site(history_of({.mean_stay_days = 0}, seed)).leaves ? 0 : 1;
    }
    CHECK(for_ever >= 9);
}

TEST_CASE("fit: weekdays are weighted where daily counts show a difference") {
    const SiteFit fit = fit_site(history_of(
        {.per_day = 1.5, .mean_stay_days = 400, .weekend_share = 0, .days_between = 1}, 7));
    REQUIRE(fit.weekdays_used);
    const auto& weights = fit.process().weights.weekdays;
    for (std::size_t day = 0; day < 5; ++day)
        CHECK(weights[day] == Catch::Approx(1.4).margin(0.35));
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
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Law groups{.per_day = 0.1, .mean_stay_days = 900, .group = 6};
        noticed += fit_site(history_of(groups, seed)).group_size.value > 1.8 ? 1 : 0;
        invented += fit_site(history_of({}, seed)).group_size.value > 1.8 ? 1 : 0;
    }
    CHECK(noticed >= 7);
    CHECK(invented <= 4);  // stays that are shorter than usual look a little like groups
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

namespace {

// Counts a week apart from 2015-01-05 on.
SiteUsage weekly(const std::vector<Count>& counts) {
    SiteUsage usage{"P01", {}};
    Date day = *make_date(2015, 1, 5);
    for (const Count used : counts) {
        usage.counts.push_back({day, used, 0});
        day = day + 7;
    }
    return usage;
}

const std::vector<Count> steady{90, 91, 90, 92, 91, 93, 92, 91, 92, 90, 89, 90, 91,
                                90, 92, 93, 92, 94, 93, 92, 91, 92, 90, 91, 92, 93,
                                94, 93, 92, 94, 93, 92, 91, 92, 93, 95, 94, 93, 94};

}  // namespace

TEST_CASE("issue 17: a reading that comes back is an error, one that stays is a shift") {
    const SiteFit without = fit_site(weekly(steady));
    for (const Count wrong : {40, 182, 0}) {
        std::vector<Count> counts = steady;
        counts[20] = wrong;
        const SiteFit fit = fit_site(weekly(counts));
        REQUIRE(fit.site.clean.bad.size() == 1);
        CHECK(fit.site.clean.bad.front().used == wrong);
        CHECK(contains_word(fit.verdict, "wrong reading"));
        CHECK(fit.per_day.value < 0.3);
        CHECK(fit.per_day.value == Catch::Approx(without.per_day.value).margin(0.07));
    }
    std::vector<Count> shifted = steady;
    for (std::size_t i = 20; i < shifted.size(); ++i) shifted[i] += 40;
    const SiteFit fit = fit_site(weekly(shifted));
    CHECK(fit.site.clean.bad.empty());
    CHECK(fit.site.scheduled.once.size() == 1);
    CHECK(fit.per_day.value < 0.4);
}

TEST_CASE("issue 17: Macs that come by a plan have the plan's rate") {
    std::vector<Count> two_a_week, one_a_month;
    for (Count week = 0; week < 104; ++week) {
        two_a_week.push_back(10 + 2 * week);
        one_a_month.push_back(10 + week / 4);
    }
    CHECK(fit_site(weekly(two_a_week)).per_day.value == Catch::Approx(2.0 / 7).epsilon(0.07));
    CHECK(fit_site(weekly(one_a_month)).per_day.value == Catch::Approx(1.0 / 28).epsilon(0.12));
    CHECK_FALSE(fit_site(weekly(two_a_week)).grows);
}

TEST_CASE("issue 17: waves are found and expected again") {
    std::vector<Count> counts;
    for (Count week = 0; week < 104; ++week) counts.push_back(10 + 20 * (week / 13));
    const SiteFit fit = fit_site(weekly(counts));
    REQUIRE(fit.site.scheduled.waves.size() == 1);
    CHECK(fit.site.scheduled.waves.front().mean_macs == Catch::Approx(20));
    CHECK(fit.site.scheduled.waves.front().every_days == 91);
    CHECK(fit.per_day.value < 0.03);
    CHECK(contains_word(fit.verdict, "come every 91 days"));
}

TEST_CASE("issue 17: terms are found, and are no growth") {
    std::vector<Count> counts;
    for (int week = 0; week < 156; ++week) {
        const int of_year = week % 52;
        counts.push_back(of_year >= 26 && of_year < 35 ? 20 : 80);
    }
    const SiteFit fit = fit_site(weekly(counts));
    REQUIRE(fit.site.scheduled.terms.size() == 1);
    CHECK(fit.site.scheduled.terms.front().macs == Catch::Approx(60));
    CHECK(fit.site.scheduled.terms.front().seen == 3);
    CHECK_FALSE(fit.grows);
    CHECK(fit.site.clean.bad.empty());
    REQUIRE(fit.site.scheduled.to_come.size() >= 2);
    CHECK(fit.site.scheduled.to_come[0].macs == Catch::Approx(-60));
    CHECK(fit.site.scheduled.to_come[1].macs == Catch::Approx(60));
}

TEST_CASE("issue 17: a verdict tells how earlier forecasts held") {
    const SiteFit fit = fit_site(history_of({}, 21));
    REQUIRE(fit.hold_outs.size() == 6);
    for (const HoldOut& one : fit.hold_outs) {
        CHECK(one.to > one.from);
        CHECK(one.band.low < one.band.high);
    }
    CHECK(contains_word(fit.verdict, "lay inside their 90 % band"));
    CHECK(fit_site(weekly(steady)).quality == FitQuality::too_little_data);  // less than a year
}

TEST_CASE("issue 17: the same history gives the same draws") {
    const SiteUsage usage = history_of({}, 33);
    const SiteFit first = fit_site(usage), again = fit_site(usage);
    REQUIRE(first.site.draws.size() == 64);
    for (std::size_t i = 0; i < first.site.draws.size(); ++i) {
        CHECK(first.site.draws[i].per_day == again.site.draws[i].per_day);
        CHECK(first.site.draws[i].stay_days == again.site.draws[i].stay_days);
    }
}
