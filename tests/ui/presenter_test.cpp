// Presenting: chapters are made, gone through by keys and buttons, and playing pauses by itself.

#include "wasm/ui/shell/presenter.h"

#include <imgui.h>

#include <algorithm>
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
        {"Before", "Ask who expects a breach.", "planner", start, "", ""},
        {"After two days", "", "sites", start + Span{2 * day}, "", "P01"},
        {"The log", "", "log", start + Span{10 * day}, "main", ""}};
    REQUIRE(session.submit(app::chapters_command(chapters)).ok);
    page.app().request_frames();
    page.settle();
}

void present(UiDriver& page) {
    give_chapters(page);
    page.click("Bookmarks", "button");
    page.click("Present the chapters");
}

void choose(UiDriver& page, const char* box, const char* option) {
    page.click(box, "combobox");
    // The list lies over the time bar, where the driver would scroll a page first.
    const ui::Widget* wanted = page.find(option, "option");
    REQUIRE(wanted);
    page.click_at({(wanted->min.x + wanted->max.x) / 2, (wanted->min.y + wanted->max.y) / 2});
}

/// Plays until it pauses; how far time went in each frame.
std::vector<std::int64_t> play(UiDriver& page, double speed) {
    page.app().view().speed_seconds = speed;
    const ui::Widget button = page.need("Play", "button");
    page.hover({(button.min.x + button.max.x) / 2, (button.min.y + button.max.y) / 2});
    for (const bool down : {true, false}) {
        ImGui::GetIO().AddMouseButtonEvent(0, down);
        page.frame();
        page.frame();
    }
    REQUIRE(page.app().playing());
    std::vector<std::int64_t> strides;
    while (page.app().playing() && strides.size() < 600) {
        const Instant before = page.app().session()->now();
        page.frame();
        strides.push_back((page.app().session()->now() - before).seconds);
    }
    CHECK_FALSE(page.app().playing());
    return strides;
}

/// The small scenario, with what happens in it exchanged.
std::string small_with(const std::string& steps) {
    std::string text(headroom::ui::small_scenario);
    const std::size_t from = text.find("\"steps\"");
    return text.substr(0, from) + "\"steps\": [" + steps + "]}";
}

bool is_dimmed() { return ImGui::GetForegroundDrawList()->VtxBuffer.Size > 0; }

/// One that is in sight, above the presenter's bar.
ui::Widget button_of_the_page() {
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role != "button" || !widget.visible || !widget.enabled) continue;
        if (widget.min.y > 0 && widget.max.y < 600) return widget;
    }
    FAIL("no button in sight");
    return {};
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
    const auto pool = app::least_main_pool(session);
    REQUIRE(pool);
    ui::Presenter presenter;
    presenter.pause_at = ui::PauseAt::main_pool_below;
    presenter.pool = *pool + 1;
    CHECK(ui::reason_to_pause(presenter, session, 0, *pool + 1).starts_with("Paused: "));
    CHECK(ui::reason_to_pause(presenter, session, 0, *pool).empty());
    presenter.pool = *pool;
    CHECK(ui::reason_to_pause(presenter, session, 0, *pool + 1).empty());
}

TEST_CASE("playing pauses at a refusal, and runs slowly before it", "[ui][presenter]") {
    UiDriver page;
    page.load(small_with(R"({"at": "18d", "do": "mac.enroll", "site": "P01", "count": 1,
                             "expectError": "E_LICENSE_LIMIT"})"));
    present(page);
    choose(page, "Where to pause", "Pause at a refusal");
    const std::vector<std::int64_t> strides = play(page, 30 * day);
    const app::Session& session = *page.app().session();
    CHECK(session.now() == session.start() + Span{18 * day});
    REQUIRE(page.app().view().notice);
    CHECK(page.app().view().notice->text.starts_with("Paused: "));
    // 15 days at an eighth of the speed, the others in full.
    const std::int64_t full = 30 * day / 60;
    CHECK(std::count_if(strides.begin(), strides.end(),
                        [&](std::int64_t stride) { return stride > full / 2; }) >= 2);
    const auto slow = std::count_if(strides.begin(), strides.end(), [&](std::int64_t stride) {
        return stride > 0 && stride < full / 6;
    });
    CHECK(slow >= 230);
    CHECK(slow <= 245);

    page.app().session()->seek(session.start());
    page.click("Slow motion", "checkbox");
    const std::vector<std::int64_t> quick = play(page, 30 * day);
    CHECK(session.now() == session.start() + Span{18 * day});
    CHECK(quick.size() < 60);
}

