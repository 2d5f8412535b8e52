// DIF-1 in planning: what begins and ends at one instant is no breach, however a study plays.

#include <catch2/catch_test_macros.hpp>

#include <stdexcept>
#include <string>

#include "core/planning/risk/risk_study.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;
using namespace headroom::planning;
using scenario::Json;

namespace {

Json document(const Json& steps, const Json& demand, Count macs) {
    const Json sublicense{{"id", "r"},
                          {"name", "R"},
                          {"type", "reserved"},
                          {"licenses", 10},
                          {"expires", "withSubscription"}};
    const Json subscription{{"id", "main"},
                            {"licenses", 20},
                            {"starts", "2017-01-01"},
                            {"months", 24},
                            {"sublicenses", {sublicense}}};
    return {{"schema", "headroom/scenario/1"},
            {"name", "no time"},
            {"start", "2017-03-01"},
            {"end", "60d"},
            {"world",
             {{"company", "Acme"},
              {"admin", "admin@acme.example"},
              {"subscriptions", {subscription}},
              {"sites", {{{"code", "P01"}, {"key", "r"}, {"macs", macs}}}}}},
            {"steps", steps},
            {"demand", demand}};
}

RiskPart play(const Json& scenario, Path path, Span warmup = Span{}) {
    auto read = scenario::read_scenario(scenario.dump(), "no time");
    if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
    RiskOptions options;
    options.path = path;
    options.warmup = warmup;
    return run_part(make_risk_study(std::move(read->scenario), options), 0, 20);
}

// Ten Macs come, and ten others just when those leave after a fixed stay: for no time there are
// twenty.
Json relay(const char* second) {
    return {{{"site", "P01"},
             {"arrivals",
              {{"model", "batches"},
               {"batches", {{{"at", "10d"}, {"count", 10}}, {{"at", second}, {"count", 10}}}}}},
             {"stay", {{"model", "fixed"}, {"days", 20}}},
             {"method", "discovery"}}};
}

}  // namespace

TEST_CASE("DIF-1: a key that is changed at one instant is no breach of a study") {
    const Json steps{{{"at", "5d"}, {"do", "proxy.deactivate"}, {"site", "P01"}},
                     {{"at", "5d"}, {"do", "proxy.activate"}, {"site", "P01"}, {"key", "main"}}};
    const RiskPart part = play(document(steps, Json::array(), 8), Path::full);
    CHECK(part.breached == 0);
    CHECK(part.sites[0].breached == 0);
}

TEST_CASE("DIF-1: counts and full simulation agree that a relay of Macs is no breach") {
    for (const Path path : {Path::full, Path::counts}) {
        INFO(static_cast<int>(path));
        const RiskPart none = play(document(Json::array(), relay("30d"), 0), path);
        CHECK(none.breached == 0);
        CHECK(none.sites[0].over_limit_seconds == 0);
        const RiskPart one = play(document(Json::array(), relay("29d23h"), 0), path);
        CHECK(one.breached == 20);
    }
}

TEST_CASE("DIF-1: a breach that ends with the warm-up is not counted, one that goes on is") {
    for (const Path path : {Path::full, Path::counts}) {
        INFO(static_cast<int>(path));
        const Json late =
            document(Json::array(), relay("29d"), 0);  // over its limit for the 30th day
        CHECK(play(late, path, Span::days(30)).breached == 0);
        CHECK(play(late, path, Span::days(30) - Span::hours(1)).breached == 20);
    }
}
