// No internal error from any scenario that `validate` accepts: mutated scenarios go through risk,
// plan, compare and fit, and what comes out is checked for sense. A failure names its seed;
// HEADROOM_FUZZ_SEED and HEADROOM_FUZZ_COUNT play one or many others (scripts/hunt-plans).

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdlib>
#include <exception>
#include <string>

#include "core/app/planner.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"
#include "tests/property/long_runs.h"
#include "tests/property/scenario_mutator.h"

// Helpers of the same names stand in other files that may be compiled together with this one.
namespace planning_fuzz {

using namespace headroom;
using namespace headroom::testing;
using scenario::Json;

namespace {

std::int64_t number_from(const char* variable, std::int64_t otherwise) {
    const char* text = std::getenv(variable);
    return text != nullptr ? std::strtoll(text, nullptr, 10) : otherwise;
}

std::string text_of(const Json& document) {
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What is wrong with one scenario's documents; empty when nothing is.
class Check {
public:
    Check(const Json& scenario, RandomSource& random) : scenario_(scenario), random_(random) {}

    std::string verbs() {
        try {
            check_risk();
            check_plan();
            check_compare();
        } catch (const std::exception& error) {
            complain(std::string(verb_) + " threw: " + error.what());
        }
        return complaint_;
    }

    int plans() const { return plans_; }

private:
    void complain(const std::string& what) {
        if (complaint_.empty()) complaint_ = what;
    }
    void require(bool holds, const std::string& what) {
        if (!holds) complain(std::string(verb_) + ": " + what);
    }

    Json answer(Json request) {
        verb_ = request.at("verb").get<std::string>();
        request["options"]["seed"] = 7;
        return Json::parse(app::run_request(text_of(request)));
    }

    void check_share(const Json& share, const std::string& name) {
        const double value = share.at("value").get<double>();
        const double low = share.at("low").get<double>();
        const double high = share.at("high").get<double>();
        require(0 <= low && low <= value && value <= high && high <= 1, name + " " + share.dump());
    }

    void check_sites(const Json& sites) {
        for (const auto& item : sites.items()) {
            for (const char* name : {"breachProbability", "refusalProbability"}) {
                check_share(item.value().at(name), item.key() + " " + name);
            }
        }
    }

    void check_risk() {
        const Json risk = answer({{"verb", "risk"},
                                  {"scenario", text_of(scenario_)},
                                  {"options", {{"replications", 3}}}});
        if (risk.contains("errors")) return;
        check_sites(risk.at("sites"));
        check_share(risk.at("overall").at("breachProbability"), "overall");
        for (const auto& item : risk.at("sites").items()) {
            check_share(item.value().at("refusedShare"), item.key() + " refusedShare");
            const Json& days = item.value().at("overLimitDays");
            require(0 <= days.at("low") && days.at("low") <= days.at("mean") &&
                        days.at("mean") <= days.at("high"),
                    item.key() + " overLimitDays " + days.dump());
        }
    }

    Json random_goal() {
        static constexpr std::array<double, 4> risks{0.5, 0.05, 0.001, 1e-6};
        Json goal = Json::object();
        const auto kind = random_.between(0, 2);
        if (kind != 1) goal["risk"] = random_.one_of(std::span<const double>(risks));
        if (kind != 0)
            goal["licenses"] = random_.one_in(9) ? 1'000'000'000 : random_.between(1, 90);
        if (random_.one_in(4)) goal["types"] = "reserved";
        if (random_.one_in(8)) goal["subscription"] = "all";
        return goal;
    }

    void check_plan() {
        const Json goal = random_goal();
        const Json plan = answer({{"verb", "plan"},
                                  {"scenario", text_of(scenario_)},
                                  {"goal", goal},
                                  {"options", {{"replications", 2}}}});
        if (plan.contains("errors")) return;
        ++plans_;
        const std::string asked = goal.dump() + ": ";
        const Json& splits = plan.at("splits");
        const auto recommended = plan.at("recommended").get<std::size_t>();
        require(recommended < splits.size(), asked + "recommended");
        const Json& best = splits.at(recommended);
        for (const Json& split : splits) {
            check_share(split.at("risk"), asked + "risk");
            check_sites(split.at("sites"));
            Count reserved = 0;
            for (const Json& row : split.at("rows")) {
                if (row.at("type") == "reserved") reserved += row.at("licenses").get<Count>();
                require(row.at("licenses") >= 1 || split.at("label") == "as it is now",
                        asked + "a key without licenses");
            }
            require(reserved <= split.at("total").get<Count>(),
                    asked + "more reserved than there are");
        }
        const bool feasible = plan.at("feasible").get<bool>();
        require(!feasible || plan.at("verdict") == "met", asked + "feasible, but not met");
        if (feasible && goal.contains("risk")) {
            require(best.at("risk").at("value") <= goal.at("risk"), asked + "the risk is missed");
        }
        if (feasible && goal.contains("licenses")) {
            require(best.at("total") == goal.at("licenses"), asked + "another total");
        }
        if (!plan.at("licensesNeeded").is_null() && goal.contains("licenses")) {
            require(plan.at("licensesNeeded") > goal.at("licenses"), asked + "fewer are needed");
        }
        const Json& reserved = plan.at("recommendedReserved");
        if (!reserved.is_null()) {
            for (const Json& row : splits.at(reserved.get<std::size_t>()).at("rows")) {
                require(row.at("type") != "dynamic", asked + "a Dynamic key among the Reserved");
            }
        }
        check_steps(plan.at("steps"), asked);
    }

    // On the live subscription none of the plan's steps is refused.
    void check_steps(const Json& steps, const std::string& asked) {
        Json live = scenario_;
        live["steps"] = steps;
        live.erase("demand");
        live.erase("faults");
        auto read = scenario::read_scenario(text_of(live), "live");
        if (!read) return require(false, asked + "steps are invalid: " + steps.dump());
        auto simulator = scenario::make_simulator(read->scenario, "live");
        if (!simulator) return require(false, asked + "no world for the steps");
        const Instant start = read->scenario.start;
        scenario::Playback playback(std::move(read->scenario), std::move(*simulator));
        playback.advance_to(start);
        for (const auto& result : playback.results()) {
            require(result.outcome.ok(), asked + "a step is refused: " + steps.dump());
        }
    }

    void check_compare() {
        if (!random_.one_in(3)) return;
        Json other = scenario_;
        if (other.contains("world") && other["world"].contains("subscriptions") &&
            !other["world"]["subscriptions"].empty() &&
            other["world"]["subscriptions"][0].contains("licenses")) {
            Json& licenses = other["world"]["subscriptions"][0]["licenses"];
            licenses = licenses.get<std::int64_t>() + 3;
        }
        const Json compare = answer({{"verb", "compare"},
                                     {"scenarios",
                                      {{{"file", "a"}, {"text", text_of(scenario_)}},
                                       {{"file", "b"}, {"text", text_of(other)}}}},
                                     {"options", {{"replications", 2}}}});
        if (compare.contains("errors")) return;
        for (const Json& one : compare.at("scenarios")) check_sites(one.at("sites"));
        for (const Json& difference : compare.at("differences")) {
            for (const auto& item : difference.at("sites").items()) {
                for (const auto& figure : item.value().items()) {
                    const Json& range = figure.value();
                    require(
                        range.at("low") <= range.at("mean") && range.at("mean") <= range.at("high"),
                        item.key() + " " + figure.key() + " " + range.dump());
                }
            }
        }
    }

    const Json& scenario_;
    RandomSource& random_;
    std::string complaint_;
    std::string verb_ = "reading";
    int plans_ = 0;
};

// A history with gaps, jumps, single readings and all that.
std::string random_history(RandomSource& random) {
    std::string csv = "site,date,used\n";
    const std::int64_t sites = random.between(1, 3);
    for (std::int64_t site = 1; site <= sites; ++site) {
        std::int64_t used = random.between(0, 40);
        const std::int64_t step = random.one_in(3) ? 1 : 7;
        Date day = *parse_date("2016-01-04");
        for (std::int64_t left = random.between(1, 45); left > 0; --left) {
            csv += "P" + std::to_string(site) + "," + format_date(day) + "," +
                   std::to_string(used) + "\n";
            day = day + static_cast<int>(random.one_in(9) ? 30 : step);
            used = std::max<std::int64_t>(0, used + random.between(-3, 4));
            if (random.one_in(20)) used = random.between(0, 400);
        }
    }
    return csv;
}

}  // namespace

TEST_CASE("G3: no internal error from any scenario that is valid: risk, plan, compare") {
    const std::vector<Json> known = known_scenarios();
    REQUIRE(known.size() > 5);
    const std::int64_t first = number_from("HEADROOM_FUZZ_SEED", 1);
    const std::int64_t wanted = number_from("HEADROOM_FUZZ_COUNT", long_runs ? 5000 : 150);
    std::int64_t valid = 0, plans = 0;
    for (std::int64_t seed = first; valid < wanted && seed < first + 60 * wanted; ++seed) {
        RandomSource random(static_cast<std::uint64_t>(seed));
        const Json& original = known[static_cast<std::size_t>(
            random.between(0, static_cast<std::int64_t>(known.size()) - 1))];
        const Json scenario = mutated(original, known, random);
        if (!is_quick(scenario)) continue;
        ++valid;
        Check check(scenario, random);
        const std::string complaint = check.verbs();
        plans += check.plans();
        if (complaint.empty()) continue;
        INFO("HEADROOM_FUZZ_SEED=" << seed << " HEADROOM_FUZZ_COUNT=1");
        INFO(scenario.dump());
        FAIL_CHECK(complaint);
    }
    CHECK(valid >= wanted * 9 / 10);
    if (wanted >= 100) CHECK(plans >= valid / 4);
}

TEST_CASE("G3: no internal error of fit from any history that is valid") {
    const std::int64_t first = number_from("HEADROOM_FUZZ_SEED", 1);
    const std::int64_t wanted = number_from("HEADROOM_FUZZ_COUNT", long_runs ? 200 : 10);
    for (std::int64_t seed = first; seed < first + wanted; ++seed) {
        RandomSource random(static_cast<std::uint64_t>(seed));
        const std::string csv = random_history(random);
        INFO("HEADROOM_FUZZ_SEED=" << seed << "\n" << csv);
        const Json request{{"verb", "fit"}, {"csv", csv}, {"output", "scenario"}};
        std::string document;
        REQUIRE_NOTHROW(document = app::run_request(request.dump()));
        const Json answer = Json::parse(document);
        if (answer.contains("errors")) continue;
        CHECK(scenario::read_scenario(document, "fitted"));
    }
}

}  // namespace planning_fuzz
