// Pictures of the main pages for people to look at, written where HEADROOM_PICTURES says. Hidden:
// run with "[pictures]".

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "core/app/session.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "tests/ui/ui_driver.h"

using headroom::ui::save_picture;
using headroom::ui::UiDriver;

namespace {

std::string file(const std::string& name) {
    const char* folder = std::getenv("HEADROOM_PICTURES");
    return std::string(folder != nullptr ? folder : ".") + "/" + name + ".png";
}

}  // namespace

TEST_CASE("pictures of the planner", "[.][pictures]") {
    UiDriver page(1280, 800, 1);
    REQUIRE(page.load_preset("first-split") == 0);
    page.app().session()->advance_to(page.app().session()->start() + headroom::Span::days(40));
    page.app().request_frames();
    page.settle();
    CHECK(save_picture(file("planner")));
    page.click("Edit split", "button");
    page.hover({600, 790});
    CHECK(save_picture(file("split")));
    page.press(ImGuiKey_2);
    CHECK(save_picture(file("forecast")));
}

TEST_CASE("pictures of every page at four sizes", "[.][pictures]") {
    struct View {
        const char* name;
        float width, height, ratio;
        int scale_percent;
        headroom::ui::ThemeName theme;
    };
    using headroom::ui::ThemeName;
    for (const View& view : {View{"1280", 1280, 800, 1, 100, ThemeName::light},
                             View{"1920", 1920, 1080, 1, 100, ThemeName::dark},
                             View{"phone", 390, 844, 2, 100, ThemeName::light},
                             View{"150", 1280, 800, 1, 150, ThemeName::dark}}) {
        UiDriver page(view.width, view.height, view.ratio);
        page.app().view().scale_percent = view.scale_percent;
        page.app().view().theme = view.theme;
        REQUIRE(page.load(headroom::ui::small_scenario) == 0);
        page.app().session()->advance_to(page.app().session()->start() + headroom::Span::days(20));
        headroom::ui::walk_pages(page, [&](std::string name) {
            for (char& c : name) {
                if (c == ' ') c = '-';
            }
            CHECK(save_picture(file(name + "-" + view.name)));
        });
    }
}

TEST_CASE("pictures of the first screen with kept works, and of the beginning from nothing",
          "[.][pictures]") {
    for (const float width : {1280.0F, 390.0F}) {
        const std::string size = width > 400 ? "" : "-phone";
        UiDriver page(width, 844, 1);
        page.app().view().kept = {{"a", "Acme", "2026-11-30 14:05, 12 steps"},
                                  {"b", "Damaged work", "The record is damaged.", true}};
        page.app().request_frames();
        page.settle();
        CHECK(save_picture(file("start" + size)));
        page.app().view().kept.clear();
        page.app().request_frames();
        page.settle();
        CHECK(save_picture(file("start-first" + size)));
        page.click("Start from nothing", "button");
        CHECK(save_picture(file("from-nothing" + size)));
        page.app().view().kept = {{"a", "Acme", "2026-11-30 14:05, 12 steps"}};
        page.click("Scenario", "combobox");
        page.click("Kept works", "menuitem");
        CHECK(save_picture(file("kept-works" + size)));
    }
}
