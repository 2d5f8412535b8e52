// Enrollment by hand at a limit is a loss system: Erlang B at a Reserved key, and a shared pool
// with caps for Dynamic keys (the stationary law is a product of truncated Poisson laws; Kaufman
// 1981, Roberts 1981). Both hold for every law of the stays with the same mean.

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/theory/theory_run.h"

using namespace headroom;
using namespace headroom::testing;
using licensing::KeyType;
using simulation::StayModel;

namespace {

constexpr double loss_stay_days = 5;

std::vector<Law> loss_laws() {
    return {{"exponential", exponential_stay(loss_stay_days)},
            {"fixed", fixed_stay(loss_stay_days)},
            {"weibull 0.6", weibull_stay(0.6, loss_stay_days)},
            {"lognormal 1", lognormal_stay(1, loss_stay_days)}};
}

double erlang_b(int servers, double load) {
    double blocked = 1;
    for (int i = 1; i <= servers; ++i) blocked = load * blocked / (i + load * blocked);
    return blocked;
}

// Refused share per place, one value a copy, after a warm-up of a fifth.
std::vector<std::vector<double>> refused_shares(const Office& office) {
    auto s = open(office);
    AttemptCounter counter(s.world().sites.size());
    s.listen([&](const auto&, auto, const licensing::Event& event) { counter.note(event); });
    s.advance_to(midnight_of(Date{17167 + office.days / 5}));
    counter.forget();
    s.advance_to(end_of(office));
    std::vector<std::vector<double>> shares(office.places.size());
    for (std::size_t i = 0; i < counter.counts().size(); ++i) {
        const Attempts& attempts = counter.counts()[i];
        REQUIRE(attempts.all > 0);
        shares[i % shares.size()].push_back(static_cast<double>(attempts.refused) /
                                            static_cast<double>(attempts.all));
    }
    return shares;
}

struct Class {
    int cap;
    double load;
};

// Weights of 0, 1 ... of the pool used by these classes together.
std::vector<double> convolved(const std::vector<Class>& classes, std::size_t without, int pool) {
    std::vector<double> sum(static_cast<std::size_t>(pool) + 1, 0.0);
    sum[0] = 1;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        if (k == without) continue;
        std::vector<double> next(sum.size(), 0.0);
        double weight = 1;
        for (std::size_t n = 0; n <= static_cast<std::size_t>(classes[k].cap); ++n) {
            for (std::size_t used = 0; used + n < sum.size(); ++used) {
                next[used + n] += sum[used] * weight;
            }
            weight *= classes[k].load / static_cast<double>(n + 1);
        }
        sum.swap(next);
    }
    return sum;
}

// Probability that an arrival of this class finds its cap reached or the pool used up.
double blocking(const std::vector<Class>& classes, std::size_t which, int pool) {
    const std::vector<double> others = convolved(classes, which, pool);
    double all = 0;
    double blocked = 0;
    double weight = 1;
    for (int n = 0; n <= classes[which].cap; ++n) {
        for (int used = 0; used + n <= pool; ++used) {
            const double probability = weight * others[static_cast<std::size_t>(used)];
            all += probability;
            if (n == classes[which].cap || used + n == pool) blocked += probability;
        }
        weight *= classes[which].load / (n + 1);
    }
    return blocked / all;
}

}  // namespace

TEST_CASE("theory: the oracle of shared pools is Erlang B for one class, and symmetric") {
    CHECK(std::abs(blocking({{7, 5.0}}, 0, 7) - erlang_b(7, 5.0)) < 1e-12);
    CHECK(std::abs(blocking({{3, 5.0}}, 0, 9) - erlang_b(3, 5.0)) < 1e-12);
    // Two classes without caps of their own are one class of the summed load.
    CHECK(std::abs(blocking({{9, 2.0}, {9, 4.0}}, 0, 9) - erlang_b(9, 6.0)) < 1e-12);
}

TEST_CASE("theory: Erlang B at a Reserved key, whatever the law of the stays") {
    Deviations deviations;
    std::uint64_t seed = 400;
    const std::vector<std::pair<int, double>> systems{{4, 3.0}, {10, 8.0}, {20, 22.0}};
    for (const auto& [servers, load] : systems) {
        for (const Law& law : loss_laws()) {
            Office office;
            office.licenses = servers;
            office.places.push_back(
                {KeyType::reserved, servers, 0, load / loss_stay_days, law.stay});
            office.copies = 60;
            office.days = 1'500;
            office.seed = ++seed;
            const MeanAndVariance seen = summary_of(refused_shares(office).front());
            deviations.add(std::string(law.name) + " at " + std::to_string(servers), seen.mean,
                           erlang_b(servers, load), seen.error_of_mean());
        }
    }
    deviations.judge(12);
}

TEST_CASE("theory: Dynamic keys with caps share their pool as the product form says") {
    struct Pool {
        int licenses;
        std::vector<Class> classes;
    };
    const std::vector<Pool> pools{{12, {{8, 5.0}, {6, 4.0}, {12, 3.0}}},
                                  {20, {{20, 9.0}, {5, 6.0}, {10, 4.0}}},
                                  {6, {{3, 3.0}, {4, 1.5}}}};
    Deviations deviations;
    std::uint64_t seed = 500;
    for (const Pool& pool : pools) {
        for (const Law& law : loss_laws()) {
            Office office;
            office.licenses = pool.licenses;
            for (const Class& one : pool.classes) {
                office.places.push_back(
                    {KeyType::dynamic, one.cap, 0, one.load / loss_stay_days, law.stay});
            }
            office.copies = 50;
            office.days = 1'200;
            office.seed = ++seed;
            const auto shares = refused_shares(office);
            for (std::size_t k = 0; k < pool.classes.size(); ++k) {
                const MeanAndVariance seen = summary_of(shares[k]);
                deviations.add(std::string(law.name) + ", pool " + std::to_string(pool.licenses) +
                                   ", key " + std::to_string(k),
                               seen.mean, blocking(pool.classes, k, pool.licenses),
                               seen.error_of_mean());
            }
        }
    }
    deviations.judge(32);
}
