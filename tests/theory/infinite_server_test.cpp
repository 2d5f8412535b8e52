// M/G/infinity: without a limit in sight, the Macs of a site at time t are Poisson with mean
// rate * integral of P(stay > u) over [0, t], plus those of the start that are still there
// (Takacs 1962). For exponential stays this is the transient M/M/infinity.

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/theory/theory_run.h"

using namespace headroom;
using namespace headroom::testing;
using simulation::ExistingMacs;
using simulation::StayModel;

namespace {

constexpr int replications = 400;
constexpr double per_day = 0.8;
constexpr double infinite_server_stay_days = 30;

std::vector<Law> infinite_server_laws() {
    return {{"fixed", fixed_stay(infinite_server_stay_days)},
            {"exponential", exponential_stay(infinite_server_stay_days)},
            {"weibull 0.7", weibull_stay(0.7, infinite_server_stay_days)},
            {"weibull 2", weibull_stay(2, infinite_server_stay_days)},
            {"lognormal 0.5", lognormal_stay(0.5, infinite_server_stay_days)},
            {"lognormal 1.2", lognormal_stay(1.2, infinite_server_stay_days)}};
}

Office office_of(const StayModel& stay, Count macs, std::uint64_t seed) {
    Office office;
    office.licenses = 1'000;
    office.places.push_back({licensing::KeyType::reserved, 1'000, macs, per_day, stay});
    office.copies = replications;
    office.days = 120;
    office.seed = seed;
    return office;
}

// Adds mean and variance of the counts now; the distribution is close to normal.
void compare(Deviations& deviations, const std::string& what, const simulation::Simulator& s,
             double mean, double variance) {
    std::vector<double> counts;
    for (std::size_t i = 0; i < s.world().sites.size(); ++i) {
        counts.push_back(static_cast<double>(s.world().macs.at(licensing::SiteId{i}).count));
    }
    const MeanAndVariance seen = summary_of(counts);
    const auto n = static_cast<double>(replications);
    deviations.add(what + " mean", seen.mean, mean, std::sqrt(variance / n));
    const double error = variance * std::sqrt(2 / (n - 1) + 1 / (n * variance));
    deviations.add(what + " variance", seen.variance, variance, error);
}

}  // namespace

TEST_CASE("theory: an empty site fills up like M/G/infinity, for every stay model") {
    Deviations deviations;
    std::uint64_t seed = 100;
    for (const Law& law : infinite_server_laws()) {
        auto s = open(office_of(law.stay, 0, ++seed));
        for (const int day : {10, 40, 120}) {
            s.advance_to(midnight_of(Date{17167 + day}));
            const double mean = per_day * integrated_survival(law.stay, day);
            compare(deviations, std::string(law.name) + " day " + std::to_string(day), s, mean,
                    mean);
        }
    }
    deviations.judge(36);
}

TEST_CASE("theory: residual stays keep a site in equilibrium, for every stay model") {
    constexpr Count macs = 24;  // = rate * mean
    Deviations deviations;
    std::uint64_t seed = 200;
    for (const Law& law : infinite_server_laws()) {
        auto s = open(office_of(law.stay, macs, ++seed));
        for (const int day : {5, 25, 90}) {
            s.advance_to(midnight_of(Date{17167 + day}));
            const double arrived = per_day * integrated_survival(law.stay, day);
            const double left = 1 - integrated_survival(law.stay, day) / infinite_server_stay_days;
            const double stayed = static_cast<double>(macs) * left;
            compare(deviations, std::string(law.name) + " day " + std::to_string(day), s,
                    stayed + arrived, stayed * (1 - left) + arrived);
        }
    }
    deviations.judge(36);
}

TEST_CASE("theory: new stays of the Macs at the start survive as their law says") {
    constexpr Count macs = 40;
    Deviations deviations;
    std::uint64_t seed = 300;
    for (const Law& law : infinite_server_laws()) {
        Office office = office_of(law.stay, macs, ++seed);
        office.existing = ExistingMacs::new_stay;
        office.places.front().per_day = 1e-9;
        auto s = open(office);
        for (const int day : {12, 28}) {
            s.advance_to(midnight_of(Date{17167 + day}));
            const double alive = survival(law.stay, day);
            if (alive >= 1) continue;  // a fixed stay: nobody has left, and nothing varies
            const double mean = static_cast<double>(macs) * alive;
            compare(deviations, std::string(law.name) + " day " + std::to_string(day), s, mean,
                    mean * (1 - alive));
        }
    }
    deviations.judge(20);
}
