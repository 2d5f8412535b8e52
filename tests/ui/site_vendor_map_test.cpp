// Site and Macs, the vendor desk and the map.

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/guide_driver.h"

using namespace headroom;
using headroom::ui::GuideDriver;

TEST_CASE("Site and Macs: the Mac's user sees the refusal, then the success", "[ui][guide]") {
    GuideDriver page;
    page.click("Site and Macs", "tab");
    page.fill("Name of this Mac", "LOBBY");
    page.click("Register", "button");
    CHECK(page.alert_code() == "E_LICENSE_LIMIT");
    CHECK(page.alert().starts_with("This Mac was not enrolled"));
    CHECK(page.site("P01").managed == 5);
    page.click("Remove P01-0005", "link");
    CHECK(page.site("P01").managed == 4);
    page.click("Register", "button");
    CHECK(page.shows("LOBBY is enrolled.", "status"));
    CHECK(page.shows("LOBBY", "row"));
    CHECK(page.site("P01").managed == 5);
}

TEST_CASE("Site and Macs: the Problem Monitor turns yellow with a balloon", "[ui][guide]") {
    GuideDriver page;
    page.click("Site and Macs", "tab");
    CHECK(page.need("Problem Monitor", "status").value == "Normal");
    page.send(R"({"do":"mac.discover","site":"P01","count":2})");
    page.session().advance_to(*parse_instant("2017-03-01T02:30:00Z"));
    page.app().request_frames();
    page.settle();
    CHECK(page.need("Problem Monitor", "status").value == "Problem");
    CHECK(page.alert().find("7 Macs managed, the limit is 5") != std::string::npos);
    CHECK(page.shows("over limit", "") == false);  // states are part of the row, not widgets
    CHECK(page.need("P01-0007", "row").value.find("Over the limit") != std::string::npos);
    CHECK(page.need("P01-0005", "row").value.find("Licensed") != std::string::npos);
    CHECK(page.site("P01").balloons == 3);
}

TEST_CASE("Add a site: the code at its field, then it is chosen", "[ui][guide]") {
    GuideDriver page;
    page.click("Site and Macs", "tab");
    page.click("Add a site", "button");
    page.type("P01");
    page.press(ImGuiKey_Enter);
    CHECK(page.alert() == "There is a site with this code. Choose another.");
    page.fill("Site Code", "P09");
    page.fill("Site Description", "Warehouse");
    page.click("Leave unmanaged", "radio");
    page.click("Add", "button");
    CHECK_FALSE(page.app().has_sheet());
    CHECK(page.guide().site == "P09");
    CHECK(page.site("P09").description == "Warehouse");
}

TEST_CASE("Rename a site: the code stays, and the page shows the new name", "[ui][guide]") {
    GuideDriver page;
    page.click("Site and Macs", "tab");
    page.click("Rename the site", "button");
    REQUIRE(page.shows("Rename P01", "heading"));
    page.fill("Site Description", "Headquarters");
    page.click("Rename", "button");
    CHECK_FALSE(page.app().has_sheet());
    CHECK(page.site("P01").code == "P01");
    CHECK(page.site("P01").description == "Headquarters");
}

TEST_CASE("Vendor desk: sell, then register the key that was delivered", "[ui][guide]") {
    GuideDriver page;
    page.click("Vendor desk", "tab");
    page.click("Sell a subscription", "button");
    page.fill("Number of licenses", "0");
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_NUMBER_INVALID");
    page.fill("Number of licenses", "50");
    page.press(ImGuiKey_Enter);
    const std::string key = page.need("License Key", "text").value;
    page.click("Register it in My Account", "button");
    CHECK(page.app().take_platform_requests().copy_text == key);
    REQUIRE(page.shows("Register a License Key", "heading"));
    page.type(key);
    page.press(ImGuiKey_Enter);
    page.press(ImGuiKey_Enter);
    CHECK(page.shows("Subscription Details", "heading"));
}

TEST_CASE("Vendor desk: trial, correction, offline, payment", "[ui][guide]") {
    GuideDriver page;
    page.click("Vendor desk", "tab");
    page.click("Issue a trial", "button");
    page.fill("Days", "14");
    page.press(ImGuiKey_Enter);
    page.click("Close", "button");
    REQUIRE(page.session().overview().subscriptions.size() == 2);
    CHECK(page.session().overview().subscriptions[1].expiration_date == "2017-03-15");

    page.click("Actions PMM 2017", "link");
    page.click("Correct the total", "menuitem");
    page.fill("Total number of licenses", "5");
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_TOTAL_BELOW_RESERVED");
    page.fill("Total number of licenses", "12");
    page.press(ImGuiKey_Enter);
    CHECK(page.session().overview().subscriptions[0].total == 12);

    page.click("Actions PMM 2017", "link");
    page.click("Allow offline activation", "menuitem");
    CHECK(app::subscription_details(page.session())[0].offline_allowed);

    CHECK(page.need("Payment works", "checkbox").value == "on");
    page.click("Payment works", "checkbox");
    CHECK(page.need("Payment works", "checkbox").value == "off");
}

TEST_CASE("Map: who is connected, and the switches of the network", "[ui][guide]") {
    GuideDriver page;
    page.click("Map", "tab");
    CHECK(page.need("P01", "listitem").value == "5 / 5, At the limit, connected");
    page.click("Internet of P01", "checkbox");
    CHECK(page.need("P01", "listitem").value.ends_with("cut off"));
    page.click("Proxy of P02", "checkbox");
    CHECK(page.need("P02", "listitem").value.ends_with("Proxy stopped"));
    page.click("License Server runs", "checkbox");
    CHECK(page.need("License Server", "status").value == "stopped");
    page.click("P01", "listitem");
    CHECK(page.app().view().selected_site == "P01");
}

TEST_CASE("Every page of the guide draws at every width", "[ui][guide]") {
    GuideDriver page;
    page.session().run_to_end();
    for (const float width : {390.0F, 768.0F, 1280.0F, 1920.0F}) {
        page.resize(width, 900, 1);
        for (const auto name : {ui::PageName::map, ui::PageName::console, ui::PageName::site_macs,
                                ui::PageName::vendor_desk, ui::PageName::my_account}) {
            page.app().view().page = name;
            page.app().request_frames();
            page.settle();
            for (const ui::Widget& widget : ui::widgets()) {
                if (!widget.visible || widget.role == "row") continue;
                INFO(widget.role << " \"" << widget.label << "\" at " << width);
                CHECK(widget.min.x >= -1.0F);
                CHECK(widget.max.x <= width + 1.0F);
            }
        }
    }
}
