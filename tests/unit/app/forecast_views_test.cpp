#include "core/app/forecast_views.h"

#include <catch2/catch_test_macros.hpp>

using namespace headroom;

// Large studies look at their bands every week or every four weeks, and at the end.
TEST_CASE("a risk document with sparse bands keeps its dates and its length") {
    const auto risk = app::read_risk(R"({
        "schema": "headroom/risk/1", "replications": 10, "confidence": 0.95,
        "from": "2017-01-01T00:00:00Z", "to": "2018-01-01T00:00:00Z",
        "sites": {"P01": {"idleReservedDays": {"mean": 54750}}},
        "daily": {"dates": ["2017-01-07", "2017-01-14", "2017-01-31"],
                  "used": {"P01": {"p05": [1, 2, 3], "p25": [1, 2, 3], "p50": [1, 2, 3],
                                   "p75": [1, 2, 3], "p95": [1, 2, 3]}}}})");
    REQUIRE(risk.has_value());
    CHECK(risk->length_days == 365);
    CHECK(risk->days == std::vector<std::int32_t>{0, 7, 24});
    REQUIRE(risk->sites.size() == 1);
    CHECK(risk->sites[0].idle_reserved_days / risk->length_days == 150);
    CHECK(risk->sites[0].p50 == std::vector<double>{1, 2, 3});
}
