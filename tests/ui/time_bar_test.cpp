// Play, pause, step, jump, scrub, and the keys for them.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

TEST_CASE("step, to the end, to the start", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    page.click("Step", "button");
    CHECK(session.now() > session.start());
    page.click("To the end", "button");
    CHECK(session.now() == session.end());
    CHECK_FALSE(page.find("Step", "button")->enabled);
    page.click("To the start", "button");
    CHECK(session.now() == session.start());
}

TEST_CASE("playing moves time until it is paused", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Space, true);
    for (int i = 0; i < 30; ++i) page.frame();
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Space, false);
    REQUIRE(page.app().playing());
    CHECK(page.app().wants_frame());
    const Instant reached = session.now();
    CHECK(reached > session.start());
    // A day a second, and half a second was watched.
    CHECK(reached < session.start() + Span::days(1));
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Space, true);
    page.frame();
    page.frame();
    CHECK_FALSE(page.app().playing());
}

TEST_CASE("dragging on the track goes to that moment", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    const ui::Widget track = *page.find("Time", "slider");
    const float middle = (track.min.y + track.max.y) / 2;
    page.click_at({(track.min.x + track.max.x) / 2, middle});
    const Span reached = session.now() - session.start();
    CHECK(reached > Span::days(14));
    CHECK(reached < Span::days(16));
    CHECK(page.find("Time", "slider")->value == format_instant(session.now()));
    page.click_at({track.min.x + 1, middle});
    CHECK(session.now() - session.start() < Span::days(1));
}

TEST_CASE("shortcuts stay away from text and from the browser's keys", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.press(ImGuiKey_9);
    CHECK(page.app().view().page == ui::PageName::log);
    page.click("Filter the log", "textbox");
    page.press(ImGuiKey_1);
    CHECK(page.app().view().page == ui::PageName::log);
    page.press(ImGuiKey_Escape);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    page.press(ImGuiKey_S);
    CHECK_FALSE(page.app().take_platform_requests().save_scenario);
}
