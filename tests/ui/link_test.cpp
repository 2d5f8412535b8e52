// A link opens its scenario at the moment and on the page that it names.

#include <catch2/catch_test_macros.hpp>

#include "core/app/share_link.h"
#include "tests/ui/ui_driver.h"

namespace headroom::ui {
namespace {

std::string link_to(const app::LinkPlaces& places) {
    return "#" + app::link_fragment(small_scenario) + app::link_places(places);
}

TEST_CASE("a link goes to its moment and its page", "[ui]") {
    UiDriver page;
    REQUIRE(page.app().open_link(link_to({"2d", "sites", ""})));
    page.settle();
    const app::Session* session = page.app().session();
    REQUIRE(session != nullptr);
    CHECK(session->now() == session->start() + Span::days(2));
    CHECK(page.app().view().page == PageName::sites);
}

TEST_CASE("a link to what is not there opens the scenario all the same", "[ui]") {
    UiDriver page;
    REQUIRE(page.app().open_link(link_to({"9000-01-01", "nowhere", "branch 7"})));
    page.settle();
    const app::Session* session = page.app().session();
    REQUIRE(session != nullptr);
    CHECK(session->now() == session->end());
    CHECK(page.app().view().page == PageName::planner);
}

}  // namespace
}  // namespace headroom::ui
