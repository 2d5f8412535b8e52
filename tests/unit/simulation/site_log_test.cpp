// The log of a Proxy rotates: it keeps the newest lines, and never more than its cap (EXC-1).

#include <catch2/catch_test_macros.hpp>

#include "core/simulation/simulator.h"

using namespace headroom;
using namespace headroom::licensing;
using simulation::Simulator;

TEST_CASE("the log of a site keeps 2000 lines, and drops the oldest quarter for the next one") {
    Simulator s(World{}, *parse_instant("2017-03-01"));
    s.submit("", AddSite{.code = "P01"});
    const auto refused_at = [&](Instant at) {
        s.advance_to(at);
        REQUIRE(s.submit("", EnrollMac{.site = "P01"}).refusal);
    };
    const Instant start = s.now();
    for (int second = 1; second <= 2000; ++second) refused_at(start + Span{second});
    const Site& site = *s.world().find_site("P01");
    REQUIRE(site.log.size() == 2000);
    CHECK(site.log.front().at == start + Span{1});
    CHECK(site.log.back().at == start + Span{2000});

    refused_at(start + Span{2001});
    REQUIRE(site.log.size() == 1501);
    CHECK(site.log.front().at == start + Span{501});
    CHECK(site.log.back().at == start + Span{2001});
    CHECK(site.refusals.at(ErrorCode::not_activated) == 2001);
}
