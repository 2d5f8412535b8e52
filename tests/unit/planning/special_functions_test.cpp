// Special functions against closed forms.

#include "core/planning/numerics/special_functions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>

using namespace headroom::planning;
using Catch::Matchers::WithinRel;

TEST_CASE("Quantiles of a beta distribution are those of its closed forms") {
    for (const double b : {1.0, 2.0, 50.0, 1e6}) {
        for (const double share : {1e-6, 0.025, 0.5, 0.9}) {
            CAPTURE(b, share);
            // I_x(1, b) = 1 - (1 - x)^b.
            const double upper = -std::expm1(std::log(share) / b);
            CHECK_THAT(beta_upper_quantile(1, b, share), WithinRel(upper, 1e-13));
            const double lower = -std::expm1(std::log1p(-share) / b);
            CHECK_THAT(beta_quantile(1, b, share), WithinRel(lower, 1e-13));
            // I_x(b, 1) = x^b.
            CHECK_THAT(beta_quantile(b, 1, share), WithinRel(std::pow(share, 1 / b), 1e-13));
        }
    }
    CHECK_THAT(beta_quantile(7, 7, 0.5), WithinRel(0.5, 1e-15));
}

TEST_CASE("Tails of the normal and of the chi-square distribution are those of their tables") {
    CHECK_THAT(complementary_error(1.959963984540054 / std::sqrt(2.0)), WithinRel(0.05, 1e-12));
    CHECK(complementary_error(0) == 1);
    for (const double x : {0.1, 1.0, 30.0})
        CHECK_THAT(upper_gamma_share(1, x), WithinRel(std::exp(-x), 1e-13));
    CHECK_THAT(upper_gamma_share(0.5, 3.841458820694124 / 2), WithinRel(0.05, 1e-12));
}
