// New Sublicense and Edit Sublicense, driven by mouse and keyboard.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

const app::SubscriptionView& subscription(UiDriver& page) {
    return page.app().session()->overview().subscriptions.front();
}

const app::LicenseRow* row_named(UiDriver& page, const std::string& name) {
    for (const app::LicenseRow& row : subscription(page).rows) {
        if (row.name == name) return &row;
    }
    return nullptr;
}

/// The row's "Edit": the n-th of the table, counted from 1 (the primary row has none).
void click_edit(UiDriver& page, int n) {
    page.need("Sublicenses", "heading");
    for (const ui::Widget& widget : std::vector<ui::Widget>(ui::widgets())) {
        if (widget.label != "Edit" || --n > 0) continue;
        page.click_at({(widget.min.x + widget.max.x) / 2, (widget.min.y + widget.max.y) / 2});
        return;
    }
    FAIL("no Edit link");
}

}  // namespace

TEST_CASE("New Sublicense: an error at the field, a correction, the key", "[ui]") {
    UiDriver page(1280, 1100);
    page.load(ui::small_scenario);
    page.click("Create a Sublicense");
    REQUIRE(page.find("New Sublicense", "heading") != nullptr);

    page.type("Dept9");  // the first field has the keyboard
    CHECK(page.find("Name", "textbox")->value == "Dept9");
    page.fill("Number of licenses", "50");
    CHECK(page.alert_code() == "E_NOT_ENOUGH_LICENSES");
    page.press(ImGuiKey_Enter);
    CHECK(page.app().has_sheet());
    CHECK(row_named(page, "Dept9") == nullptr);

    page.fill("Number of licenses", "4");
    CHECK(page.alert().empty());
    page.click("Create", "button");
    REQUIRE(row_named(page, "Dept9") != nullptr);
    CHECK(row_named(page, "Dept9")->max == 4);
    CHECK(row_named(page, "Dept9")->type == "reserved");

    const ui::Widget key = page.need("License Key", "text");
    CHECK(key.value == row_named(page, "Dept9")->key_text);
    page.click("Copy License Key");
    CHECK(page.app().take_platform_requests().copy_text == key.value);
    page.press(ImGuiKey_Enter);
    CHECK_FALSE(page.app().has_sheet());
    CHECK(page.app().session()->has_unsaved_changes());
}

TEST_CASE("New Sublicense: Dynamic, on a date, and Escape", "[ui]") {
    UiDriver page(1280, 1100);
    page.load(ui::small_scenario);
    page.click("Create a Sublicense");
    page.type("Lab");
    page.fill("Number of licenses", "15");
    page.click("Dynamic", "radio");
    page.click("On date", "radio");
    page.fill("Expiration date", "2016-01-01");
    CHECK(page.alert_code() == "E_DATE_PAST");
    page.fill("Expiration date", "2017-06-30");
    CHECK(page.alert().empty());
    page.press(ImGuiKey_Enter);
    REQUIRE(row_named(page, "Lab") != nullptr);
    CHECK(row_named(page, "Lab")->type == "dynamic");
    CHECK(row_named(page, "Lab")->expires == "2017-06-30");
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.app().has_sheet());

    page.click("Create a Sublicense");
    page.type("Never");
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.app().has_sheet());
    CHECK(row_named(page, "Never") == nullptr);
}

TEST_CASE("New Sublicense: a name that is taken gets its error after Create", "[ui]") {
    UiDriver page(1280, 1100);
    page.load(ui::small_scenario);
    page.click("Create a Sublicense");
    page.click("Create", "button");
    CHECK_FALSE(page.alert().empty());
    page.click("Name", "textbox");
    page.type("dept1");
    page.fill("Number of licenses", "1");
    CHECK(page.alert_code() == "E_NAME_DUPLICATE");
}

TEST_CASE("Edit Sublicense: decreasing below used asks first", "[ui]") {
    UiDriver page(1280, 1100);
    page.load(ui::small_scenario);
    click_edit(page, 1);
    REQUIRE(page.find("Edit Sublicense", "heading") != nullptr);
    page.fill("Number of licenses", "3");
    CHECK(page.find("2 Macs will be over the limit.", "note") != nullptr);
    page.click("Apply", "button");
    REQUIRE(page.app().has_sheet());
    CHECK(row_named(page, "Dept1")->max == 5);
    page.click("Decrease anyway", "button");
    CHECK_FALSE(page.app().has_sheet());
    CHECK(row_named(page, "Dept1")->max == 3);
}

TEST_CASE("Delete: refused while in use, done when free", "[ui]") {
    UiDriver page(1280, 1100);
    page.load(ui::small_scenario);
    click_edit(page, 1);
    page.click("Delete", "button");
    CHECK(page.alert_code() == "E_SUBLICENSE_IN_USE");
    CHECK_FALSE(page.find("Delete", "button")->enabled);
    page.press(ImGuiKey_Escape);
    page.press(ImGuiKey_Escape);
    REQUIRE_FALSE(page.app().has_sheet());

    click_edit(page, 3);
    page.click("Delete", "button");
    CHECK(page.alert().empty());
    page.click("Delete", "button");
    CHECK(row_named(page, "Spare") == nullptr);
}
