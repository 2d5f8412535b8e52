// Tab walks over the whole page, region after region, forwards and backwards, and scrolls to what
// it reaches; inside a sheet it stays.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "tests/ui/ui_driver.h"
#include "wasm/ui/app/shortcuts.h"

using namespace headroom::ui;

namespace {

const Widget* focused() {
    for (const Widget& widget : widgets()) {
        if (widget.focused) return &widget;
    }
    return nullptr;
}

std::string focused_label() {
    const Widget* widget = focused();
    return widget != nullptr ? widget->label : "";
}

void press_shift_tab(UiDriver& page) { page.press_with_shift(ImGuiKey_Tab); }

}  // namespace

TEST_CASE("Tab reaches every region and comes back to the first", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    page.press(ImGuiKey_Tab);
    const std::string first = focused_label();
    CHECK(first == "Scenario");
    std::set<std::string> reached{first};
    for (int i = 0; i < 200; ++i) {
        page.press(ImGuiKey_Tab);
        REQUIRE(focused() != nullptr);
        if (focused_label() == first) break;
        reached.insert(focused_label());
    }
    CHECK(focused_label() == first);
    for (const char* label : {"Help and keys", "Log", "Create a Sublicense", "Edit", "Play",
                              "Speed", "Time", "Branch", "Bookmarks", "P01"}) {
        INFO(label);
        CHECK(reached.contains(label));
    }
}

TEST_CASE("Shift+Tab goes back the same way", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    page.press(ImGuiKey_Tab);
    page.press(ImGuiKey_Tab);
    const std::string second = focused_label();
    page.press(ImGuiKey_Tab);
    press_shift_tab(page);
    CHECK(focused_label() == second);
    press_shift_tab(page);
    press_shift_tab(page);
    CHECK(focused_label() != second);  // from the first one round to the last
    page.press(ImGuiKey_Tab);
    CHECK(focused_label() == "Scenario");
}

TEST_CASE("what Tab reaches is scrolled into sight, and Enter presses it", "[ui]") {
    UiDriver page(1280, 500);
    page.load(small_scenario);
    for (int i = 0; i < 200 && focused_label() != "P03"; ++i) page.press(ImGuiKey_Tab);
    for (int i = 0; i < 3 && focused_label() != "P03"; ++i) page.press(ImGuiKey_DownArrow);
    page.press(ImGuiKey_Tab);
    REQUIRE(focused() != nullptr);
    CHECK(focused()->visible);
    for (int i = 0; i < 200 && focused_label() != "Create a Sublicense"; ++i) {
        page.press(ImGuiKey_Tab);
    }
    page.press(ImGuiKey_Enter);
    CHECK(page.find("New Sublicense", "heading") != nullptr);
}

TEST_CASE("inside a sheet Tab stays in the sheet", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    page.click("Create a Sublicense", "button");
    for (int i = 0; i < 30; ++i) {
        page.press(ImGuiKey_Tab);
        if (const Widget* widget = focused()) CHECK(widget->enabled);
    }
    CHECK(page.find("New Sublicense", "heading") != nullptr);
}

TEST_CASE("? opens the help without Shift as well", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    page.press(ImGuiKey_Slash);  // what the platform tells for the character, wherever it is
    CHECK(page.find("Help and keys", "heading") != nullptr);
}

TEST_CASE("? lists the keys that work where it is opened", "[ui]") {
    UiDriver page;
    page.press(ImGuiKey_Slash);
    page.need("Theme", "text");
    CHECK(page.find("Play or pause", "text") == nullptr);
    page.press(ImGuiKey_Escape);
    page.load(small_scenario);
    page.press(ImGuiKey_Slash);
    page.need("Play or pause", "text");
    page.need("Next, previous breach", "text");
    CHECK(page.find("Next, previous chapter", "text") == nullptr);
    page.click("Letters, digits and signs are shortcuts", "checkbox");
    CHECK(page.find("Next, previous breach", "text") == nullptr);
    page.need("Play or pause", "text");
    page.click("Letters, digits and signs are shortcuts", "checkbox");
    page.need("Next, previous breach", "text");
}

TEST_CASE("words typed beside a field open, save and change nothing", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    const ThemeName before = page.app().view().theme;
    for (const ImGuiKey key : {ImGuiKey_S, ImGuiKey_T, ImGuiKey_O, ImGuiKey_B}) page.press(key);
    CHECK(page.app().view().theme == before);
    PlatformRequests asked = page.app().take_platform_requests();
    CHECK_FALSE(asked.save_scenario);
    CHECK_FALSE(asked.open_file_picker);
    CHECK(page.find("Bookmark this moment", "heading") == nullptr);
    page.press_with_shift(ImGuiKey_T);
    CHECK(page.app().view().theme != before);
    page.press_with_shift(ImGuiKey_S);
    CHECK(page.app().take_platform_requests().save_scenario);
    page.press_with_shift(ImGuiKey_B);
    CHECK(page.find("Bookmark this moment", "heading") != nullptr);
}

TEST_CASE("single keys are no shortcuts once they are switched off", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    page.press(ImGuiKey_Slash);
    page.click("Letters, digits and signs are shortcuts", "checkbox");
    CHECK_FALSE(single_keys());
    page.press(ImGuiKey_Escape);
    const PageName before = page.app().view().page;
    page.press(ImGuiKey_9);
    page.press(ImGuiKey_Slash);
    page.press_with_shift(ImGuiKey_B);
    CHECK(page.app().view().page == before);
    CHECK(page.find("Help and keys", "heading") == nullptr);
    CHECK(page.find("Bookmark this moment", "heading") == nullptr);
    page.press(ImGuiKey_End);
    CHECK(page.app().session()->now() == page.app().session()->end());
    page.click("Help and keys", "button");
    page.click("Letters, digits and signs are shortcuts", "checkbox");
    page.press(ImGuiKey_Escape);
    page.press(ImGuiKey_9);
    CHECK(page.app().view().page == PageName::log);
}

TEST_CASE("Tab reaches what lies in cards far below, and scrolls to it", "[ui]") {
    UiDriver page(1280, 500);
    page.load(small_scenario);
    page.press(ImGuiKey_2);
    bool reached = false;
    for (int i = 0; i < 200 && !reached; ++i) {
        page.press(ImGuiKey_Tab);
        reached = focused_label() == "Find what matters";
    }
    CHECK(reached);
    const Widget* widget = page.find("Find what matters", "button");
    REQUIRE(widget != nullptr);
    CHECK(widget->visible);
}
