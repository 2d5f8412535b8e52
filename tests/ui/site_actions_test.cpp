// What can be done at a site: enroll, discover, remove, refresh, activate, deactivate.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

const app::SiteView& site(UiDriver& page, const std::string& code) {
    for (const app::SiteView& view : page.app().session()->overview().sites) {
        if (view.code == code) return view;
    }
    FAIL("no site " << code);
    return page.app().session()->overview().sites.front();
}

void select(UiDriver& page, const char* code) {
    page.click("Sites", "tab");
    page.click(code, "row");
    REQUIRE(page.app().view().selected_site == code);
}

}  // namespace

TEST_CASE("Enroll Macs: the refusal is shown where it happens", "[ui]") {
    UiDriver page(1280, 1000);
    page.load(ui::small_scenario);
    select(page, "P01");
    page.click("Enroll Macs", "button");
    page.click("Enroll", "button");
    REQUIRE(page.app().has_sheet());
    CHECK(page.alert_code() == "E_LICENSE_LIMIT");
    CHECK(site(page, "P01").managed == 5);
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.app().has_sheet());
}

TEST_CASE("Discover goes past the limit, Remove comes back", "[ui]") {
    UiDriver page(1280, 1000);
    page.load(ui::small_scenario);
    select(page, "P01");
    page.click("Discover", "button");
    page.press(ImGuiKey_Enter);
    CHECK_FALSE(page.app().has_sheet());
    CHECK(site(page, "P01").managed == 6);
    CHECK(site(page, "P01").exceeded);
    page.click("Remove Macs", "button");
    page.press(ImGuiKey_Enter);
    CHECK(site(page, "P01").managed == 5);
    CHECK_FALSE(site(page, "P01").exceeded);
}

TEST_CASE("Activate License: a key in use is refused, a free one works", "[ui]") {
    UiDriver page(1280, 1000);
    page.load(ui::small_scenario);
    select(page, "P03");
    page.click("Activate License", "button");
    page.click("Sublicense", "combobox");
    for (const ui::Widget& widget : std::vector<ui::Widget>(ui::widgets())) {
        if (widget.role == "option" && widget.label.starts_with("Dept1")) {
            page.click(widget.label, "option");
            break;
        }
    }
    CHECK(page.alert_code() == "E_KEY_IN_USE");
    page.click("Sublicense", "combobox");
    for (const ui::Widget& widget : std::vector<ui::Widget>(ui::widgets())) {
        if (widget.role == "option" && widget.label.starts_with("Spare")) {
            page.click(widget.label, "option");
            break;
        }
    }
    CHECK(page.alert().empty());
    page.click("Activate", "button");
    CHECK_FALSE(page.app().has_sheet());
    CHECK(site(page, "P03").license_status == "Activated");

    page.click("Deactivate", "button");
    page.press(ImGuiKey_Enter);
    CHECK(site(page, "P03").license_status == "Not activated");
}

TEST_CASE("a refused refresh becomes a notice that goes away by itself", "[ui]") {
    UiDriver page(1280, 1200);
    page.load(ui::small_scenario);
    select(page, "P01");
    page.click("Cut the internet", "button");
    CHECK_FALSE(site(page, "P01").internet);
    page.click("Refresh", "button");
    CHECK(page.alert_code() == "E_SERVER_UNREACHABLE");
    CHECK(page.app().next_wake() > 0);
    page.click("Dismiss", "button");
    CHECK(page.alert().empty());
}
