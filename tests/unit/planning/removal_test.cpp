// Macs that left and are removed only later (`removedAfterDays`): against formulas, in both ways of
// playing.

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "core/base/gamma_function.h"
#include "core/planning/risk/closed_form.h"
#include "core/planning/risk/risk_result.h"
#include "core/planning/risk/risk_study.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

constexpr double removal_rate = 0.8;

scenario::Scenario with_removal(const Json& stay, const Json& delay, Count enrolled, Count licenses,
                                const char* method, const char* length) {
    Json demand{{"site", "P01"},
                {"arrivals", {{"model", "poisson"}, {"perDay", removal_rate}}},
                {"stay", stay},
                {"method", method},
                {"existing", "memoryless"}};
    if (!delay.is_null()) demand["removedAfterDays"] = delay;
    const Json document{
        {"schema", "headroom/scenario/1"},
        {"name", "removal"},
        {"seed", 21},
        {"start", "2017-03-01"},
        {"end", length},
        {"world",
         {{"company", "Acme"},
          {"admin", "admin@acme.example"},
          {"subscriptions",
           {{{"id", "main"},
             {"licenses", licenses},
             {"starts", "2017-01-01"},
             {"months", 120},
             {"sublicenses",
              {{{"id", "a"}, {"name", "A"}, {"type", "reserved"}, {"licenses", licenses}}}}}}},
          {"sites", {{{"code", "P01"}, {"key", "a"}, {"macs", enrolled}}}}}},
        {"demand", {demand}}};
    auto read = scenario::read_scenario(document.dump(), "removal");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    return std::move(read->scenario);
}

RiskResult result_of(scenario::Scenario scenario, Path path, std::int64_t n, Span warmup = {}) {
    RiskOptions options;
    options.path = path;
    options.replications = n;
    options.warmup = warmup;
    options.bands = Bands::none;
    const RiskStudy study = make_risk_study(std::move(scenario), options);
    CHECK(study.path == path);
    return summarize(study, run_part(study, 0, n));
}

}  // namespace

TEST_CASE("In equilibrium forgotten Macs add the rate times their delay", "[planning][removal]") {
    const Json memoryless_law{{"model", "exponential"}, {"meanDays", 20}};
    const Json weibull_law{
        {"model", "weibull"}, {"shape", 2}, {"scaleDays", 20 / gamma_function(1.5)}};
    const Json fixed_law{{"model", "fixed"}, {"days", 20}};
    const Json lognormal_law{{"model", "lognormal"}, {"meanDays", 10}, {"sigma", 0.8}};
    // 24 Macs: 0.8 a day, for 20 days and 10 more.
    for (const auto& [stay, delay] :
         {std::pair{memoryless_law, Json(10)}, std::pair{weibull_law, lognormal_law},
          std::pair{fixed_law, Json{{"model", "exponential"}, {"meanDays", 10}}}}) {
        for (const Path path : {Path::full, Path::counts}) {
            const std::int64_t n = path == Path::full ? 400 : 2000;
            const RiskResult result =
                result_of(with_removal(stay, delay, 24, 500, "discovery", "17d"), path, n);
            const auto& last = result.sites.front().final_used;
            CAPTURE(stay.dump(), delay.dump(), path == Path::full, last.mean);
            CHECK(std::abs(last.mean - 24) <
                  4.5 * std::sqrt(last.variance / static_cast<double>(n)));
        }
    }
}

TEST_CASE("The share refused in the long run is Erlang's, with the delay in the stay",
          "[planning][removal]") {
    const Json stay{{"model", "exponential"}, {"meanDays", 12}};
    RiskOptions options;
    options.bands = Bands::none;
    const auto forms = closed_forms(
        make_risk_study(with_removal(stay, Json(8), 16, 18, "manual", "400d"), options));
    const double exact = forms.front().long_run_refused_share.value();
    CHECK_FALSE(forms.front().refusal_probability);
    const RiskResult result = result_of(with_removal(stay, Json(8), 16, 18, "manual", "400d"),
                                        Path::counts, 500, Span::days(100));
    const Interval share = result.sites.front().refused_share;
    CAPTURE(exact, share.value, share.low, share.high);
    CHECK(std::abs(share.value - exact) < 2.5 * share.half_width());
    const RiskResult without = result_of(with_removal(stay, nullptr, 16, 18, "manual", "400d"),
                                         Path::counts, 500, Span::days(100));
    CHECK(without.sites.front().refused_share.high < share.low);
}

TEST_CASE("A Mac leaves its license after its stay and its delay", "[planning][removal]") {
    scenario::Scenario scenario =
        with_removal({{"model", "fixed"}, {"days", 5}}, Json(3), 0, 50, "discovery", "9d");
    scenario.demand.front().values.arrivals = {};
    scenario.demand.front().values.arrivals.batches.push_back({scenario.start, 4});
    for (const auto& [days, enrolled] : {std::pair{7, 4}, std::pair{9, 0}}) {
        scenario.end = scenario.start + Span::days(days);
        for (const Path path : {Path::full, Path::counts}) {
            CHECK(result_of(scenario, path, 1).sites.front().final_used.mean == enrolled);
        }
    }
}
