#include "core/base/written_instant.h"

#include <catch2/catch_test_macros.hpp>

using namespace headroom;

TEST_CASE("instants are written as such, as dates or as spans from the start") {
    const Instant start = *parse_instant("2017-03-01T08:00:00Z");
    CHECK(parse_instant_or_span("2017-03-04T20:00:00Z", start) ==
          parse_instant("2017-03-04T20:00:00Z"));
    CHECK(parse_instant_or_span("2017-03-04", start) == parse_instant("2017-03-04T00:00:00Z"));
    CHECK(parse_instant_or_span("3d12h", start) == parse_instant("2017-03-04T20:00:00Z"));
    for (const char* wrong : {"", "soon", "3", "2017-02-30", "3d12", "-1d"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_instant_or_span(wrong, start));
    }
    CHECK(not_an_instant("soon").starts_with("'soon' is no instant ("));
}
