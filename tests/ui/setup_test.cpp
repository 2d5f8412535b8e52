// Set-up: a company of one's own from the start page to its figures, by clicks and typing.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "core/app/setup/setup.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;
using headroom::ui::Widget;

namespace {

constexpr std::string_view two_sites =
    "LON\tLondon\t310\tReserved 340\tonline\t8 %\t4 years\n"
    "AUS\tAustin\t640\tprimary\tonline\t8 %\t4 years\n";

app::Setup setup_now(UiDriver& page) { return app::setup_of(*page.app().session()); }

void enter_field(UiDriver& page, std::string_view label, std::string_view text) {
    page.fill(label, text);
    page.press(ImGuiKey_Enter);
}

void open_own_plan(UiDriver& page) {
    page.click("Plan my own licenses", "button");
    REQUIRE(page.app().session() != nullptr);
    CHECK(page.find("Set-up", "tab")->value == "selected");
}

void paste_two_sites(UiDriver& page) {
    page.click("Paste or import sites", "button");
    page.app().set_clipboard(std::string(two_sites));
    page.press_with_ctrl(ImGuiKey_V);
    CHECK(page.need("Read: LON", "row").value.find("Reserved 340") != std::string::npos);
    page.press(ImGuiKey_Enter);
    CHECK(page.find("Paste or import sites", "heading") == nullptr);
}

}  // namespace

TEST_CASE("the start page asks one question with three answers", "[ui]") {
    const auto [width, height] = GENERATE(std::pair{1280.0F, 800.0F}, std::pair{390.0F, 844.0F});
    UiDriver page(width, height, 1);
    CHECK(page.find("Plan my own licenses", "button") != nullptr);
    CHECK(page.find("Learn how it works", "button") != nullptr);
    CHECK(page.find("Open a file", "button") != nullptr);
    page.click("Open a file", "button");
    CHECK(page.app().take_platform_requests().open_file_picker);
    open_own_plan(page);
    CHECK(setup_now(page).subscriptions.size() == 1);
    CHECK(setup_now(page).start == midnight_of(page.app().view().today));
}

TEST_CASE("subscriptions are typed, added, removed, and each change is undone", "[ui]") {
    UiDriver page(1280, 1000, 1);
    open_own_plan(page);
    enter_field(page, "Licenses of My licenses", "1,200");
    CHECK(setup_now(page).subscriptions[0].licenses == 1200);
    // Leaving the field is enough.
    page.fill("Name of My licenses", "Main");
    page.click("Until of My licenses", "textbox");
    CHECK(setup_now(page).subscriptions[0].name == "Main");
    enter_field(page, "Until of Main", "2026-06-30");
    page.click("Add a subscription", "button");
    REQUIRE(setup_now(page).subscriptions.size() == 2);
    CHECK(setup_now(page).subscriptions[1].expires == *parse_date("2026-06-30"));
    // The plan is longer than its subscriptions, and a press mends it.
    CHECK(page.need("Main", "listitem").value.find("before the plan does") != std::string::npos);
    page.click("End the plan on 2026-06-30", "button");
    CHECK(setup_now(page).end == midnight_of(*parse_date("2026-06-30")));
    page.click("Remove Subscription 2", "button");
    CHECK(setup_now(page).subscriptions.size() == 1);
    page.app().request_frames();
    page.settle();
    for (int changes = 0; changes < 6; ++changes) page.press_with_ctrl(ImGuiKey_Z);
    CHECK(setup_now(page).subscriptions[0].licenses == 100);
    CHECK(setup_now(page).subscriptions[0].name == "My licenses");
}

TEST_CASE("nonsense in a field is told and changes nothing", "[ui]") {
    UiDriver page(1280, 1000, 1);
    open_own_plan(page);
    const std::string before = page.app().session()->scenario_json();
    enter_field(page, "Licenses of My licenses", "many");
    REQUIRE(page.app().view().notice);
    CHECK(page.app().view().notice->text.find("many") != std::string::npos);
    enter_field(page, "Until of My licenses", "30.6.");
    CHECK(page.app().view().notice->text.find("2027-06-30") != std::string::npos);
    CHECK(page.app().session()->scenario_json() == before);
    CHECK(page.need("Licenses of My licenses", "textbox").value == "100");
}

