// Laws of stays against the C library and Boost, and the days and moments drawn from them against
// Macs that are drawn one by one.

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>
#include <map>
#include <vector>

#include "core/planning/laws/departure_law.h"
#include "core/planning/numerics/quadrature.h"

using namespace headroom;
using namespace headroom::planning;
using simulation::ExistingMacs;
using simulation::StayModel;

namespace {

using Kind = StayModel::Kind;

StayModel stay_model(Kind kind, double mean, double shape = 1, double sigma = 0) {
    StayModel stay;
    stay.kind = kind;
    stay.mean_days = mean;
    stay.shape = shape;
    stay.sigma = sigma;
    if (kind == Kind::weibull) stay.scale_days = mean / std::tgamma(1 + 1 / shape);
    return stay;
}

std::vector<StayModel> varied_stays() {
    return {stay_model(Kind::exponential, 9),       stay_model(Kind::weibull, 7, 0.6),
            stay_model(Kind::weibull, 12, 2.5),     stay_model(Kind::weibull, 0.7, 1),
            stay_model(Kind::lognormal, 8, 1, 0.8), stay_model(Kind::lognormal, 10, 1, 0.05)};
}

// Mean and variance of what was seen.
struct Summary {
    double n = 0, sum = 0, square = 0;
    void add(double x) {
        ++n;
        sum += x;
        square += x * x;
    }
    double mean() const { return sum / n; }
    double error() const { return std::sqrt(std::max(square / n - mean() * mean(), 1e-12) / n); }
};

void check_same(const Summary& a, const Summary& b) {
    CAPTURE(a.n, b.n, a.mean(), b.mean());
    CHECK(std::abs(a.mean() - b.mean()) < 5 * std::hypot(a.error(), b.error()));
}

}  // namespace

TEST_CASE("Normal tails and the gamma function agree with the C library", "[planning][stay]") {
    for (double z = -9; z < 30; z += 0.37) {
        const double expected = std::erfc(z / std::sqrt(2.0)) / 2;
        CHECK(normal_tail(z) ==
              Catch::Approx(expected).epsilon(z > 3 ? 1e-12 : 1e-9).margin(1e-15));
    }
    for (double x = 1; x < 30; x += 0.61) {
        CHECK(gamma_function(x) == Catch::Approx(std::tgamma(x)).epsilon(1e-13));
    }
}

TEST_CASE("Survival and density agree with Boost", "[planning][stay]") {
    const StayLaw weibull(stay_model(Kind::weibull, 12, 2.5));
    const boost::math::weibull_distribution<> weibull_boost(2.5, weibull.model().scale_days);
    const StayLaw lognormal(stay_model(Kind::lognormal, 8, 1, 0.8));
    const boost::math::lognormal_distribution<> lognormal_boost(std::log(8.0) - 0.32, 0.8);
    for (double x = 0.05; x < 60; x *= 1.3) {
        using boost::math::cdf, boost::math::complement, boost::math::pdf;
        CHECK(weibull.survival(x) ==
              Catch::Approx(cdf(complement(weibull_boost, x))).margin(1e-15));
        CHECK(weibull.density(x) == Catch::Approx(pdf(weibull_boost, x)).margin(1e-15));
        CHECK(lognormal.survival(x) ==
              Catch::Approx(cdf(complement(lognormal_boost, x))).margin(1e-14));
        CHECK(lognormal.density(x) == Catch::Approx(pdf(lognormal_boost, x)).margin(1e-15));
    }
    CHECK(weibull.mean_days() == Catch::Approx(12).epsilon(1e-12));
}

TEST_CASE("Bounds of a density hold on the whole interval", "[planning][stay]") {
    for (const StayModel& stay : varied_stays()) {
        const StayLaw law(stay);
        for (double from = 0; from < 25; from += 0.7) {
            const auto [least, most] = law.density_bounds(from, from + 2);
            for (double x = from; x <= from + 2; x += 0.01) {
                if (x == 0) continue;
                CHECK(law.density(x) <= most * (1 + 1e-12));
                CHECK(law.density(x) >= least * (1 - 1e-12));
            }
        }
    }
}

