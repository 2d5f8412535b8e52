// Closed forms against known values, and against slow ways of computing the same.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <functional>
#include <vector>

#include "core/planning/laws/loss_formulas.h"
#include "tests/property/long_runs.h"

using namespace headroom;
using namespace headroom::planning;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// P(ever above the limit) by small time steps: biased by about the step, extrapolated to none.
double first_passage_by_steps(Count start, double per_day, double mean_stay, Count limit,
                              double days, int steps_a_day) {
    std::vector<double> state(static_cast<std::size_t>(limit) + 1, 0.0);
    state[static_cast<std::size_t>(start)] = 1;
    double left = 0;
    const double step = 1.0 / steps_a_day;
    for (int i = 0; i < static_cast<int>(days * steps_a_day); ++i) {
        std::vector<double> next(state.size(), 0.0);
        for (std::size_t n = 0; n < state.size(); ++n) {
            const double up = per_day * step;
            const double down = static_cast<double>(n) / mean_stay * step;
            next[n] += state[n] * (1 - up - down);
            if (n > 0) next[n - 1] += state[n] * down;
            if (n + 1 < state.size()) {
                next[n + 1] += state[n] * up;
            } else {
                left += state[n] * up;
            }
        }
        state = next;
    }
    return left;
}

double extrapolated_first_passage(Count start, double per_day, double stay, Count limit,
                                  double days) {
    const double coarse = first_passage_by_steps(start, per_day, stay, limit, days, 200);
    const double fine = first_passage_by_steps(start, per_day, stay, limit, days, 400);
    return 2 * fine - coarse;
}

// Refused shares by adding up the product form over all states.
std::vector<double> shares_by_enumeration(Count licenses, const std::vector<PoolKey>& keys) {
    std::vector<double> refused(keys.size(), 0.0);
    double all = 0;
    std::vector<Count> state(keys.size(), 0);
    const std::function<void(std::size_t, Count, double)> visit = [&](std::size_t k, Count used,
                                                                      double weight) {
        if (k == keys.size()) {
            all += weight;
            for (std::size_t i = 0; i < keys.size(); ++i) {
                if (used == licenses || state[i] == keys[i].cap) refused[i] += weight;
            }
            return;
        }
        double term = weight;
        for (Count n = 0; n <= keys[k].cap && used + n <= licenses; ++n) {
            state[k] = n;
            visit(k + 1, used + n, term);
            term *= keys[k].offered / static_cast<double>(n + 1);
        }
    };
    visit(0, 0, 1);
    for (double& share : refused) share /= all;
    return refused;
}

}  // namespace

TEST_CASE("Poisson tails agree with Boost, far out as well", "[planning][formulas]") {
    for (const double mean : {0.01, 0.7, 5.0, 40.0, 1000.0, 25000.0}) {
        for (const double deviations : {-6.0, -1.0, 0.0, 0.5, 3.0, 8.0}) {
            const auto limit = static_cast<Count>(mean + deviations * std::sqrt(mean) + 1);
            if (limit < 0) continue;
            const boost::math::poisson_distribution<double> poisson(mean);
            const double expected = cdf(complement(poisson, static_cast<double>(limit)));
            CAPTURE(mean, limit);
            CHECK_THAT(poisson_tail(mean, limit), WithinRel(expected, 1e-9));
        }
    }
    CHECK(poisson_tail(3, -1) == 1);
    CHECK(poisson_tail(0, 0) == 0);
}

TEST_CASE("The least limit at any moment is the least", "[planning][formulas]") {
    for (const double mean : {0.3, 12.0, 900.0}) {
        for (const double risk : {0.2, 0.01, 1e-6}) {
            const Count limit = least_limit_at_any_moment(mean, risk);
            CHECK(poisson_tail(mean, limit) <= risk);
            CHECK(poisson_tail(mean, limit - 1) > risk);
        }
    }
}

TEST_CASE("Erlang B: published values", "[planning][formulas]") {
    // Tables of telephone traffic: 10 erlangs on 10 lines lose 21.46 %, 1 erlang on 1 loses half.
    CHECK_THAT(erlang_b(10, 10), WithinAbs(0.2146, 5e-5));
    CHECK(erlang_b(1, 1) == 0.5);
    CHECK_THAT(erlang_b(4.461, 10), WithinAbs(0.01, 1e-5));
    CHECK_THAT(erlang_b(84.064, 100), WithinAbs(0.01, 1e-5));
    CHECK(erlang_b(5, 0) == 1);
    CHECK(erlang_b(0, 3) == 0);
    CHECK(least_licenses_for_loss(84.064, 0.0100001) == 100);
    CHECK(least_licenses_for_loss(84.1, 0.01) == 101);
}