TEST_CASE("sites are pasted, typed into, and given another key", "[ui]") {
    UiDriver page(1280, 1400, 1);
    open_own_plan(page);
    enter_field(page, "Licenses of My licenses", "1200");
    paste_two_sites(page);
    REQUIRE(setup_now(page).sites.size() == 2);
    CHECK(page.app().session()->overview().sites[1].managed == 640);
    enter_field(page, "Macs at LON", "300");
    CHECK(setup_now(page).sites[0].figures.macs == 300);
    CHECK(setup_now(page).sites[0].headcount_growth == 0.08);
    enter_field(page, "Licenses of LON", "900");
    INFO((page.app().view().notice ? page.app().view().notice->text : ""));
    CHECK_FALSE(page.app().view().notice);
    enter_field(page, "Licenses of LON", "1300");
    CHECK(page.app().view().notice->text.find("at most 1200") != std::string::npos);
    CHECK(setup_now(page).sites[0].figures.licenses == 900);
    page.click("Key of LON", "combobox");
    page.click("Dynamic", "option");
    CHECK(setup_now(page).sites[0].figures.key == app::KeyWish::dynamic);
    page.click("Online", "button");
    CHECK(setup_now(page).sites[0].figures.offline);
    page.click("Remove LON", "button");
    CHECK(setup_now(page).sites.size() == 1);
}

TEST_CASE("what is expected is written in words", "[ui]") {
    UiDriver page(1280, 1800, 1);
    open_own_plan(page);
    enter_field(page, "Licenses of My licenses", "1200");
    paste_two_sites(page);
    enter_field(page, "Growth a year at AUS", "12,5 %");
    enter_field(page, "Stay at AUS", "contracts of 90 days");
    const app::SetupSite site = setup_now(page).sites[1];
    CHECK(site.headcount_growth == 0.125);
    CHECK(site.demand.stay_law == "fixed");
    CHECK(site.demand.stay_days == 90);
    enter_field(page, "Stay at AUS", "a while");
    CHECK(page.app().view().notice->text.find("contracts of 90 days") != std::string::npos);
    CHECK(setup_now(page).sites[1].demand.stay_days == 90);
}

TEST_CASE("what is to come is added, edited, moved and deleted", "[ui]") {
    UiDriver page(1280, 2200, 1);
    open_own_plan(page);
    enter_field(page, "Licenses of My licenses", "1200");
    paste_two_sites(page);
    page.click("Add what is to come", "button");
    page.type("150");
    page.fill("Day", "2026-03-01");
    page.press(ImGuiKey_Enter);
    REQUIRE(setup_now(page).to_come.size() == 1);
    CHECK(setup_now(page).to_come[0].words.find("Macs come to LON") != std::string::npos);
    page.click("Add what is to come", "button");
    page.click("What happens", "combobox");
    page.click("Licenses are bought", "option");
    page.fill("Day", "2026-02-01");
    page.press(ImGuiKey_Enter);
    REQUIRE(setup_now(page).to_come.size() == 2);
    const std::string bought = setup_now(page).to_come[0].words;
    page.click("Later: " + bought, "button");
    CHECK(setup_now(page).to_come[1].words == bought);
    page.click("Edit: " + bought, "button");
    page.fill("Day", "2031-01-01");
    page.press(ImGuiKey_Enter);
    CHECK(page.alert().find("has to lie in the plan") != std::string::npos);
    page.press(ImGuiKey_Escape);
    page.click("Delete: " + bought, "button");
    CHECK(setup_now(page).to_come.size() == 1);
}

TEST_CASE("a phone edits a site in a sheet", "[ui]") {
    UiDriver page(390, 844, 2);
    open_own_plan(page);
    page.need("Add what is to come", "button");  // scrolls past the button that is wanted
    ImGui::GetIO().AddMouseWheelEvent(0, 2);
    page.app().request_frames();
    page.settle();
    page.click("Add a site", "button");
    page.fill("Site name", "London");
    page.fill("Macs there now", "30");
    page.fill("Growth of the headcount a year", "8 %");
    page.press(ImGuiKey_Enter);
    REQUIRE(setup_now(page).sites.size() == 1);
    CHECK(setup_now(page).sites[0].figures.code == "LON");
    CHECK(setup_now(page).sites[0].figures.licenses == 30);
    page.click("Site LON", "row");
    page.click("Remove", "button");
    CHECK(setup_now(page).sites.empty());
}

TEST_CASE("a device list becomes a table of sites", "[ui]") {
    UiDriver page(1280, 1000, 1);
    open_own_plan(page);
    page.click("Paste or import sites", "button");
    page.app().offer_file(
        "site,date,used\nP01,2026-01-01,10\nP02,2026-01-01,7\nP01,2026-01-08,12\n", "usage.csv");
    page.settle();
    CHECK(page.need("Read: P01", "row").value.find("12") != std::string::npos);
    page.click("Add 2 sites", "button");
    CHECK(setup_now(page).sites[1].figures.macs == 7);
}