TEST_CASE("Days and moments of arrivals are those of Macs drawn one by one", "[planning][stay]") {
    constexpr std::int32_t days = 14;
    auto stays = varied_stays();
    stays.push_back(stay_model(Kind::fixed, 3.3));
    stays.push_back(stay_model(Kind::fixed, 0.4));
    std::uint32_t item = 0;
    for (const StayModel& stay : stays) {
        for (const double growth : {0.0, 0.8, -0.5}) {
            ArrivalLaw law{StayLaw(stay), growth, days};
            law.prepare_means();
            std::map<std::int32_t, Summary> came, left, drawn_came, drawn_left;
            RandomStream random(1, 2, Purpose::stay, item++);
            for (int i = 0; i < 60'000; ++i) {
                const std::int32_t k =
                    static_cast<std::int32_t>(law.days_table().draw(random.bits()));
                const DayMoments moments =
                    k < days ? law.draw_moments(k, random)
                             : DayMoments{law.draw_came_of_staying(days, random), 0};
                drawn_came[k].add(moments.came);
                drawn_left[k].add(moments.left);
            }
            for (int i = 0; i < 60'000; ++i) {
                // The density grows by e^growth within the day.
                double at = random.uniform();
                if (growth != 0) at = std::log1p(at * std::expm1(growth)) / growth;
                const double until = at + *stay.draw_days(random);
                const auto k = std::min(days, static_cast<std::int32_t>(until));
                came[k].add(at);
                left[k].add(k < days ? until - k : 0);
            }
            for (std::int32_t k = 0; k <= days; ++k) {
                CAPTURE(static_cast<int>(stay.kind), stay.shape, stay.mean_days, growth, k);
                const double expected = came[k].n / 60'000;
                const double error = std::sqrt((expected * (1 - expected) + 1e-4) * 2 / 60'000);
                CHECK(std::abs(drawn_came[k].n / 60'000 - expected) < 5 * error);
                if (came[k].n < 100 || drawn_came[k].n < 100) continue;
                check_same(came[k], drawn_came[k]);
                check_same(left[k], drawn_left[k]);
                if (k == 0) continue;
                // What the tables say of the means, first order in the growth.
                const double margin = 5 * drawn_came[k].error() + 0.02 * growth * growth;
                CHECK(std::abs(0.5 - drawn_came[k].mean() - law.first_day_beyond_half(k)) < margin);
                if (k == days) continue;
                CHECK(std::abs(0.5 - drawn_left[k].mean() - law.last_day_beyond_half(k)) <
                      margin + 5 * drawn_left[k].error());
            }
        }
    }
}

TEST_CASE("Days and moments of Macs of the start are those of Macs drawn one by one",
          "[planning][stay]") {
    constexpr std::int32_t days = 14;
    constexpr double offset = 0.3;
    auto stays = varied_stays();
    stays.push_back(stay_model(Kind::fixed, 5.5));
    std::uint32_t item = 1000;
    for (const StayModel& stay : stays) {
        for (const ExistingMacs existing : {ExistingMacs::new_stay, ExistingMacs::residual}) {
            StartLaw law(StayLaw(stay), existing, offset, days);
            law.prepare_means();
            std::map<std::int32_t, Summary> left, drawn;
            RandomStream random(1, 2, Purpose::stay, item++);
            int leaving = 0;
            for (int i = 0; i < 40'000; ++i) {
                const auto stays_on = existing == ExistingMacs::residual
                                          ? stay.draw_residual_days(random)
                                          : stay.draw_days(random);
                const double until = offset + *stays_on;
                if (until >= days) continue;
                ++leaving;
                const auto day = static_cast<std::int32_t>(until);
                left[day].add(until - day);
            }
            CAPTURE(static_cast<int>(stay.kind), stay.shape, stay.mean_days,
                    static_cast<int>(existing));
            const double p = law.leaving();
            CHECK(std::abs(leaving / 40'000.0 - p) < 5 * std::sqrt((p * (1 - p) + 1e-4) / 40'000));
            for (int i = 0; i < leaving; ++i) {
                const std::int32_t day =
                    static_cast<std::int32_t>(law.day_table().draw(random.bits()));
                drawn[day].add(law.draw_left(day, random));
            }
            for (std::int32_t day = 0; day < days; ++day) {
                CAPTURE(day);
                const double share = left[day].n / std::max(leaving, 1);
                const double error = std::sqrt((share * (1 - share) + 1e-4) * 2 / leaving);
                CHECK(std::abs(drawn[day].n / leaving - share) < 5 * error);
                if (left[day].n < 100) continue;
                check_same(left[day], drawn[day]);
                CHECK(std::abs(0.5 - drawn[day].mean() - law.last_day_beyond_half(day)) <
                      5 * drawn[day].error() + 1e-9);
            }
        }
    }
}
