// Tab walks over the whole page, region after region, forwards and backwards, and scrolls to what
// it reaches; inside a sheet it stays.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "tests/ui/ui_driver.h"

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

void press_shift_tab(UiDriver& page) {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    page.press(ImGuiKey_Tab);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    page.settle();
}

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
