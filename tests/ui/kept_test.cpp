// What is kept of unsaved work, and how it is gone on with.

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {
constexpr const char* enroll = R"({"do": "mac.enroll", "site": "P02", "count": 2})";
}

TEST_CASE("nothing is kept of a scenario that was only looked at", "[ui]") {
    UiDriver page;
    CHECK(page.app().kept_journal().empty());
    page.load(ui::small_scenario);
    page.app().session()->run_to_end();
    CHECK(page.app().kept_journal().empty());
}

TEST_CASE("commands, branches, bookmarks and the moment are gone on with", "[ui]") {
    std::string journal;
    {
        UiDriver page;
        page.load(ui::small_scenario);
        app::Session& session = *page.app().session();
        session.seek(session.start() + Span::days(9));
        session.set_bookmark("Audit");
        session.seek(session.start() + Span::days(4));
        session.submit(enroll);
        journal = page.app().kept_journal();
        // A bookmark alone is in no file either.
        session.mark_saved();
        CHECK_FALSE(page.app().kept_journal().empty());
    }
    UiDriver page;
    REQUIRE(page.app().resume(journal).empty());
    page.settle();
    app::Session& session = *page.app().session();
    CHECK(session.now() == session.start() + Span::days(4));
    CHECK(session.branches().size() == 2);
    CHECK(session.bookmarks().size() == 1);
    CHECK(session.overview().sites[1].managed == 5);
    CHECK(session.has_unsaved_changes());
    CHECK(page.app().kept_journal() == journal);
}

TEST_CASE("a damaged journal changes nothing and says why", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    const std::string before = page.app().session()->report_json();
    CHECK_FALSE(page.app().resume("{\"schema\": \"headroom/journal/1\"}").empty());
    page.settle();
    CHECK(page.find("This file cannot be used", "heading") != nullptr);
    CHECK(page.app().session()->report_json() == before);
}

TEST_CASE("work that another scenario takes the place of is handed over to be kept", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.app().session()->submit(enroll);
    page.load_preset("first-split");
    const auto left = page.app().take_platform_requests().left_behind;
    REQUIRE(left.size() == 1);
    CHECK(left[0].name == "Small");
    CHECK(left[0].steps == 1);
    CHECK(app::Session::load_journal(left[0].journal));
    page.load_preset("kb-example");
    CHECK(page.app().take_platform_requests().left_behind.empty());
}
