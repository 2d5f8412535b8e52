// What a study promises whatever the scenario: divisions do not matter, bands and estimates cover
// the exact values, the stop rule stops where it says.

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <set>
#include <stdexcept>

#include "core/planning/laws/loss_formulas.h"
#include "core/planning/risk/risk_result.h"
#include "core/planning/risk/risk_study.h"
#include "core/planning/study/replication.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

constexpr int macs = 20;
constexpr double per_day = 0.4;
constexpr double stay_days = 60;
constexpr Count limit = 33;

const Json memoryless_stays{{"model", "exponential"}, {"meanDays", stay_days}};
const Json weibull_stays{{"model", "weibull"}, {"shape", 1.6}, {"scaleDays", stay_days}};

// P01 discovers, P02 enrolls by hand; both begin with the same Macs.
scenario::Scenario two_sites(const Json& stay = memoryless_stays, const char* type = "reserved") {
    Json sublicenses = Json::array(), sites = Json::array(), demand = Json::array();
    for (const char* code : {"P01", "P02"}) {
        const std::string key = std::string("k") + code;
        sublicenses.push_back({{"id", key},
                               {"name", key},
                               {"type", type},
                               {"licenses", limit},
                               {"expires", "withSubscription"}});
        sites.push_back({{"code", code}, {"key", key}, {"method", "online"}, {"macs", macs}});
        demand.push_back({{"site", code},
                          {"arrivals", {{"model", "poisson"}, {"perDay", per_day}}},
                          {"stay", stay},
                          {"method", std::string(code) == "P01" ? "discovery" : "manual"}});
    }
    const Json subscription{{"id", "main"},
                            {"name", "PMM"},
                            {"product", "Parallels Mac Management"},
                            {"kind", "paid"},
                            {"licenses", 2 * limit},
                            {"starts", "2017-01-01"},
                            {"months", 24},
                            {"sublicenses", sublicenses}};
    const Json document{{"schema", "headroom/scenario/1"},
                        {"name", "two sites"},
                        {"seed", 11},
                        {"start", "2017-03-01"},
                        {"end", "100d"},
                        {"world",
                         {{"company", "Acme"},
                          {"admin", "admin@acme.example"},
                          {"subscriptions", {subscription}},
                          {"sites", sites}}},
                        {"demand", demand}};
    auto read = scenario::read_scenario(document.dump(), "two sites");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

RiskStudy study_of(Path path, RiskOptions options = {}) {
    options.path = path;
    return make_risk_study(two_sites(), options);
}

}  // namespace

TEST_CASE("Replication 0 is the scenario's own run; seeds do not repeat", "[planning][risk]") {
    CHECK(replication_seed(42, 0) == 42);
    std::set<std::uint64_t> seeds;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        for (std::int64_t r = 0; r < 200; ++r) seeds.insert(replication_seed(seed, r));
    }
    CHECK(seeds.size() == 50 * 200);
}

TEST_CASE("How the work is divided does not change a byte", "[planning][risk]") {
    std::vector<RiskStudy> studies{study_of(Path::counts), study_of(Path::full)};
    CHECK(studies.back().path == Path::full);
    // In two stretches, one by one; by days; and sharing a pool.
    const RiskOptions with_warmup{.warmup = Span::days(40), .path = Path::counts};
    studies.push_back(make_risk_study(two_sites(), with_warmup));
    const RiskOptions by_counts{.path = Path::counts};
    studies.push_back(make_risk_study(two_sites(weibull_stays), by_counts));
    studies.push_back(make_risk_study(two_sites(weibull_stays, "dynamic"), by_counts));
    studies.push_back(make_risk_study(two_sites(memoryless_stays, "dynamic"), by_counts));
    for (const RiskStudy& study : studies) {
        CHECK((study.path == Path::counts || &study == &studies[1]));
        const std::string whole = run_part(study, 0, 70).to_bytes();
        for (const std::vector<std::int64_t>& borders :
             {std::vector<std::int64_t>{0, 1, 16, 17, 70}, {0, 33, 34, 64, 70}, {0, 0, 70, 70}}) {
            RiskPart merged;
            for (std::size_t i = borders.size() - 1; i > 0; --i) {
                merged.merge(run_part(study, borders[i - 1], borders[i] - borders[i - 1]));
            }
            CHECK(merged.to_bytes() == whole);
        }
    }
}

