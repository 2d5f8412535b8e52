#include "core/planning/schedule/cheapest_levels.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <optional>

#include "core/base/random.h"

using headroom::Count;
using namespace headroom::planning;

namespace {

// Demand that grows from period to period, as a count that fluctuates.
TermDemand random_demand(std::uint64_t seed, std::size_t periods, std::size_t replications) {
    headroom::RandomStream random(seed, 1, headroom::Purpose::stay);
    TermDemand demand;
    demand.peaks.assign(periods, std::vector<Count>(replications, 0));
    for (std::size_t r = 0; r < replications; ++r) {
        Count macs = 3 + static_cast<Count>(random.bits() % 4);
        for (std::size_t k = 0; k < periods; ++k) {
            macs = std::max<Count>(0, macs + static_cast<Count>(random.bits() % 4) - 1);
            demand.peaks[k][r] = macs;
        }
    }
    for (std::size_t k = 0; k < periods; ++k) {
        demand.days.push_back(30 + static_cast<double>(random.bits() % 90));
    }
    demand.least = static_cast<Count>(random.bits() % 6);
    demand.allowed = static_cast<std::int64_t>(random.bits() % (replications / 4));
    return demand;
}

double cost_of(const TermDemand& demand, const std::vector<Count>& levels) {
    double cost = 0;
    for (std::size_t k = 0; k < levels.size(); ++k) {
        cost += demand.days[k] * static_cast<double>(levels[k]);
    }
    return cost;
}

// Tries every schedule of levels up to the highest peak.
double cheapest_by_enumeration(const TermDemand& demand) {
    Count highest = demand.least;
    for (const auto& peaks : demand.peaks) {
        highest = std::max(highest, *std::max_element(peaks.begin(), peaks.end()));
    }
    std::optional<double> best;
    std::vector<Count> levels;
    const std::function<void()> descend = [&] {
        if (levels.size() == demand.peaks.size()) {
            std::int64_t passed = 0;
            for (std::size_t r = 0; r < demand.peaks.front().size(); ++r) {
                bool passes = false;
                for (std::size_t k = 0; k < levels.size(); ++k) {
                    passes = passes || demand.peaks[k][r] > levels[k];
                }
                passed += passes ? 1 : 0;
            }
            if (passed > demand.allowed) return;
            const double cost = cost_of(demand, levels);
            if (!best || cost < *best) best = cost;
            return;
        }
        const Count from = levels.empty() ? demand.least : levels.back();
        for (Count level = from; level <= highest; ++level) {
            levels.push_back(level);
            descend();
            levels.pop_back();
        }
    };
    descend();
    return *best;
}

}  // namespace

TEST_CASE("the cheapest levels of a term are those that enumeration finds", "[schedule]") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const TermDemand demand = random_demand(seed, 1 + seed % 4, 20 + seed % 30);
        const CheapestLevels found = cheapest_levels(demand);
        CAPTURE(seed);
        REQUIRE(found.is_proven);
        CHECK(cost_of(demand, found.levels) == cheapest_by_enumeration(demand));
        CHECK(found.passed <= demand.allowed);
        CHECK(found.passed == passing(demand, found.levels));
        CHECK(std::is_sorted(found.levels.begin(), found.levels.end()));
        CHECK(found.levels.front() >= demand.least);
    }
}

TEST_CASE("a term without allowance takes the highest count of each period", "[schedule]") {
    TermDemand demand;
    demand.peaks = {{3, 5, 4}, {4, 4, 4}, {9, 2, 1}};
    demand.days = {91, 91, 92};
    CHECK(cheapest_levels(demand).levels == std::vector<Count>{5, 5, 9});
    demand.allowed = 1;  // letting go of the first replication saves 4 licenses of the last period
    CHECK(cheapest_levels(demand).levels == std::vector<Count>{5, 5, 5});
    demand.least = 7;
    CHECK(cheapest_levels(demand).levels == std::vector<Count>{7, 7, 7});
}
