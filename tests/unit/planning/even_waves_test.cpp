// Small waves in simulated histories: found where they are, and not where chance is all there is.

#include "core/planning/fit/even_waves.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/base/random.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

struct WavePlay {
    Count wave = 0;         // Macs on the fifth of each month of a quarter
    Count group = 1;        // Macs that come together at other times
    double per_week = 0.4;  // groups
    int weeks = 104;
};

// About as many leave as come, at most one a week.
SiteUsage played_history(const WavePlay& play, std::uint64_t seed) {
    RandomStream random(seed, 1, Purpose::arrivals);
    const Date first = *make_date(2015, 3, 2);
    const double come =
        play.per_week * static_cast<double>(play.group) + static_cast<double>(play.wave) / 13;
    SiteUsage usage{"P01", {{first, 60, 0}}};
    for (int week = 1; week <= play.weeks; ++week) {
        Count used = usage.counts.back().used;
        if (random.uniform() < play.per_week) used += play.group;
        if (random.uniform() < come) --used;
        const Date today = first + 7 * week;
        for (Date day = today - 6; play.wave > 0 && day <= today; day = day + 1) {
            const CalendarDay calendar = calendar_of(day);
            if (calendar.day == 5 && calendar.month % 3 == 1) used += play.wave;
        }
        usage.counts.push_back({today, used, 0});
    }
    return usage;
}

}  // namespace

TEST_CASE("even waves: a few Macs each quarter are found") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const auto waves = find_even_waves(played_history({.wave = 4}, seed), {});
        REQUIRE(waves);
        CHECK(waves->apart_days == Catch::Approx(91.3).margin(0.5));
        CHECK(waves->counts.size() == 8);
        CHECK(waves->mean_macs == Catch::Approx(4).margin(1));
        CHECK(waves->spread_macs > 0);
        CHECK(waves->spread_macs < 3);
    }
}

TEST_CASE("even waves: chance and groups are none") {
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        found += find_even_waves(played_history({}, seed), {}) ? 1 : 0;
        found += find_even_waves(played_history({.group = 4, .per_week = 0.1}, seed), {}) ? 1 : 0;
        found += find_even_waves(played_history({.weeks = 52}, seed), {}) ? 1 : 0;
    }
    CHECK(found == 0);
}

TEST_CASE("even waves: three places, or changes that are left out, tell none") {
    CHECK_FALSE(find_even_waves(played_history({.wave = 4, .weeks = 39}, 1), {}));
    const SiteUsage usage = played_history({.wave = 4}, 1);
    CHECK_FALSE(find_even_waves(usage, find_even_waves(usage, {})->counts));
}
