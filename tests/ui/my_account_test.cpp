// My Account, driven by mouse and keyboard: subscriptions, renewal, Proxy Servers, the switch.

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/guide_driver.h"

using namespace headroom;
using headroom::ui::GuideDriver;

namespace {

const char* const three_reports = "2017-03-22T12:00:00Z";

void open_details(GuideDriver& page) {
    page.open("Corporate Subscriptions");
    page.click("PMM 2017", "link");
    REQUIRE(page.shows("Subscription Details", "heading"));
}

std::string value_of(GuideDriver& page, std::string_view label) {
    return page.need(label, "text").value;
}

}  // namespace

TEST_CASE("Dashboard: a product leads to its subscriptions and their details", "[ui][guide]") {
    GuideDriver page;
    page.open("Dashboard");
    CHECK(page.shows("Quick Actions", "heading"));
    page.click("View subscriptions", "button");
    CHECK(page.shows("Corporate Subscriptions", "heading"));
    page.click("PMM 2017", "link");
    CHECK(value_of(page, "Name") == "PMM 2017");
    CHECK(value_of(page, "Issue date") == "March 1, 2017");
    CHECK(value_of(page, "Expiration date") == "January 1, 2018");
}

TEST_CASE("Corporate Subscriptions asks for a product when there are several", "[ui][guide]") {
    GuideDriver page;
    REQUIRE(page.send(R"({"do":"sales.sell","id":"ras","licenses":5,"months":12,)"
                      R"("product":"Parallels RAS"})")
                .ok);
    REQUIRE(page.send(R"({"do":"subscription.register","key":"ras","company":"Acme"})").ok);
    page.open("Corporate Subscriptions");
    CHECK(page.shows("PMM 2017", "row"));
    page.choose("Product", "Parallels RAS");
    CHECK_FALSE(page.shows("PMM 2017", "row"));
    CHECK(page.shows("Parallels RAS subscription", "row"));
}

TEST_CASE("Register a license key: what is wrong with it, then the confirmation", "[ui][guide]") {
    GuideDriver page;
    REQUIRE(page.send(R"({"do":"sales.sell","id":"second","licenses":7,"months":12})").ok);
    page.open("Corporate Subscriptions");
    page.click("Register a License Key", "button");
    page.type("nonsense");
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_KEY_FORMAT");
    page.fill("License key", page.session().overview().subscriptions[1].rows[0].key_text);
    CHECK(page.alert().empty());
    page.click("Register", "button");
    CHECK(page.shows("License key registered", "heading"));
    page.click("Open Corporate Subscriptions", "button");
    CHECK(page.shows("Subscription Details", "heading"));
    CHECK(value_of(page, "Licenses used") == "0 of 7");
}

TEST_CASE("E: a key typed without hyphens opens its Subscription Details, too", "[ui][guide]") {
    GuideDriver page;
    REQUIRE(page.send(R"({"do":"sales.sell","id":"more","licenses":7,"months":12})").ok);
    std::string typed;
    std::string key;
    for (const auto& view : app::subscription_details(page.session())) {
        if (view.id == "more") key = view.primary_key;
    }
    for (const char c : key) {
        if (c != '-') typed += c;
    }
    page.open("Corporate Subscriptions");
    page.click("Register a License Key", "button");
    page.type(typed);
    page.press(ImGuiKey_Enter);
    CHECK(page.need("License Key", "text").value == key);  // the confirmation carries it along
    page.click("Open Corporate Subscriptions", "button");
    CHECK(page.shows("Subscription Details", "heading"));
    CHECK(value_of(page, "Licenses used") == "0 of 7");
}

TEST_CASE("Subscription Details: rename, automatic renewal, upgrade, contract", "[ui][guide]") {
    GuideDriver page;
    open_details(page);
    page.click("Edit", "button");
    page.fill("Name", "Europe");
    page.press(ImGuiKey_Enter);
    CHECK_FALSE(page.app().has_sheet());
    CHECK(value_of(page, "Name") == "Europe");

    page.click("Automatic renewal", "checkbox");
    CHECK(page.need("Automatic renewal", "checkbox").value == "on");

    page.click("Upgrade", "button");
    page.fill("Additional licenses", "0");
    page.click("Upgrade", "button");
    CHECK(page.app().has_sheet());
    CHECK(page.tells("E_NUMBER_INVALID"));
    page.fill("Additional licenses", "4");
    page.press(ImGuiKey_Enter);
    CHECK(page.session().overview().subscriptions[0].total == 24);

    page.click("Contract Details", "button");
    CHECK(value_of(page, "Number of licenses") == "24");
    // C14: what was ordered, and who sold it.
    CHECK(value_of(page, "Sales representative") == "Parallels Sales");
    CHECK(page.need("2017-03-01 upgrade", "row").value.find("Upgrade | 4 | 24") !=
          std::string::npos);
    page.click("Download", "button");
    const auto wanted = page.app().take_platform_requests();
    REQUIRE(wanted.save_file);
    CHECK(wanted.save_file->text.find("upgrade") != std::string::npos);
}

