// HEADROOM_CHECK: on in test builds, compiled out in Release.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <stdexcept>

#include "core/base/check.h"
#include "core/engine/ring.h"

namespace headroom {

TEST_CASE("check: a broken condition is a bug with its place", "[base]") {
    CHECK_THROWS_WITH(check_failed("n > 0", "ring.h", 7),
                      Catch::Matchers::Equals("broken condition: n > 0 (ring.h:7)"));
}

TEST_CASE("check: on in test builds, and not evaluated in Release", "[base]") {
    int evaluated = 0;
    HEADROOM_CHECK(++evaluated > 0);
    engine::Ring<int> ring;
#ifdef NDEBUG
    CHECK(evaluated == 0);
    CHECK(ring.empty());
#else
    CHECK(evaluated == 1);
    CHECK_THROWS_AS(ring.pop(), std::logic_error);
#endif
}

}  // namespace headroom