TEST_CASE("Looks do not change what they look at", "[planning][risk]") {
    for (const Json& stay : {memoryless_stays, weibull_stays}) {
        for (const char* type : {"reserved", "dynamic"}) {
            std::vector<std::string> seen;
            for (const Bands bands : {Bands::none, Bands::daily}) {
                const RiskStudy study =
                    make_risk_study(two_sites(stay, type), {.bands = bands, .path = Path::counts});
                REQUIRE(study.path == Path::counts);
                RiskPart part = run_part(study, 0, 300);
                for (SiteTally& site : part.sites) site.used_at_looks.clear();
                part.pools.clear();
                CHECK(part.breached + part.sites[1].refused > 0);
                seen.push_back(part.to_bytes());
            }
            CAPTURE(stay.dump(), type);
            CHECK(seen[0] == seen[1]);
        }
    }
}

TEST_CASE("Daily bands are the quantiles of the exact distribution", "[planning][risk]") {
    const std::int64_t n = 4000;
    const RiskStudy study = study_of(Path::counts);
    const RiskResult result = summarize(study, run_part(study, 0, n));
    const auto& used = result.sites[0].used;  // of the site that refuses nobody
    REQUIRE(study.horizon.dates.size() == 100);
    for (const std::size_t day : {0u, 9u, 49u, 98u}) {
        const std::vector<Stage> stages{{static_cast<double>(day) + 1, per_day}};
        const CountDistribution exact = count_after(macs, stages, stay_days);
        const auto at_most = [&](Count value) {
            double sum = 0;
            for (std::size_t i = 0; i < exact.probabilities.size(); ++i) {
                if (exact.first + static_cast<Count>(i) <= value) sum += exact.probabilities[i];
            }
            return sum;
        };
        const std::pair<double, Count> bands[] = {{0.05, used.p05[day]},
                                                  {0.25, used.p25[day]},
                                                  {0.50, used.p50[day]},
                                                  {0.75, used.p75[day]},
                                                  {0.95, used.p95[day]}};
        for (const auto& [share, value] : bands) {
            const double error = 4 * std::sqrt(share * (1 - share) / static_cast<double>(n));
            CAPTURE(day, share, value);
            CHECK(at_most(value) >= share - error);
            CHECK(at_most(value - 1) <= share + error);
        }
    }
}

TEST_CASE("Estimates cover the closed forms, also after a warm-up", "[planning][risk]") {
    for (const Span warmup : {Span::days(0), Span::days(40)}) {
        RiskOptions options;
        options.warmup = warmup;
        options.confidence = 0.9999;
        const RiskStudy study = study_of(Path::counts, options);
        const RiskResult result = summarize(study, run_part(study, 0, 8000));
        const std::vector<ClosedForm> exact = closed_forms(study);
        const auto covers = [](const Interval& interval, const std::optional<double>& value) {
            REQUIRE(value);
            CAPTURE(interval.low, interval.high, *value);
            CHECK((interval.low <= *value && *value <= interval.high));
        };
        covers(result.sites[0].breach_probability, exact[0].breach_probability);
        CHECK(exact[0].breach_probability.value_or(0) > 0.01);
        if (warmup.seconds > 0) {
            CHECK_FALSE(exact[1].refusal_probability);
            CHECK_FALSE(exact[1].why.empty());
        } else {
            covers(result.sites[1].refusal_probability, exact[1].refusal_probability);
        }
    }
}

TEST_CASE("The stop rule asks for more until it is met", "[planning][risk]") {
    RiskOptions options;
    options.replications = 5000;
    options.min_replications = 100;
    options.precision = 0.01;
    const RiskStudy study = study_of(Path::counts, options);
    RiskPart part(study.sites.size(), study.horizon.looks.size());
    std::vector<std::int64_t> targets;
    for (std::int64_t done = 0;;) {
        const std::int64_t target = next_target(study, part);
        REQUIRE(target >= done);
        if (target == done) break;
        part.merge(run_part(study, done, target - done));
        targets.push_back(done = target);
    }
    CHECK(targets.front() == 100);
    CHECK(part.replications <= 5000);
    const RiskResult result = summarize(study, part);
    CHECK(result.complete);
    for (const SiteRisk& site : result.sites) CHECK(site.breach_probability.half_width() <= 0.01);
    // Without a precision, all at once.
    CHECK(next_target(study_of(Path::counts), RiskPart()) == RiskOptions().replications);
}