TEST_CASE("playing pauses when a main pool has fewer licenses than chosen", "[ui][presenter]") {
    UiDriver page;
    // The pool begins with 10: 20, less 7 that are reserved and 3 in use.
    page.load(small_with(R"({"at": "2d", "do": "mac.enroll", "site": "P02", "count": 2},
                            {"at": "4d", "do": "mac.enroll", "site": "P02", "count": 2})"));
    present(page);
    CHECK(page.find("Main pool below", "textbox") == nullptr);
    choose(page, "Where to pause", "Pool below");
    page.click("Main pool below", "textbox");
    page.press(ImGuiKey_Backspace);
    page.type("7");
    CHECK(page.app().view().presenter->pool == 7);
    play(page, 365 * day);
    const app::Session& session = *page.app().session();
    CHECK(session.now() == session.start() + Span{4 * day});
    REQUIRE(page.app().view().notice);
    CHECK(page.app().view().notice->text == "Paused: 6 licenses left in a main license pool.");
}

TEST_CASE("a control is put into the light by a click that presses nothing", "[ui][presenter]") {
    UiDriver page;
    page.load(headroom::ui::small_scenario);
    present(page);
    CHECK_FALSE(is_dimmed());
    page.click("Spotlight", "checkbox");
    CHECK(page.need("Spotlight", "checkbox").value == "on");
    const ui::Widget chosen = button_of_the_page();
    page.click_at({(chosen.min.x + chosen.max.x) / 2, (chosen.min.y + chosen.max.y) / 2});
    CHECK_FALSE(page.app().has_sheet());
    CHECK(page.app().view().page == ui::PageName::planner);
    CHECK(page.app().view().presenter->spotlight.label == chosen.label);
    CHECK_FALSE(page.app().view().presenter->spotlight.choosing);
    CHECK(is_dimmed());
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(is_dimmed());
    CHECK(page.need("Spotlight", "checkbox").value == "off");
    REQUIRE(page.app().view().presenter);
    page.press(ImGuiKey_PageDown);  // a chapter that lights a control of its own
    CHECK(page.app().view().presenter->spotlight.label == "P01");
    CHECK(is_dimmed());
    page.press(ImGuiKey_PageDown);
    CHECK_FALSE(is_dimmed());
    page.press(ImGuiKey_Escape);
    CHECK(page.app().view().presenter == nullptr);
}

TEST_CASE("the presenter's controls have room from phones on", "[ui][presenter]") {
    for (const float width : {390.0F, 540.0F, 720.0F, 1024.0F, 1280.0F}) {
        UiDriver page(width, 800);
        page.load(headroom::ui::small_scenario);
        present(page);
        std::vector<ui::Widget> row;
        for (const char* label : {"Where to pause", "Slow motion", "Spotlight", "Notes in a window",
                                  "End the presentation"}) {
            row.push_back(page.need(label));
        }
        CAPTURE(width);
        for (std::size_t i = 1; i < row.size(); ++i) CHECK(row[i].min.x >= row[i - 1].max.x);
        CHECK(row.back().max.x <= width);
        const ui::Widget next = page.need("Next", "button");
        CHECK((next.min.x >= row.back().max.x || next.min.y >= row.back().max.y));
    }
}
