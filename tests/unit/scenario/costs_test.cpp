// Prices and bounds of the risk in a scenario (`costs`, `expectRisk`).

#include "core/scenario/costs.h"

#include "core/scenario/risk_members.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using namespace headroom::scenario;
using headroom::testing::errors_of;
using headroom::testing::with;

namespace {

std::string with_members(const std::string& members) {
    return with("  \"steps\": [", members + ",\n  \"steps\": [");
}

ReadScenario read_good(const std::string& members) {
    auto read = read_scenario(with_members(members), "small.json");
    if (!read) {
        for (const InputError& error : read.error()) UNSCOPED_INFO(to_string(error));
    }
    REQUIRE(read);
    return std::move(*read);
}

bool doubts_say(const std::string& get, std::string_view words) {
    const auto read = read_good(R"("expectRisk": [{"get": ")" + get + R"(", "atMost": 0.05}])");
    for (const InputError& doubt : read.doubts) {
        UNSCOPED_INFO(to_string(doubt));
        if (doubt.message.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("costs are read, and amounts that are missing are 0") {
    const auto read = read_good(R"("costs": {"currency": "EUR", "licenseYear": 30.5})");
    REQUIRE(read.scenario.costs);
    CHECK(read.scenario.costs->currency == "EUR");
    CHECK(read.scenario.costs->license_year == 30.5);
    CHECK(read.scenario.costs->refusal == 0);
    CHECK(read.scenario.costs->over_limit_mac_day == 0);
    CHECK_FALSE(read_good(R"("seed": 2)").scenario.costs);
}

TEST_CASE("expectRisk is read with its place and a confidence of 0.95") {
    const auto read = read_good(R"("expectRisk": [
        {"get": "/sites/P01/breachProbability", "atMost": 0.05, "because": "the board asked"},
        {"get": "/sites/P01/peakUsed/p95", "atLeast": 3, "confidence": 0.99}])");
    const auto& all = read.scenario.risk_expectations;
    REQUIRE(all.size() == 2);
    CHECK(all[0].get == "/sites/P01/breachProbability");
    CHECK(all[0].side == RiskExpectation::Side::at_most);
    CHECK(all[0].bound == 0.05);
    CHECK(all[0].confidence == 0.95);
    CHECK(all[0].because == "the board asked");
    CHECK(all[0].pointer == "/expectRisk/0");
    CHECK(all[0].line == 17);
    CHECK(all[1].side == RiskExpectation::Side::at_least);
    CHECK(all[1].confidence == 0.99);
    CHECK(read.doubts.empty());
}

TEST_CASE("prices and confidences out of range are errors") {
    CHECK(errors_of(with_members(R"("costs": {"currency": "EUR", "refusal": -0.01})")).size() == 1);
    CHECK(errors_of(with_members(R"("costs": {"currency": "E1R"})")).size() == 1);
    CHECK(errors_of(with_members(R"("costs": {"currency": "EUR", "refusal": "8"})")).size() == 1);
    for (const char* bad : {"0", "1", "1.5", "-0.5", "\"high\""}) {
        CHECK(errors_of(with_members(
                            R"("expectRisk": [{"get": "/overall/breachProbability", "atMost": 1, )"
                            R"("confidence": )" +
                            std::string(bad) + "}]"))
                  .size() == 1);
    }
}

TEST_CASE("a pointer that no risk document has is told with the nearest name") {
    CHECK(doubts_say("/sites/P01/breachProbabilty", "did you mean \"breachProbability\""));
    CHECK(doubts_say("/sites/P02/breachProbability", "did you mean \"P01\""));
    CHECK(doubts_say("/site/P01/breachProbability", "did you mean \"sites\""));
    CHECK(doubts_say("/sites/P01", "no number of the risk document"));
    CHECK(doubts_say("/sites/P01/firstBreach/p05", "has no member"));
    CHECK(doubts_say("/cost/total", "only when the scenario has \"costs\""));
    CHECK(doubts_say("/sites/P01/breachProbability/value/more", "is a value"));
    CHECK(read_good(R"("costs": {"currency": "EUR"},
                       "expectRisk": [{"get": "/cost/total", "atMost": 1}])")
              .doubts.empty());
}

TEST_CASE("every figure of the table is a pointer that is accepted") {
    NameTable names;
    names.declare(NameKind::site, "P01");
    for (const StateMember& member : risk_members()) {
        std::string pointer(member.path);
        for (const auto& [from, to] : {std::pair{"<code>", "P01"}, std::pair{"<n>", "0"}}) {
            const auto at = pointer.find(from);
            if (at != pointer.npos) pointer.replace(at, std::string(from).size(), to);
        }
        INFO(pointer);
        CHECK_FALSE(risk_pointer_problem(pointer, names, true));
        CHECK(find_risk_member(pointer) != nullptr);
    }
}
