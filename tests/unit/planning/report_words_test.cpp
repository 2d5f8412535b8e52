#include "core/planning/report/report_words.h"

#include <catch2/catch_test_macros.hpp>

using headroom::planning::demand_in_words;
using headroom::planning::step_in_words;
using headroom::scenario::Json;

TEST_CASE("F: the demand of a report is told in words, without JSON", "[report]") {
    CHECK(demand_in_words(Json::parse(R"({"site": "P01",
        "arrivals": {"model": "poisson", "perDay": 1.5, "growthPerYear": 0.2},
        "stay": {"model": "exponential", "meanDays": 900}})")) ==
          "About 548 new Macs a year at random (1.5 a day), growing by 20 % a year; they stay 900 "
          "days on average (exponential); enrolled by hand.");
    CHECK(demand_in_words(Json::parse(R"({"site": "P01",
        "arrivals": {"model": "batches", "batches": [{"at": "2017-03-01", "count": 150}]},
        "stay": {"model": "forever"}, "method": "discovery"})")) ==
          "150 new Macs: 150 on 2017-03-01; they stay for good; enrolled by auto-discovery.");
    CHECK(demand_in_words(Json::parse(R"({"site": "P01"})")) ==
          "No new Macs; they stay for good; enrolled by hand.");
}

TEST_CASE("F: the steps of a plan are told in words, without JSON", "[report]") {
    CHECK(step_in_words(Json::parse(R"({"at": "2017-03-01T00:00:00Z", "do": "sublicense.edit",
        "sublicense": "dept1", "type": "reserved", "licenses": 1})")) ==
          "2017-03-01: Change sublicense dept1: Reserved, 1 license.");
    CHECK(step_in_words(
              Json::parse(R"({"do": "sales.upgrade", "subscription": "main", "licenses": 5})")) ==
          "Buy 5 licenses more for subscription main.");
    CHECK(step_in_words(Json::parse(R"({"do": "site.add", "code": "P09"})")) ==
          "site.add, code P09.");
}
