// Labels of the tornado chart stay off its bars (core/planning/report/svg_tornado.h).

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/planning/report/svg_tornado.h"

using namespace headroom::planning;

namespace {

/// Whether the label ends at its place (it stands left of it) or begins there.
bool stands_left(const std::string& svg, const std::string& label) {
    const std::size_t text = svg.find(">" + label + "<");
    REQUIRE(text != std::string::npos);
    const std::string element = svg.substr(svg.rfind("<text", text), text);
    return element.substr(0, element.find('>')).find("tick end") != std::string::npos;
}

std::string chart_of(double low, double high) {
    return tornado_chart({"Risk", 0.5, true, {{"licenses", low, high, "low value", "high value"}}});
}

}  // namespace

TEST_CASE("tornado: labels stand outside of their bars, the two of a figure on two sides") {
    const std::string apart = chart_of(0.3, 0.7);
    CHECK(stands_left(apart, "low value"));
    CHECK_FALSE(stands_left(apart, "high value"));
    // Fewer licenses raise the risk, more do not lower it: both bars are on the right.
    const std::string right = chart_of(0.9, 0.52);
    CHECK_FALSE(stands_left(right, "low value"));
    CHECK(stands_left(right, "high value"));
    const std::string left = chart_of(0.1, 0.5);
    CHECK(stands_left(left, "low value"));
    CHECK_FALSE(stands_left(left, "high value"));
}
