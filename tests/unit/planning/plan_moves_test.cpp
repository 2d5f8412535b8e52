// Moves of sites between subscriptions, beside a search through every assignment.

#include "core/planning/split/plan_moves.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/base/random.h"

using namespace headroom;
using namespace headroom::planning;

namespace {

/// A plan that has only what moves look at: the licenses there are, and those of each site.
Plan plan_with(const std::string& id, Count total, const std::vector<Count>& sites) {
    Plan plan;
    plan.problem.subscription = id;
    plan.problem.total = total;
    PlanRow row;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        PlanSite site;
        site.code = id + std::to_string(i);
        plan.problem.sites.push_back(site);
        row.split.shares.push_back({KeyType::reserved, sites[i]});
    }
    plan.rows.push_back(row);
    plan.recommended_reserved = 0;
    return plan;
}

/// The fewest licenses that have to be bought, over all ways to place the sites.
Count least_to_buy(const std::vector<Plan>& plans) {
    std::vector<Count> sizes;
    for (const Plan& plan : plans) {
        for (const Share& share : plan.rows[0].split.shares) sizes.push_back(share.licenses);
    }
    std::size_t ways = 1;
    for (std::size_t i = 0; i < sizes.size(); ++i) ways *= plans.size();
    Count least = -1;
    for (std::size_t way = 0; way < ways; ++way) {
        std::vector<Count> need(plans.size(), 0);
        std::size_t code = way;
        for (const Count size : sizes) {
            need[code % plans.size()] += size;
            code /= plans.size();
        }
        Count buy = 0;
        for (std::size_t p = 0; p < plans.size(); ++p) {
            buy += std::max<Count>(0, need[p] - plans[p].problem.total);
        }
        if (least < 0 || buy < least) least = buy;
    }
    return least;
}

}  // namespace

TEST_CASE("the smallest site that is enough moves", "[planning][moves]") {
    const auto found = propose_moves({plan_with("A", 15, {10, 8}), plan_with("B", 12, {2})});
    REQUIRE(found.moves.size() == 1);
    CHECK(found.moves[0].site == "A1");
    CHECK(found.moves[0].from == "A");
    CHECK(found.moves[0].to == "B");
    CHECK(found.moves[0].licenses == 8);
    CHECK(found.short_without == 3);
    CHECK(found.short_with == 0);
    CHECK(move_sentences(found).size() == 2);
}

TEST_CASE("two sites change places where no single move is enough", "[planning][moves]") {
    const auto found = propose_moves({plan_with("A", 20, {15, 10}), plan_with("B", 16, {10})});
    CHECK(found.short_without == 5);
    CHECK(found.short_with == 0);
    CHECK(found.moves.size() == 2);
}

TEST_CASE("what has to stay does not move", "[planning][moves]") {
    std::vector<Plan> plans{plan_with("A", 15, {10, 8}), plan_with("B", 12, {2})};
    plans[1].problem.ends_on = Date{20000};
    CHECK(propose_moves(plans).moves.empty());
    plans[1].problem.ends_on.reset();
    for (PlanSite& site : plans[0].problem.sites) site.offline = true;
    CHECK(propose_moves(plans).moves.empty());
    plans[0].recommended_reserved.reset();
    const auto none = propose_moves(plans);
    CHECK_FALSE(none.why_none.empty());
    CHECK(move_sentences(none) == std::vector<std::string>{none.why_none});
}

TEST_CASE("moves come close to the best of all placements", "[planning][moves]") {
    RandomStream random(7, 1, Purpose::stay, 0);
    int best = 0;
    constexpr int cases = 60;
    for (int i = 0; i < cases; ++i) {
        std::vector<Plan> plans;
        for (const char* id : {"A", "B", "C"}) {
            std::vector<Count> sites;
            for (int s = 0; s < 2; ++s) {
                sites.push_back(1 + static_cast<Count>(random.uniform() * 20));
            }
            const auto total = static_cast<Count>(8 + random.uniform() * 24);
            plans.push_back(plan_with(id, total, sites));
        }
        const auto found = propose_moves(plans);
        const Count least = least_to_buy(plans);
        CHECK(found.short_with >= least);
        CHECK(found.short_with <= found.short_without);
        if (found.short_with == least) ++best;
    }
    CHECK(best >= cases * 8 / 10);
}