TEST_CASE("A shared pool agrees with the sum over all states", "[planning][formulas]") {
    const std::vector<std::vector<PoolKey>> cases{
        {{3, 4}, {2, 5}, {1, 9}},
        {{3, 9}, {2, 9}},
        {{0.1, 2}, {8, 6}, {0, 3}},
        {{50, 6}, {40, 7}, {60, 5}},  // demand far above the pool: tilted inside
        {{5, 0}, {2, 3}},
    };
    for (const auto& keys : cases) {
        for (const Count licenses : {1, 5, 9, 30}) {
            const std::vector<double> expected = shares_by_enumeration(licenses, keys);
            const std::vector<double> shares = shared_pool_refused_shares(licenses, keys);
            for (std::size_t k = 0; k < keys.size(); ++k) {
                CAPTURE(licenses, k);
                CHECK_THAT(shares[k], WithinRel(expected[k], 1e-10));
            }
        }
    }
}

TEST_CASE("A pool of one key is Erlang B, however far it is overrun", "[planning][formulas]") {
    for (const double offered : {5.0, 500.0, 50'000.0}) {
        const std::vector<PoolKey> keys{{offered, 1000}};
        CHECK_THAT(shared_pool_refused_shares(600, keys)[0],
                   WithinRel(erlang_b(offered, 600), 1e-9));
    }
    // Many equal keys without caps that bind are one source of all their load.
    const std::size_t keys = headroom::testing::long_runs ? 100 : 10;
    const std::vector<PoolKey> many(keys, {30'000.0 / static_cast<double>(keys), 100'000});
    CHECK_THAT(shared_pool_refused_shares(5000, many)[7], WithinRel(erlang_b(30'000, 5000), 1e-9));
}

TEST_CASE("Kaufman-Roberts: Erlang B, and trunk reservation as a birth-death chain",
          "[planning][formulas]") {
    const std::vector<RequestClass> plain{{6, 1, 0}, {4, 1, 0}};
    CHECK_THAT(kaufman_roberts(10, plain)[1], WithinRel(erlang_b(10, 10), 1e-12));

    // Class 1 leaves 3 licenses to class 0: arrivals 10 a stay below 7 in use, 6 from there on.
    const std::vector<RequestClass> reserved{{6, 1, 0}, {4, 1, 3}};
    std::vector<double> weight{1};
    double all = 1, full = 0, last_three = 0;
    for (int n = 1; n <= 10; ++n) {
        weight.push_back(weight.back() * (n <= 7 ? 10.0 : 6.0) / n);
        all += weight.back();
        if (n == 10) full = weight.back();
        if (n >= 7) last_three += weight.back();
    }
    const std::vector<double> shares = kaufman_roberts(10, reserved);
    CHECK_THAT(shares[0], WithinRel(full / all, 1e-12));
    CHECK_THAT(shares[1], WithinRel(last_three / all, 1e-12));

    // Two sizes on 4: states (a, b) with a + 2 b <= 4 and loads 1 and 1.
    const std::vector<RequestClass> sizes{{1, 1, 0}, {1, 2, 0}};
    const double states = 1 + 1 + 0.5 + 1.0 / 6 + 1.0 / 24 + 1 + 1 + 0.5 + 0.5;
    CHECK_THAT(kaufman_roberts(4, sizes)[0], WithinRel((1.0 / 24 + 0.5 + 0.5) / states, 1e-12));
}

TEST_CASE("First passage agrees with small time steps", "[planning][formulas]") {
    struct Case {
        Count start;
        double per_day, stay;
        Count limit;
        double days;
    };
    for (const Case& c : {Case{5, 0.2, 30, 9, 40}, Case{0, 0.5, 10, 6, 100},
                          Case{9, 0.1, 60, 9, 20}, Case{3, 0.05, 400, 8, 60}}) {
        const std::vector<Stage> stages{{c.days, c.per_day}};
        const double expected =
            extrapolated_first_passage(c.start, c.per_day, c.stay, c.limit, c.days);
        CHECK_THAT(first_passage({c.start, {1.0}}, stages, c.stay, c.limit),
                   WithinAbs(expected, 2e-6));
    }
}

TEST_CASE("First passage: special cases with known answers", "[planning][formulas]") {
    const std::vector<Stage> month{{30, 0.4}};
    // Macs that stay for ever: more than the limit arrives, or not.
    CHECK_THAT(first_passage({2, {1.0}}, month, 0, 15), WithinAbs(poisson_tail(12, 13), 1e-12));
    CHECK(first_passage({6, {1.0}}, month, 100, 5) == 1);
    CHECK(first_passage({6, {1.0}}, std::vector<Stage>{{30, 0}}, 100, 6) == 0);
    // Two stages of the same rate are one; the limit met in either counts.
    const std::vector<Stage> halves{{12, 0.4}, {18, 0.4}};
    CHECK_THAT(first_passage({4, {1.0}}, halves, 25, 12),
               WithinAbs(first_passage({4, {1.0}}, month, 25, 12), 1e-12));
    // The reference value of the Monte Carlo workload: 1,000 Macs in equilibrium, five years.
    CountDistribution equilibrium{800, {}};
    for (Count n = 800; n <= 1250; ++n) {
        equilibrium.probabilities.push_back(poisson_tail(1000, n - 1) - poisson_tail(1000, n));
    }
    const std::vector<Stage> five_years{{1826, 1000.0 / 1095}};
    CHECK_THAT(first_passage(equilibrium, five_years, 1095, 1050), WithinAbs(0.3491, 3e-4));
}

TEST_CASE("The moment at which a probability is passed", "[planning][formulas]") {
    const std::vector<Stage> stages{{12, 0.4}, {90, 0.7}};
    const auto until = [&](double moment) {
        std::vector<Stage> part{{std::min(moment, 12.0), 0.4}};
        if (moment > 12) part.push_back({moment - 12, 0.7});
        return first_passage({4, {1.0}}, part, 25, 15);
    };
    std::vector<double> moments;
    for (int day = 1; day <= 102; ++day) moments.push_back(day);
    for (const double probability : {0.0, 1e-6, 0.02, 0.3, 0.6, 0.9999999}) {
        const auto found = first_passage_above({4, {1.0}}, stages, 25, 15, moments, probability);
        const auto first = std::find_if(moments.begin(), moments.end(),
                                        [&](double moment) { return until(moment) > probability; });
        CAPTURE(probability);
        if (first == moments.end()) {
            CHECK_FALSE(found);
        } else {
            CHECK(found == static_cast<std::size_t>(first - moments.begin()));
        }
    }
    CHECK(first_passage_above({16, {1.0}}, stages, 25, 15, moments, 0.5) == 0);
}

TEST_CASE("The count after a time is binomial plus Poisson", "[planning][formulas]") {
    const std::vector<Stage> stages{{50, 0.3}};
    const CountDistribution after = count_after(20, stages, 80);
    const double kept = std::exp(-50.0 / 80);
    double mean = 0, square = 0, sum = 0;
    for (std::size_t i = 0; i < after.probabilities.size(); ++i) {
        const double n = static_cast<double>(after.first) + static_cast<double>(i);
        sum += after.probabilities[i];
        mean += n * after.probabilities[i];
        square += n * n * after.probabilities[i];
    }
    CHECK_THAT(sum, WithinAbs(1, 1e-12));
    CHECK_THAT(mean, WithinAbs(20 * kept + 24 * (1 - kept), 1e-9));
    CHECK_THAT(square - mean * mean, WithinAbs(20 * kept * (1 - kept) + 24 * (1 - kept), 1e-8));
}

TEST_CASE("The least limit over a horizon is the least", "[planning][formulas]") {
    const std::vector<Stage> year{{200, 0.5}, {165, 0.8}};
    for (const double risk : {0.3, 0.05, 0.001}) {
        const Count limit = least_limit_over_horizon(60, year, 120, risk);
        CHECK(first_passage({60, {1.0}}, year, 120, limit) <= risk);
        CHECK(first_passage({60, {1.0}}, year, 120, limit - 1) > risk);
    }
}
