#include "core/base/percent_text.h"

#include <catch2/catch_test_macros.hpp>

using namespace headroom;

TEST_CASE("C5: percentages show what counts, however small") {
    CHECK(percent_text(0) == "0 %");
    CHECK(percent_text(1) == "100 %");
    CHECK(percent_text(0.05) == "5.0 %");
    CHECK(percent_text(0.123) == "12 %");
    CHECK(percent_text(0.0003) == "0.03 %");
    CHECK(percent_text(1e-6) == "0.0001 %");
    CHECK(percent_text(1.2e-6) == "0.00012 %");
    CHECK(percent_text(1e-12) == "below 0.0000001 %");
    CHECK(percent_text(0.9999) == "99.99 %");
}

TEST_CASE("C5: an estimate from hardly any hits is shown as its upper bound") {
    CHECK(estimate_text(0, 0, 0.000384) == "at most 0.04 %");
    CHECK(estimate_text(0.0001, 0.00002, 0.00057) == "at most 0.06 %");
    CHECK(estimate_text(0.048, 0.044, 0.052) == "4.8 %");
    CHECK(estimate_text(0, 0, 0) == "0 %");  // known, not estimated
    CHECK(percent_text_up(0) == "0 %");
    CHECK(percent_text_up(0.05) == "5.0 %");
    CHECK(percent_text_up(0.0501) == "5.1 %");
}