TEST_CASE("Renewing: the new date follows the choice; abandoned changes nothing", "[ui][guide]") {
    GuideDriver page;
    open_details(page);
    page.click("Renew online", "button");
    CHECK(value_of(page, "New expiration date") == "January 1, 2019");
    page.choose("New subscription duration", "3 years");
    CHECK(value_of(page, "New expiration date") == "January 1, 2021");
    page.click("Proceed to Checkout", "button");
    page.click("Abandon order", "button");
    CHECK(page.session().overview().subscriptions[0].expiration_date == "2018-01-01");
    page.click("Proceed to Checkout", "button");
    page.click("Complete order", "button");
    CHECK(page.session().overview().subscriptions[0].expiration_date == "2021-01-01");
    page.press(ImGuiKey_Enter);
    CHECK(page.shows("Subscription Details", "heading"));
}

TEST_CASE("As reported and Live differ between two reports", "[ui][guide]") {
    GuideDriver page;
    page.session().advance_to(*parse_instant("2017-03-03"));  // two Macs discovered on day 1
    open_details(page);
    CHECK(value_of(page, "Licenses used") == "8 of 20");
    page.click("Live", "radio");
    CHECK(value_of(page, "Licenses used") == "10 of 20");
    page.click("As reported", "radio");
    page.session().advance_to(*parse_instant(three_reports));
    page.app().request_frames();
    page.settle();
    CHECK(value_of(page, "Licenses used") == "10 of 20");
}

TEST_CASE("Product Details: the Sublicenses table and a new sublicense", "[ui][guide]") {
    GuideDriver page;
    open_details(page);
    page.click("Details", "button");
    CHECK(page.shows("Product Details", "heading"));
    CHECK(value_of(page, "Total number of licenses") == "20");
    CHECK(page.shows("Sublicenses", "heading"));
    // As in the documents: the key below the name, and the date in words.
    const std::string key = page.app().session()->overview().subscriptions[0].rows[0].key_text;
    CHECK(page.need("Primary key", "row").value ==
          "Primary key | " + key + " | Primary | 13 | 0 | 10 | January 1, 2018");
    page.click("Create a Sublicense", "button");
    CHECK(page.shows("New Sublicense", "heading"));
    page.press(ImGuiKey_Escape);
    page.click("Edit Dept1", "link");
    CHECK(page.shows("Edit Sublicense", "heading"));
    page.press(ImGuiKey_Escape);
    page.click("Copy key Dept1", "link");
    CHECK(page.app().take_platform_requests().copy_text ==
          page.session().overview().subscriptions[0].rows[1].key_text);
    page.click("Copy as CSV", "button");
    const auto copied = page.app().take_platform_requests().copy_text;
    REQUIRE(copied);
    CHECK(copied->starts_with("Name,Key,Type,Max lic.,Used,Available,Expires on\n"));
}

TEST_CASE("Proxy Servers: twelve columns that can be hidden, and the links", "[ui][guide]") {
    GuideDriver page;
    page.session().advance_to(*parse_instant(three_reports));
    page.open("Proxy Servers");
    CHECK(page.shows("P01", "row"));
    CHECK_FALSE(page.shows("P03", "row"));  // never activated
    page.click("Copy as CSV", "button");
    const auto copied = page.app().take_platform_requests().copy_text;
    REQUIRE(copied);
    CHECK(
        copied->starts_with("Proxy Name,License Key,Site Code,Site Description,Offline Allowed,"
                            "Proxy Version,Activation Date,Last Report Date,Max Licenses,Used,"
                            "Available,Expires On\n"));
    page.click("Show / Hide Columns", "button");
    page.click("Site Code", "checkbox");
    page.click("License Key", "checkbox");
    page.press(ImGuiKey_Escape);
    CHECK(page.app().view().hidden_columns == "1,2");
    CHECK_FALSE(page.shows("License Key", "columnheader"));
    CHECK(page.shows("Site Description", "columnheader"));

    const std::string proxy = page.site("P01").hostname;
    page.click(proxy, "link");
    CHECK(page.shows("Proxy Server Details", "heading"));
    CHECK(page.need("Used licenses, " + proxy, "img").value == "4 reports");
    CHECK(page.shows("2017-03-22", "row"));
    CHECK(page.need("2017-03-01", "row").value.find("5") != std::string::npos);
}

TEST_CASE("Proxy Servers: the license key leads to its subscription", "[ui][guide]") {
    GuideDriver page;
    page.open("Proxy Servers");
    const std::string key = page.session().overview().subscriptions[0].rows[1].key_text;
    page.click(key, "link");
    CHECK(page.shows("Subscription Details", "heading"));
    CHECK(value_of(page, "Name") == "PMM 2017");
}

TEST_CASE("MDM Certificate Signing Request: a wrong file, then a signed one", "[ui][guide]") {
    GuideDriver page;
    page.open("MDM Certificate Signing Request");
    page.click("Choose a certificate request", "button");
    CHECK(page.app().take_platform_requests().pick_file == ".pem,.csr,.txt");
    page.offer("notes.txt", "hello");
    CHECK(page.alert_code() == "E_FILE_WRONG_KIND");
    page.offer("mdm.pem",
               "-----BEGIN CERTIFICATE REQUEST-----\nTUlJQg==\n"
               "-----END CERTIFICATE REQUEST-----\n");
    CHECK(page.alert().empty());
    page.click("Download signed request", "button");
    CHECK(page.app().take_platform_requests().save_file->name == "mdm-signed.pem");
    CHECK(page.shows("mdm-signed.pem", "row"));
}
