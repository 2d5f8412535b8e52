// Every page draws at every size, theme and pixel ratio, and comes to rest afterwards.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

/// Nothing that can be pressed may lie outside the screen to the left or right.
void check_nothing_sticks_out(const UiDriver&) {
    const float width = ImGui::GetIO().DisplaySize.x;
    for (const ui::Widget& widget : ui::widgets()) {
        if (!widget.visible) continue;
        INFO(widget.role << " \"" << widget.label << "\" of " << width << " px");
        CHECK(widget.min.x >= -1.0F);
        CHECK(widget.max.x <= width + 1.0F);
    }
}

}  // namespace

TEST_CASE("every page draws from 360 to 2560 px", "[ui]") {
    const auto [width, height] =
        GENERATE(std::pair{360.0F, 640.0F}, std::pair{390.0F, 844.0F}, std::pair{768.0F, 1024.0F},
                 std::pair{1024.0F, 768.0F}, std::pair{1280.0F, 800.0F},
                 std::pair{1920.0F, 1080.0F}, std::pair{2560.0F, 1440.0F});
    const float ratio = GENERATE(1.0F, 1.5F, 2.0F);
    UiDriver page(width, height, ratio);
    check_nothing_sticks_out(page);
    REQUIRE(page.load(ui::small_scenario) == 0);
    for (const char* name : {"Planner", "Sites", "Log"}) {
        page.click(name, "tab");
        check_nothing_sticks_out(page);
        CHECK(page.find(name, "tab")->value == "selected");
    }
}

TEST_CASE("every preset draws in both themes", "[ui]") {
    UiDriver page;
    for (const app::PresetInfo& preset : app::presets()) {
        INFO(preset.name);
        REQUIRE(page.load(preset.text) == 0);
        page.app().session()->run_to_end();
        for (const auto theme : {ui::ThemeName::light, ui::ThemeName::dark}) {
            page.app().view().theme = theme;
            page.app().request_frames();
            page.settle();
        }
        page.click("Log", "tab");
        page.click("Sites", "tab");
        page.click("Planner", "tab");
    }
}

TEST_CASE("the first screen offers the presets and a file", "[ui]") {
    UiDriver page;
    CHECK(page.find("Start from nothing", "button") != nullptr);
    CHECK(page.find(app::presets().front().title, "button") != nullptr);
    page.need("Open a file", "button");
    for (const app::PresetInfo& preset : app::presets()) page.need(preset.title);
    page.resize(1280, 1400, 1);
    page.settle();
    page.click(app::presets().front().title, "button");
    REQUIRE(page.app().session() != nullptr);
    CHECK(page.app().session()->scenario_name() == app::presets().front().title);
}

TEST_CASE("an idle page asks for no frames", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    CHECK_FALSE(page.app().wants_frame());
    CHECK(page.app().next_wake() < 0);
    page.click("Create a Sublicense");
    // The text cursor of the focused field does not blink.
    CHECK_FALSE(page.app().wants_frame());
}

TEST_CASE("a broken file is told with its places and changes nothing", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    const std::string before = page.app().session()->state_json();
    CHECK(page.load("{\"schema\": 3}") > 0);
    CHECK(page.find("This file cannot be used", "heading") != nullptr);
    CHECK(page.alert_code().find("test.json:1:") != std::string::npos);
    CHECK(page.app().session()->state_json() == before);
    page.press(ImGuiKey_Escape);
    CHECK(page.find("This file cannot be used", "heading") == nullptr);
}

TEST_CASE("Open a scenario file asks the platform for its picker, once", "[ui]") {
    UiDriver page;
    page.click("Open a scenario file", "button");
    CHECK(page.app().take_platform_requests().open_file_picker);
    CHECK_FALSE(page.app().take_platform_requests().open_file_picker);
}
