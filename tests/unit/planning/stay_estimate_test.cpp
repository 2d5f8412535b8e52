// Laws of stays out of devices: chosen by devices that they were not fitted to.

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "core/base/random.h"
#include "core/planning/fit/stay_estimate.h"
#include "core/planning/import/import.h"
#include "core/planning/import/observed_stays.h"
#include "core/planning/laws/stay_law.h"

using namespace headroom;
using namespace headroom::planning;
using simulation::StayModel;

namespace {

// Macs that came over eight years and are observed in the last three of them.
std::vector<ObservedStay> devices_of(const StayModel& model, std::size_t count,
                                     std::uint64_t seed) {
    RandomStream random(seed, 1, Purpose::stay);
    std::vector<ObservedStay> stays;
    while (stays.size() < count) {
        const double came = -8 * 365 * random.uniform();
        const double stay = model.draw_days(random).value();
        const double entry = std::max(0.0, -3 * 365 - came);
        if (stay <= entry) continue;  // left before anybody looked
        const double end = std::min(stay, -came);
        stays.push_back({entry, end, stay < -came});
    }
    return stays;
}

StayModel exponential_stay() { return {StayModel::Kind::exponential, 900}; }
StayModel weibull_stay() { return {StayModel::Kind::weibull, 0, 3, 1000}; }
StayModel lognormal_stay() { return {StayModel::Kind::lognormal, 700, 1, 0, 0.6}; }
StayModel fixed_stay() { return {StayModel::Kind::fixed, 1095}; }

}  // namespace

TEST_CASE("stays: the law that drew them is found, with its mean", "[planning][fit]") {
    struct Case {
        StayModel model;
        StayForm form;
        double mean;
    };
    const Case cases[] = {{exponential_stay(), StayForm::exponential, 900},
                          {weibull_stay(), StayForm::weibull, 893},
                          {lognormal_stay(), StayForm::lognormal, 700},
                          {fixed_stay(), StayForm::fixed, 1095}};
    for (const Case& one : cases) {
        int found = 0;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const auto estimate = estimate_stays(devices_of(one.model, 600, seed));
            REQUIRE(estimate);
            CAPTURE(name_of(one.form), seed, name_of(estimate->best().form));
            CHECK(estimate->ended + estimate->running == 600);
            CHECK(estimate->best().mean_days == Catch::Approx(one.mean).epsilon(0.15));
            CHECK(estimate->sure >= 0.5);
            found += estimate->best().form == one.form ? 1 : 0;
        }
        // An exponential law is a Weibull law of shape 1, so that either may be ahead.
        CAPTURE(name_of(one.form), found);
        CHECK(found >= (one.form == StayForm::exponential ? 2 : 5));
    }
}

TEST_CASE("stays: the curve holds the truth, with late entries", "[planning][fit]") {
    int inside = 0, points = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto estimate = estimate_stays(devices_of(weibull_stay(), 300, 100 + seed));
        REQUIRE(estimate);
        const StayLaw law(weibull_stay());
        for (const double days : {400.0, 700.0, 1000.0, 1300.0}) {
            const SurvivalPoint* at = nullptr;
            for (const SurvivalPoint& point : estimate->curve) {
                if (point.days <= days) at = &point;
            }
            REQUIRE(at != nullptr);
            ++points;
            inside += law.survival(days) >= at->low && law.survival(days) <= at->high ? 1 : 0;
        }
    }
    CHECK(points == 80);
    CHECK(inside >= 68);  // 76 of 80 are expected, those of one site go together
}

TEST_CASE("stays: few ends are not enough, and odd ones break nothing", "[planning][fit]") {
    std::vector<ObservedStay> stays(19, {0, 100, true});
    CHECK_FALSE(estimate_stays(stays));
    stays.push_back({0, 100, true});
    const auto same = estimate_stays(stays);
    REQUIRE(same);
    CHECK(same->best().form == StayForm::fixed);
    CHECK(same->best().mean_days == Catch::Approx(100).epsilon(0.05));
    stays.push_back({0, 1e6, false});
    stays.push_back({99.5, 100, false});
    const auto odd = estimate_stays(stays);
    REQUIRE(odd);
    CHECK(std::isfinite(odd->best().mean_days));
    CHECK(std::isfinite(odd->best().held_out));
}

TEST_CASE("stays: of several lists only what follows the first one counts", "[planning][fit]") {
    Import import;
    import.first_list = *make_date(2025, 1, 1);
    import.today = *make_date(2026, 1, 1);
    const Date early = *make_date(2024, 1, 1), later = *make_date(2025, 6, 1);
    import.devices = {{0, early, std::nullopt},
                      {0, early, *make_date(2024, 6, 1)},  // left before the first list
                      {0, later, *make_date(2025, 9, 1)},
                      { 0,
                        std::nullopt,
                        std::nullopt }};
    const auto stays = observed_stays(import);
    REQUIRE(stays.size() == 2);
    CHECK(stays[0].entry_days == 366);
    CHECK(stays[0].days == 731);
    CHECK_FALSE(stays[0].ended);
    CHECK(stays[1].entry_days == 0);
    CHECK(stays[1].days == 92);
    CHECK(stays[1].ended);
    import.first_list = import.today;
    CHECK(observed_stays(import).size() == 3);
}
