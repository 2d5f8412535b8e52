// Result and strong ids.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/result.h"
#include "core/licensing/ids.h"

using namespace headroom;

TEST_CASE("a result holds a value or an error and guards the side that is not there") {
    Result<int, std::string> good = 7;
    REQUIRE(good);
    CHECK(*good == 7);
    CHECK_THROWS_AS(good.error(), std::bad_variant_access);

    const Result<int, std::string> bad = std::string("why");
    REQUIRE_FALSE(bad);
    CHECK(bad.error() == "why");
    CHECK_THROWS_AS(*bad, std::bad_variant_access);
}

TEST_CASE("a default-constructed id names nothing") {
    CHECK_FALSE(licensing::SiteId{}.valid());
    CHECK(licensing::SiteId{0U}.valid());
    CHECK(licensing::SiteId{3U}.index() == 3);
    CHECK(licensing::SiteId{1U} == licensing::SiteId{1U});
    CHECK(licensing::SiteId{1U} < licensing::SiteId{2U});
}
