// Work that is not lost: Escape, files for a page, forms of the next person, what is kept.

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/guide_driver.h"

using namespace headroom;
using headroom::ui::GuideDriver;
using headroom::ui::UiDriver;

TEST_CASE("B4: Escape closes the list that lies over a dialog, then the dialog", "[ui][lost]") {
    GuideDriver page;
    page.click("Vendor desk", "tab");
    page.click("Sell a subscription", "button");
    page.fill("Number of licenses", "37");
    page.click("Duration", "combobox");
    REQUIRE(page.shows("3 years", "option"));
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.shows("3 years", "option"));
    REQUIRE(page.app().has_sheet());
    CHECK(page.need("Number of licenses", "textbox").value == "37");
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.app().has_sheet());
}

TEST_CASE("B6: a page that asks for a file judges whatever it is given", "[ui][lost]") {
    GuideDriver page;
    page.open("MDM Certificate Signing Request");
    page.offer("other.json", ui::small_scenario);
    CHECK(page.alert().starts_with("other.json"));
    CHECK_FALSE(page.session().has_unsaved_changes());
    page.open("Offline Activation and Validation");
    page.offer("other.json", ui::small_scenario);
    CHECK(page.alert_code() == "E_FILE_WRONG_KIND");
    CHECK_FALSE(page.session().has_unsaved_changes());
    CHECK(page.session().scenario_name() == "Small");
    // A file that was chosen to be opened is opened all the same.
    std::string named(ui::small_scenario);
    named.replace(named.find("Small"), 5, "Other");
    page.app().open_file(named, "other.json");
    page.settle();
    CHECK(page.session().scenario_name() == "Other");
}

TEST_CASE("The start page offers a beginning from nothing", "[ui][lost]") {
    UiDriver page(1280, 1400);
    page.click("Start from nothing", "button");
    CHECK(page.find("Create Account", "button") != nullptr);
}

TEST_CASE("B7: a form that succeeded is empty for the next person", "[ui][lost]") {
    GuideDriver page;
    page.open("Dashboard");
    page.click("Signed in as", "combobox");
    page.click("Sign out", "menuitem");
    const auto type_into = [&](std::string_view label, std::string_view text) {
        ui::Widget last;
        for (const ui::Widget& widget : ui::widgets()) {
            if (widget.label == label && widget.role == "textbox") last = widget;
        }
        page.click_at({(last.min.x + last.max.x) / 2, (last.min.y + last.max.y) / 2});
        page.type(text);
    };
    page.click("I represent a company or an organization", "checkbox");
    type_into("First name", "Ann");
    type_into("Last name", "Lee");
    type_into("Email", "ann@lee.example");
    type_into("Password", "secret1");
    type_into("Password again", "secret1");
    page.fill("Company/organization name", "Lee");
    page.click("Country", "combobox");
    page.type("germ");
    page.click("Germany", "option");
    page.fill("ZIP/Postal code", "10115");
    page.fill("Business phone", "1234");
    page.click("Create Account", "button");
    // A4: the company that was just founded is the one that is shown.
    CHECK(page.guide().person == "ann@lee.example");
    CHECK(page.need("Account", "combobox").value == "Lee");
    page.click("Signed in as", "combobox");
    page.click("Sign out", "menuitem");
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == "textbox") CHECK(widget.value.empty());
    }
    CHECK(page.need("I represent a company or an organization", "checkbox").value == "off");
}

TEST_CASE("B7: \"Register this address first\" fills the address in", "[ui][lost]") {
    GuideDriver page;
    REQUIRE(
        page.send(R"({"do":"users.invite","company":"Acme","emails":["ann@acme.example"]})").ok);
    page.open("Mailbox");
    page.click("ann@acme.example, 2017-03-01 00:00", "row");
    page.click("Open the invitation", "button");
    page.fill("Password", "secret1");
    page.press(ImGuiKey_Enter);
    page.click("Register this address first", "button");
    bool filled = false;
    for (const ui::Widget& widget : ui::widgets()) {
        filled = filled || (widget.label == "Email" && widget.value == "ann@acme.example");
    }
    CHECK(filled);
}

TEST_CASE("A4: a person lands in the company that he or she used last", "[ui][lost]") {
    GuideDriver page;
    REQUIRE(page.send(R"({"do":"account.createBusiness","company":{"name":"Beta",
        "country":"Germany","zip":"1","phone":"1"}})")
                .ok);
    page.open("Dashboard");
    CHECK(page.guide().company == "Acme");
    page.choose("Account", "Beta");
    page.click("Signed in as", "combobox");
    page.click("Sign out", "menuitem");
    page.click("Email", "textbox");
    page.type("admin@acme.example");
    page.click("Password", "textbox");
    page.type("headroom");
    page.click("Sign in", "button");
    CHECK(page.guide().company == "Beta");
}

TEST_CASE("B1: kept works can be opened, renamed and deleted", "[ui][lost]") {
    UiDriver page(1280, 1400);
    page.app().view().kept = {{"k1", "Acme", "2026-11-30 14:05, 12 steps"},
                              {"k2", "Damaged work", "The record is damaged.", true}};
    page.app().request_frames();
    page.settle();
    CHECK(page.need("Acme", "listitem").value == "2026-11-30 14:05, 12 steps");
    page.click("Open", "button");
    CHECK(page.app().take_platform_requests().open_kept == "k1");
    page.click("Rename", "button");
    page.type(" North");
    page.press(ImGuiKey_Enter);
    const auto renamed = page.app().take_platform_requests().rename_kept;
    REQUIRE(renamed);
    CHECK(renamed->key == "k1");
    page.click("Delete", "button");
    CHECK_FALSE(page.app().take_platform_requests().delete_kept);
    page.click("Delete for good", "button");
    CHECK(page.app().take_platform_requests().delete_kept == "k1");
    page.click("Save it as a file", "button");
    CHECK(page.app().take_platform_requests().open_kept == "k2");

    page.load(ui::small_scenario);
    page.click("Scenario", "combobox");
    page.click("Kept works", "menuitem");
    CHECK(page.find("Acme", "listitem") != nullptr);
}
