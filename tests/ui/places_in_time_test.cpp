// Breaches to jump to, branches, bookmarks, undo, and the keys for them.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

constexpr const char* enroll = R"({"do": "mac.enroll", "site": "P02", "count": 1})";

std::string current_branch(const app::Session& session) {
    for (const app::BranchView& branch : session.branches()) {
        if (branch.current) return branch.name;
    }
    return "";
}

}  // namespace

TEST_CASE("next and previous breach", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    page.click("Next breach", "button");
    // Two Macs are discovered at P01 after a day; its five licenses are used.
    CHECK(session.now() == session.start() + Span::days(1));
    CHECK(session.overview().sites[0].excess == 2);
    page.click("To the end", "button");
    page.click("Previous breach", "button");
    CHECK(session.now() == session.start() + Span::days(1));
    page.click("Next breach", "button");
    CHECK(page.alert().find("No site goes over its limit after") == 0);
    CHECK(session.now() == session.start() + Span::days(1));
}

TEST_CASE("a command given in the past opens a branch that can be left and compared", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    session.seek(session.start() + Span::days(10));
    session.submit(enroll);
    session.seek(session.start() + Span::days(20));
    session.seek(session.start() + Span::days(5));
    session.submit(R"({"do": "mac.discover", "site": "P01", "count": 4})");
    page.app().request_frames();
    page.settle();
    CHECK(current_branch(session) == "branch 2");
    CHECK(page.need("Branch", "combobox").value == "branch 2");

    page.click("Branch", "combobox");
    page.click("Compare with main", "menuitem");
    const ui::Widget macs = page.need("P01: Macs", "row");
    CHECK(macs.value == "11 7");
    page.press(ImGuiKey_Escape);
    CHECK(current_branch(session) == "branch 2");

    page.click("Branch", "combobox");
    page.click("main", "menuitem");
    CHECK(current_branch(session) == "main");
    CHECK(session.overview().sites[0].managed == 7);
}

TEST_CASE("a bookmark is set, gone to and removed", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    session.seek(session.start() + Span::days(7));
    page.app().request_frames();
    page.settle();
    page.press_with_shift(ImGuiKey_B);
    page.type("Review");
    page.press(ImGuiKey_Enter);
    REQUIRE(session.bookmarks().size() == 1);
    const std::string name = session.bookmarks()[0].name;
    CHECK(name.find("Review") != std::string::npos);
    page.press(ImGuiKey_End);
    CHECK(session.now() == session.end());
    page.click("Bookmarks", "button");
    page.click(name, "menuitem");
    CHECK(session.now() == session.start() + Span::days(7));
    page.click("Bookmarks", "button");
    page.click("Remove " + name, "menuitem");
    CHECK(session.bookmarks().empty());
}

TEST_CASE("Ctrl+Z takes back what was done by hand, Ctrl+Y does it again", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    session.submit(enroll);
    CHECK(session.overview().sites[1].managed == 4);
    page.press_with_ctrl(ImGuiKey_Z);
    CHECK(session.overview().sites[1].managed == 3);
    page.press_with_ctrl(ImGuiKey_Y);
    CHECK(session.overview().sites[1].managed == 4);
}

TEST_CASE("Copy as command names the file that Save gives, and the moment", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.app().session()->advance_to(page.app().session()->start() + Span::days(3));
    page.app().request_frames();
    page.settle();
    page.click("Scenario", "combobox");
    page.click("Copy as command", "menuitem");
    const auto copied = page.app().take_platform_requests().copy_text;
    REQUIRE(copied);
    CHECK(*copied == "headroom run small.json --until 2017-03-04T00:00:00Z --json -");
}
