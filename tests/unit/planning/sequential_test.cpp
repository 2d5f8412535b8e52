// Intervals for several looks, and verdicts on the risk: how often they are wrong.

#include "core/planning/numerics/sequential.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <random>

#include "core/planning/risk/risk_check.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;
using scenario::RiskExpectation;

namespace {

// P(at most `hits` of n), added up.
double binomial_below(std::int64_t hits, std::int64_t n, double p) {
    double term = std::pow(1 - p, static_cast<double>(n)), sum = 0;
    for (std::int64_t i = 0; i <= hits; ++i) {
        sum += term;
        term *= static_cast<double>(n - i) / static_cast<double>(i + 1) * p / (1 - p);
    }
    return sum;
}

// One Reserved site that discovers: its breach probability is known exactly.
scenario::Scenario one_site(double a_day, Count licenses, const char* method = "discovery") {
    const Json document{
        {"schema", "headroom/scenario/1"},
        {"name", "one site"},
        {"seed", 3},
        {"start", "2017-03-01"},
        {"end", "50d"},
        {"costs", {{"currency", "EUR"}, {"licenseYear", 30}, {"refusal", 80}}},
        {"world",
         {{"company", "Acme"},
          {"admin", "admin@acme.example"},
          {"subscriptions",
           {{{"id", "main"},
             {"licenses", licenses},
             {"starts", "2017-01-01"},
             {"months", 24},
             {"sublicenses",
              {{{"id", "a"}, {"name", "A"}, {"type", "reserved"}, {"licenses", licenses}}}}}}},
          {"sites", {{{"code", "P01"}, {"key", "a"}, {"macs", 6}}}}}},
        {"demand",
         {{{"site", "P01"},
           {"arrivals", {{"model", "poisson"}, {"perDay", a_day}}},
           {"stay", {{"model", "exponential"}, {"meanDays", 20}}},
           {"method", method}}}}};
    auto read = scenario::read_scenario(document.dump(), "one site");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

RiskExpectation expected(const char* get, RiskExpectation::Side side, double bound,
                         double confidence) {
    RiskExpectation expectation;
    expectation.get = get;
    expectation.side = side;
    expectation.bound = bound;
    expectation.confidence = confidence;
    return expectation;
}

RiskStudy checked_study(scenario::Scenario scenario, std::int64_t most) {
    RiskOptions options;
    options.replications = most;
    options.check = true;
    options.bands = Bands::none;
    return make_risk_study(std::move(scenario), options);
}

// Plays replications from `first` on, look after look, until all is decided.
std::vector<JudgedRisk> run_check(const RiskStudy& study, std::int64_t first,
                                  const std::vector<ClosedForm>& exact) {
    RiskPart part(study.sites.size(), study.horizon.looks.size());
    for (std::int64_t goal; (goal = next_look(study, part, exact)) > part.replications;) {
        part.merge(run_part(study, first + part.replications, goal - part.replications));
    }
    return judge_risk(study, part, exact);
}

}  // namespace

TEST_CASE("Looks grow to the maximum and share the error", "[planning][check]") {
    CHECK(looks_until(300) == std::vector<std::int64_t>{300});
    CHECK(looks_until(500) == std::vector<std::int64_t>{500});
    CHECK(looks_until(3000) == std::vector<std::int64_t>{500, 1000, 2000, 3000});
    for (const std::int64_t most : {1, 500, 501, 10'000, 1'000'000}) {
        double spent = 0;
        for (const std::int64_t look : looks_until(most)) {
            CHECK(error_of_side(look, most, 0.95) > 0);
            spent += 2 * error_of_side(look, most, 0.95);
        }
        CHECK(std::abs(spent - 0.05) < 1e-12);
        CHECK(error_of_side(most + 1, most, 0.95) == 0);
    }
}

TEST_CASE("Bounds of a share are those of Clopper and Pearson", "[planning][check]") {
    for (const std::int64_t n : {1, 7, 40, 300}) {
        for (const std::int64_t hits : {std::int64_t{0}, std::int64_t{1}, n / 3, n}) {
            const Interval interval = exact_share_interval(hits, n, 0.01);
            CAPTURE(n, hits, interval.low, interval.high);
            if (hits == 0) {
                CHECK(interval.low == 0);
            } else if (hits == n) {
                CHECK(std::abs(std::pow(interval.low, static_cast<double>(n)) - 0.01) < 1e-8);
            } else {
                CHECK(std::abs(1 - binomial_below(hits - 1, n, interval.low) - 0.01) < 1e-8);
            }
            if (hits == n) {
                CHECK(interval.high == 1);
            } else {
                CHECK(std::abs(binomial_below(hits, n, interval.high) - 0.01) < 1e-8);
            }
        }
    }
}

TEST_CASE("Bounds of a quantile and of a bounded mean cover the truth", "[planning][check]") {
    std::mt19937_64 random(7);
    int quantile_missed = 0, mean_missed = 0;
    for (int run = 0; run < 400; ++run) {
        Histogram values;
        double sum = 0, squares = 0;
        for (int i = 0; i < 200; ++i) {
            const auto value = static_cast<Count>(random() % 100);  // 0 to 99, all alike
            values.add(value);
            sum += static_cast<double>(value);
            squares += static_cast<double>(value * value);
        }
        const Interval quantile = quantile_interval(values, 0.9, 0.05);
        if (quantile.low > 89 || quantile.high < 89) ++quantile_missed;
        const Interval mean = bounded_mean_interval(sum, squares, 200, 99, 0.05);
        if (mean.low > 49.5 || mean.high < 49.5) ++mean_missed;
    }
    CHECK(quantile_missed <= 400 * 0.1);
    CHECK(mean_missed <= 400 * 0.1);
    Histogram few;
    few.add(3, 5);
    CHECK(std::isinf(quantile_interval(few, 0.9, 0.05).high));
}

TEST_CASE("A verdict at the boundary is wrong in at most 1 - confidence of 1,000 runs",
          "[planning][check]") {
    constexpr int runs = 1000;
    constexpr std::int64_t most = 1000;
    scenario::Scenario scenario = one_site(0.35, 10);
    const auto exact = closed_forms(checked_study(scenario, most));
    const double truth = exact.front().breach_probability.value();
    REQUIRE(truth > 0.05);
    REQUIRE(truth < 0.6);
    for (const double confidence : {0.8, 0.95}) {
        scenario.risk_expectations = {expected("/sites/P01/breachProbability",
                                               RiskExpectation::Side::at_most, truth, confidence),
                                      expected("/overall/breachProbability",
                                               RiskExpectation::Side::at_least, truth, confidence)};
        const RiskStudy study = checked_study(scenario, most);
        int wrong[2] = {0, 0}, decided = 0;
        for (int run = 0; run < runs; ++run) {
            const auto judged = run_check(study, run * most, exact);
            for (std::size_t i = 0; i < 2; ++i) {
                if (judged[i].verdict == RiskVerdict::fail) ++wrong[i];
                if (judged[i].verdict != RiskVerdict::inconclusive) ++decided;
            }
        }
        CAPTURE(confidence, truth, wrong[0], wrong[1], decided);
        CHECK(wrong[0] <= (1 - confidence) * runs);
        CHECK(wrong[1] <= (1 - confidence) * runs);
        CHECK(decided > 0);  // early stopping is at work
    }
}

TEST_CASE("Verdicts of 200 random expectations agree with long runs", "[planning][check]") {
    std::mt19937_64 random(11);
    const auto uniform = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(random() >> 11) / 9007199254740992.0;
    };
    const char* figures[] = {"/sites/P01/breachProbability", "/sites/P01/refusalProbability",
                             "/sites/P01/refusedShare",      "/sites/P01/overLimitDays",
                             "/sites/P01/peakUsed/mean",     "/sites/P01/peakUsed/p95",
                             "/sites/P01/finalUsed/mean",    "/sites/P01/finalUsed/variance",
                             "/sites/P01/idleReservedDays",  "/cost/total"};
    int wrong = 0, decided = 0;
    for (int number = 0; number < 20; ++number) {
        scenario::Scenario scenario =
            one_site(uniform(0.2, 0.6), 8 + number % 5, number % 2 == 0 ? "discovery" : "manual");
        for (const char* get : figures) {
            scenario.risk_expectations.push_back(
                expected(get, RiskExpectation::Side::at_most, 0, 0.95));
        }
        RiskStudy lengthy = checked_study(scenario, 30'000);
        const auto exact = closed_forms(lengthy);
        lengthy.scenario.seed += 1;
        const auto truth = judge_risk(lengthy, run_part(lengthy, 1'000'000, 30'000), exact);
        std::vector<double> bounds;
        for (std::size_t i = 0; i < std::size(figures); ++i) {
            bounds.push_back(truth[i].interval->value * uniform(0.7, 1.3));
            scenario.risk_expectations[i].bound = bounds.back();
            if (random() % 2 == 0) {
                scenario.risk_expectations[i].side = RiskExpectation::Side::at_least;
            }
        }
        const auto judged = run_check(checked_study(scenario, 4000), 0, exact);
        for (std::size_t i = 0; i < std::size(figures); ++i) {
            if (judged[i].verdict == RiskVerdict::inconclusive) continue;
            ++decided;
            const bool at_most =
                scenario.risk_expectations[i].side == RiskExpectation::Side::at_most;
            const double value = truth[i].interval->value;
            const bool holds = at_most ? value <= bounds[i] : value >= bounds[i];
            CAPTURE(number, figures[i], value, bounds[i], at_most);
            if (holds != (judged[i].verdict == RiskVerdict::pass)) ++wrong;
        }
    }
    CHECK(decided >= 100);
    CHECK(wrong <= 10);
}

TEST_CASE("Nothing random is judged by one replication; no number is never passed",
          "[planning][check]") {
    scenario::Scenario scenario = one_site(0.35, 10);
    scenario.demand.clear();
    scenario.risk_expectations = {
        expected("/sites/P01/peakUsed/p95", RiskExpectation::Side::at_most, 6, 0.95),
        expected("/sites/P01/peakUsed/p95", RiskExpectation::Side::at_least, 7, 0.95),
        expected("/sites/P01/closedForm/longRunRefusedShare", RiskExpectation::Side::at_most, 1,
                 0.95)};
    const RiskStudy study = checked_study(scenario, 5000);
    const auto judged = run_check(study, 0, closed_forms(study));
    CHECK(judged[0].verdict == RiskVerdict::pass);
    CHECK(judged[1].verdict == RiskVerdict::fail);
    CHECK(judged[2].verdict == RiskVerdict::inconclusive);
    CHECK_FALSE(judged[2].interval);
}
