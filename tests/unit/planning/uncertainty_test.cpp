// Demand that is uncertain: every replication draws it once, whatever way it is played.

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <stdexcept>

#include "core/planning/risk/risk_result.h"
#include "core/planning/risk/risk_study.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

const Json two_rates{{"perDay", {0.25, 1.75}}, {"growth", {0.9, 1.1}}, {"stay", {1.5, 0.5}}};

Json document_of(const Json& arrivals, const Json& uncertainty, const char* type = "reserved") {
    Json sublicenses = Json::array(), sites = Json::array(), demand = Json::array();
    for (const char* code : {"P01", "P02"}) {
        const std::string key = std::string("k") + code;
        sublicenses.push_back({{"id", key},
                               {"name", key},
                               {"type", type},
                               {"licenses", 40},
                               {"expires", "withSubscription"}});
        sites.push_back({{"code", code}, {"key", key}, {"method", "online"}, {"macs", 25}});
        Json entry{{"site", code},
                   {"arrivals", arrivals},
                   {"stay", {{"model", "exponential"}, {"meanDays", 150}}},
                   {"method", std::string(code) == "P01" ? "discovery" : "manual"},
                   {"existing", "memoryless"}};
        if (!uncertainty.is_null()) entry["uncertainty"] = uncertainty;
        demand.push_back(std::move(entry));
    }
    const Json subscription{{"id", "main"},
                            {"name", "PMM"},
                            {"product", "Parallels Mac Management"},
                            {"kind", "paid"},
                            {"licenses", 80},
                            {"starts", "2017-01-01"},
                            {"months", 24},
                            {"sublicenses", sublicenses}};
    return {{"schema", "headroom/scenario/1"},
            {"name", "uncertain"},
            {"seed", 5},
            {"start", "2017-03-01"},
            {"end", "200d"},
            {"world",
             {{"company", "Acme"},
              {"admin", "admin@acme.example"},
              {"subscriptions", {subscription}},
              {"sites", sites}}},
            {"demand", demand}};
}

Json poisson(double rate) { return {{"model", "poisson"}, {"perDay", rate}}; }

scenario::Scenario read(const Json& document) {
    auto read = scenario::read_scenario(document.dump(), "uncertain");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

RiskResult result_of(const Json& document, Path path, std::int64_t replications,
                     Parameters parameters = Parameters::drawn) {
    RiskOptions options;
    options.path = path;
    options.parameters = parameters;
    options.replications = replications;
    const RiskStudy study = make_risk_study(read(document), options);
    CHECK(study.path == path);
    return summarize(study, run_part(study, 0, replications));
}

void check_same(const SiteRisk& counts, const SiteRisk& full, std::int64_t n) {
    const double spread = std::sqrt(counts.final_used.variance / static_cast<double>(n));
    CHECK(counts.final_used.mean == Catch::Approx(full.final_used.mean).margin(5 * spread));
    CHECK(counts.final_used.variance == Catch::Approx(full.final_used.variance).epsilon(0.2));
    CHECK(counts.breach_probability.value ==
          Catch::Approx(full.breach_probability.value).margin(0.06));
    CHECK(counts.refusal_probability.value ==
          Catch::Approx(full.refusal_probability.value).margin(0.06));
}

}  // namespace

TEST_CASE("issue 17: uncertain demand is the same by counts and in full", "[planning][risk]") {
    Json grouped = poisson(0.15);
    grouped["groupSize"] = 3;
    grouped["batches"] = {{{"at", "2017-04-01"}, {"count", 10}}};
    grouped["departures"] = {{{"at", "2017-06-01"}, {"count", 8}}};
    Json factors = two_rates;
    factors["groupSize"] = {0.5, 1.5};
    factors["batches"] = {0, 2};
    constexpr std::int64_t n = 1500;
    for (const char* type : {"reserved", "dynamic"}) {
        for (const bool groups : {false, true}) {
            CAPTURE(type, groups);
            const Json document = groups ? document_of(grouped, factors, type)
                                         : document_of(poisson(0.15), two_rates, type);
            const RiskResult counts = result_of(document, Path::counts, n);
            const RiskResult full = result_of(document, Path::full, n);
            for (std::size_t i = 0; i < 2; ++i) check_same(counts.sites[i], full.sites[i], n);
        }
    }
}

TEST_CASE("issue 17: fixed parameters play the figures as they stand", "[planning][risk]") {
    const Json uncertain =
        document_of(poisson(0.15), {{"perDay", {0.25, 1.75}}, {"growth", {1, 1}}});
    const Json certain = document_of(poisson(0.15), nullptr);
    const RiskResult fixed = result_of(uncertain, Path::counts, 2000, Parameters::fixed);
    const RiskResult plain = result_of(certain, Path::counts, 2000);
    const RiskResult drawn = result_of(uncertain, Path::counts, 2000);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(fixed.sites[i].final_used.variance == plain.sites[i].final_used.variance);
        CHECK(fixed.sites[i].breach_probability.value == plain.sites[i].breach_probability.value);
        CHECK(drawn.sites[i].final_used.variance > 2 * plain.sites[i].final_used.variance);
    }
}

TEST_CASE("issue 17: a replication draws once, and sites draw for themselves", "[planning][risk]") {
    const scenario::Scenario scenario = read(document_of(poisson(0.15), two_rates));
    int both = 0, first = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto& one = scenario.demand[0].values.factors_of(seed);
        const auto& other = scenario.demand[1].values.factors_of(seed);
        first += one.per_day < 1 ? 1 : 0;
        both += one.per_day < 1 && other.per_day < 1 ? 1 : 0;
        CHECK(simulation::drawn_demand(scenario.demand[0].values, seed).arrivals.per_day ==
              0.15 * one.per_day);
    }
    CHECK(first > 150);
    CHECK(first < 250);
    CHECK(both > 60);
    CHECK(both < 140);
}

TEST_CASE("issue 17: how the work is divided does not change uncertain demand",
          "[planning][risk]") {
    for (const Path path : {Path::counts, Path::full}) {
        RiskOptions options;
        options.path = path;
        const RiskStudy study =
            make_risk_study(read(document_of(poisson(0.15), two_rates)), options);
        RiskPart whole = run_part(study, 0, 60);
        RiskPart sum = run_part(study, 0, 7);
        sum.merge(run_part(study, 7, 53));
        CHECK(sum.to_bytes() == whole.to_bytes());
    }
}

TEST_CASE("issue 17: bad uncertainty is an error at its place", "[scenario]") {
    const auto error_of = [](const Json& uncertainty) {
        const auto result =
            scenario::read_scenario(document_of(poisson(0.15), uncertainty).dump(), "file");
        return result ? std::string() : scenario::to_string(result.error().front());
    };
    CHECK(error_of({{"perDay", {1, 2}}, {"growth", {1}}}).find("same length") != std::string::npos);
    CHECK(error_of({{"perDay", {1, -2}}}).find("factor") != std::string::npos);
    CHECK(error_of({{"perDays", {1}}}).find("perDay") != std::string::npos);
    CHECK(error_of(two_rates).empty());
}
