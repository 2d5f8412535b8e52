#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <boost/math/distributions/normal.hpp>
#include <random>

#include "core/planning/numerics/intervals.h"

using namespace headroom::planning;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("Normal quantiles agree with Boost", "[planning][intervals]") {
    const boost::math::normal_distribution<double> normal;
    for (const double p : {1e-300, 1e-20, 1e-9, 0.001, 0.05, 0.4, 0.5001, 0.9, 0.975, 0.999999}) {
        CAPTURE(p);
        CHECK_THAT(normal_quantile(p), WithinRel(quantile(normal, p), 1e-13));
    }
    CHECK(normal_quantile(0.5) == 0);
    CHECK_THAT(two_sided_z(0.95), WithinAbs(1.959963984540054, 1e-14));
}

TEST_CASE("Wilson's interval: a worked example, and its ends", "[planning][intervals]") {
    // Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611.
    const double z = two_sided_z(0.95);
    CHECK_THAT(share_interval(81, 263, z).low, WithinAbs(0.2553, 5e-5));
    CHECK_THAT(share_interval(81, 263, z).high, WithinAbs(0.3662, 5e-5));
    CHECK(share_interval(0, 20, z).low == 0);
    CHECK_THAT(share_interval(0, 20, z).high, WithinAbs(0.1611, 5e-5));
    CHECK(share_interval(20, 20, z).high == 1);
    CHECK(share_interval(0, 0, z).high == 1);
}

TEST_CASE("Intervals cover what they should, about as often as they say", "[planning][intervals]") {
    // 2,000 experiments each; 95 % +- 1.5 points is more than three standard errors wide.
    std::mt19937_64 random(12345);
    const double z = two_sided_z(0.95);
    int share_covered = 0, mean_covered = 0, ratio_covered = 0;
    const int experiments = 2000;
    for (int e = 0; e < experiments; ++e) {
        const int n = 400;
        int hits = 0;
        double sum = 0, square = 0;
        PairSums pairs;
        for (int i = 0; i < n; ++i) {
            const double u = static_cast<double>(random() >> 11) / 9007199254740992.0;
            const double v = static_cast<double>(random() >> 11) / 9007199254740992.0;
            if (u < 0.07) ++hits;
            sum += u;
            square += u * u;
            const double a = u * v, b = v;  // E a / E b = 1/2
            pairs.a += a;
            pairs.b += b;
            pairs.aa += a * a;
            pairs.bb += b * b;
            pairs.ab += a * b;
        }
        const Interval share = share_interval(hits, n, z);
        const Interval mean = mean_interval(sum, square, n, z);
        const Interval ratio = ratio_interval(pairs, n, z);
        share_covered += share.low <= 0.07 && 0.07 <= share.high ? 1 : 0;
        mean_covered += mean.low <= 0.5 && 0.5 <= mean.high ? 1 : 0;
        ratio_covered += ratio.low <= 0.5 && 0.5 <= ratio.high ? 1 : 0;
    }
    for (const int covered : {share_covered, mean_covered, ratio_covered}) {
        CHECK_THAT(static_cast<double>(covered) / experiments, WithinAbs(0.95, 0.016));
    }
}
