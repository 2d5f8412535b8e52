// Presenting: chapters are made, gone through by keys and buttons, and playing pauses by itself.

#include "wasm/ui/shell/presenter.h"

#include <catch2/catch_test_macros.hpp>

#include "core/app/chapters.h"
#include "tests/ui/ui_driver.h"
#include "wasm/ui/theme/metrics.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

constexpr std::int64_t day = 86400;

void give_chapters(UiDriver& page) {
    app::Session& session = *page.app().session();
    const Instant start = session.start();
    const std::vector<app::Chapter> chapters{
        {"Before", "Ask who expects a breach.", "planner", start, ""},
        {"After two days", "", "sites", start + Span{2 * day}, ""},
        {"The log", "", "log", start + Span{10 * day}, "main"}};
    REQUIRE(session.submit(app::chapters_command(chapters)).ok);
    page.app().request_frames();
    page.settle();
}

std::size_t shown(UiDriver& page) { return page.app().view().presenter->chapter; }

}  // namespace

TEST_CASE("bookmarks become chapters that are presented", "[ui][presenter]") {
    UiDriver page;
    page.load(headroom::ui::small_scenario);
    page.app().session()->set_bookmark("The beginning");
    page.click("Bookmarks", "button");
    page.click("Make chapters of the bookmarks");
    CHECK(app::chapters_of(*page.app().session()).size() == 1);
    page.click("Bookmarks", "button");
    page.click("Add a chapter here");
    page.type("Today");
    page.click("Add chapter", "button");
    REQUIRE(app::chapters_of(*page.app().session()).size() == 2);
    CHECK(app::chapters_of(*page.app().session())[1].page == "planner");
    page.click("Bookmarks", "button");
    page.click("Present the chapters");
    REQUIRE(page.app().view().presenter);
    CHECK(page.find("Planner", "tab") == nullptr);
    page.need("The beginning", "heading");
}

TEST_CASE("chapters are gone through by keys and by large buttons", "[ui][presenter]") {
    UiDriver page;
    page.load(headroom::ui::small_scenario);
    give_chapters(page);
    const Instant start = page.app().session()->start();
    CHECK(page.app().open_link("#chapter=2") == false);
    page.click("Bookmarks", "button");
    page.click("Present the chapters");
    CHECK(ui::pixel_ratio() == 1.5F);
    CHECK_FALSE(page.find("Previous", "button")->enabled);
    page.press(ImGuiKey_PageDown);
    CHECK(shown(page) == 1);
    CHECK(page.app().view().page == ui::PageName::sites);
    CHECK(page.app().session()->now() == start + Span{2 * day});
    const ui::Widget next = page.need("Next", "button");
    CHECK(next.max.y - next.min.y >= 48);
    page.click("Next", "button");
    CHECK(shown(page) == 2);
    CHECK(page.app().session()->now() == start + Span{10 * day});
    page.press(ImGuiKey_PageDown);
    CHECK(shown(page) == 2);
    page.press(ImGuiKey_PageUp);
    CHECK(shown(page) == 1);
    page.click("Notes in a window", "button");
    CHECK(page.app().take_platform_requests().show_notes == "After two days\n\n");
    page.press(ImGuiKey_PageUp);
    CHECK(page.app().take_platform_requests().show_notes == "Before\n\nAsk who expects a breach.");
    page.press(ImGuiKey_Escape);
    CHECK(page.app().view().presenter == nullptr);
    CHECK(ui::pixel_ratio() == 1.0F);
    page.need("Planner", "tab");
}

TEST_CASE("playing pauses at the instant of a breach", "[ui][presenter]") {
    UiDriver page;
    page.load(headroom::ui::small_scenario);  // two Macs too many after a day
    give_chapters(page);
    page.click("Bookmarks", "button");
    page.click("Present the chapters");
    page.app().view().speed_seconds = 30 * day;
    page.click("Play", "button");
    for (int i = 0; i < 200 && page.app().playing(); ++i) page.frame();
    const app::Session& session = *page.app().session();
    CHECK_FALSE(page.app().playing());
    REQUIRE(session.overview().breaches.size() == 1);
    CHECK(session.now() == session.overview().breaches.front().from);
    REQUIRE(page.app().view().notice);
    CHECK(page.app().view().notice->text.starts_with("Paused: "));
}

TEST_CASE("a low pool pauses when it becomes low, and not again", "[ui][presenter]") {
    UiDriver page;
    page.load(headroom::ui::small_scenario);
    const app::Session& session = *page.app().session();
    const auto pool = ui::least_main_pool(session);
    REQUIRE(pool);
    ui::Presenter presenter;
    presenter.pause_at = ui::PauseAt::main_pool_below;
    presenter.pool = *pool + 1;
    CHECK(ui::reason_to_pause(presenter, session, 0, *pool + 1).starts_with("Paused: "));
    CHECK(ui::reason_to_pause(presenter, session, 0, *pool).empty());
    presenter.pool = *pool;
    CHECK(ui::reason_to_pause(presenter, session, 0, *pool + 1).empty());
}
