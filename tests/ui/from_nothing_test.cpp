// The whole guide by hand, from a scenario in which nobody is registered and nothing is bought.

#include <catch2/catch_test_macros.hpp>

#include <string>

#include "tests/ui/guide_driver.h"

using namespace headroom;
using headroom::ui::GuideDriver;

namespace {

class Beginner : public GuideDriver {
public:
    Beginner() {
        click("Scenario", "combobox");
        click("Start from nothing", "menuitem");
    }

    /// The field of this label that stands last on the page: of the registration, not of the
    /// sign-in.
    void fill_last(std::string_view label, std::string_view text) {
        ui::Widget last;
        for (const ui::Widget& widget : ui::widgets()) {
            if (widget.label == label && widget.role == "textbox") last = widget;
        }
        click_at({(last.min.x + last.max.x) / 2, (last.min.y + last.max.y) / 2});
        type(text);
    }

    void register_person(std::string_view first_name, std::string_view email, bool company) {
        if (company) click("I represent a company or an organization", "checkbox");
        fill_last("First name", first_name);
        fill_last("Last name", "Lee");
        fill_last("Email", email);
        fill_last("Password", "swordfish");
        fill_last("Password again", "swordfish");
        if (company) {
            fill_last("Company/organization name", "Lee Ltd");
            click("Country", "combobox");
            type("germ");
            click("Germany", "option");
            fill_last("ZIP/Postal code", "10115");
            fill_last("Business phone", "1234");
        }
        click("Create Account", "button");
    }

    void sign_out() {
        click("My Account", "tab");
        click("Signed in as", "combobox");
        click("Sign out", "menuitem");
    }

    void add_site(std::string_view code) {
        click("Site and Macs", "tab");
        click("Add a site", "button");
        type(code);
        press(ImGuiKey_Enter);
    }

    std::string key_of(std::string_view name) {
        for (const app::LicenseRow& row : session().overview().subscriptions[0].rows) {
            if (row.name == name) return row.key_text;
        }
        return "";
    }

    void buy_and_register() {
        click("Vendor desk", "tab");
        click("Sell a subscription", "button");
        fill("Number of licenses", "20");
        press(ImGuiKey_Enter);
        const std::string key = need("License Key", "text").value;
        click("Register it in My Account", "button");
        fill("License key", key);
        press(ImGuiKey_Enter);
        click("Open Corporate Subscriptions", "button");
        REQUIRE(shows("Subscription Details", "heading"));
    }

    void create_sublicense(std::string_view name, std::string_view licenses) {
        click("Create a Sublicense", "button");
        type(name);
        fill("Number of licenses", licenses);
        press(ImGuiKey_Enter);
        REQUIRE(shows("Sublicense created", "heading"));
        press(ImGuiKey_Enter);
    }

    void activate_online(std::string_view site_code, std::string_view key_name) {
        click("Console", "tab");
        click(site_code, "row");
        click("Activate license", "button");
        fill("License key", key_of(key_name));
        press(ImGuiKey_Enter);
        press(ImGuiKey_Enter);
        REQUIRE(site(site_code).license_status == "Activated");
        if (app().has_sheet()) press(ImGuiKey_Escape);
    }

    void activate_offline(std::string_view site_code, std::string_view key_name) {
        click("Vendor desk", "tab");
        click("Actions Parallels Mac Management subscription", "link");
        click("Allow offline activation", "menuitem");
        click("Console", "tab");
        click(site_code, "row");
        click("Activate license", "button");
        fill("License key", key_of(key_name));
        click("Activate offline", "radio");
        press(ImGuiKey_Enter);
        click("Go to Offline Activation and Validation", "button");
        click("Submit p02-activation-request.json", "link");
        REQUIRE(alert().empty());
        const std::string answer = file("license-activation.json");
        click("Console", "tab");
        click("Continue the activation", "button");
        offer("answer.json", answer);
        click("Next", "button");
        click("Activate", "button");
        REQUIRE(site(site_code).license_status == "Activated");
        if (app().has_sheet()) press(ImGuiKey_Escape);
    }

    /// What is saved holds no password and replays to the same events.
    void check_replays() {
        const std::string scenario = session().scenario_json();
        CHECK(scenario.find("swordfish") == std::string::npos);
        CHECK(session().journal_json().find("swordfish") == std::string::npos);
        CHECK(scenario.find("expectError\": \"E_NO") == std::string::npos);
        const auto again = app::Session::load(scenario, "saved.json");
        REQUIRE(again);
        (*again)->advance_to(session().now());
        CHECK((*again)->trace_hash() == session().trace_hash());
    }
};

}  // namespace

TEST_CASE("A1: the guide from nothing: account, key, sublicenses, sites, Macs over the limit",
          "[ui][nothing]") {
    Beginner page;
    page.register_person("Ann", "ann@lee.example", true);
    REQUIRE(page.need("Account", "combobox").value == "Lee Ltd");
    page.buy_and_register();
    page.click("Details", "button");
    page.create_sublicense("Berlin", "5");
    page.create_sublicense("Hamburg", "4");
    page.add_site("P01");
    page.add_site("P02");
    page.activate_online("P01", "Berlin");
    page.activate_offline("P02", "Hamburg");

    // Up to the limit, refused above it, and over it by discovery.
    page.click("Site and Macs", "tab");
    page.choose("Site", "P01");
    for (int i = 0; i < 6; ++i) page.click("Register", "button");
    CHECK(page.alert_code() == "E_LICENSE_LIMIT");
    page.click("Discover Macs", "button");
    page.fill("Number of Macs", "2");
    page.press(ImGuiKey_Enter);
    CHECK(page.site("P01").excess == 2);

    // Its three remedies (EXC-13): fewer Macs, a larger sublicense, more licenses.
    page.click("Remove P01-0007", "link");
    CHECK(page.site("P01").excess == 1);
    page.click("Planner", "tab");
    page.click("Edit split", "button");
    page.fill("Licenses of Berlin", "6");
    page.press(ImGuiKey_Enter);
    page.click("Apply", "button");
    CHECK(page.site("P01").excess == 0);
    page.open("Corporate Subscriptions");
    page.click("Parallels Mac Management subscription", "link");
    page.click("Upgrade", "button");
    page.fill("Additional licenses", "10");
    page.press(ImGuiKey_Enter);
    CHECK(page.session().overview().subscriptions[0].total == 30);
    page.check_replays();
}

TEST_CASE("A3: the guide from nothing: users, merge, renewal, deactivation, certificate",
          "[ui][nothing]") {
    Beginner page;
    page.register_person("Ann", "ann@lee.example", true);
    page.buy_and_register();
    page.click("Details", "button");
    page.create_sublicense("Berlin", "5");
    page.add_site("P01");
    page.activate_online("P01", "Berlin");

    // USR-21: invite, make an administrator, join, leave.
    page.open("Manage Users");
    page.click("Add Users", "button");
    page.type("bob@lee.example");
    page.press(ImGuiKey_Enter);
    page.press(ImGuiKey_Enter);
    page.click("Select bob@lee.example", "checkbox");
    page.click("Administrator", "radio");
    page.click("Apply", "button");
    page.sign_out();
    page.register_person("Bob", "bob@lee.example", false);
    page.open("Mailbox");
    page.click("bob@lee.example, 2026-01-05 08:00", "row");
    page.click("Open the invitation", "button");
    page.fill("Password", "swordfish");
    page.press(ImGuiKey_Enter);
    page.sign_out();
    page.click("ann@lee.example", "button");
    page.open("Manage business accounts");
    page.click("Leave account", "button");
    page.click("Leave Account", "button");
    page.sign_out();
    page.click("bob@lee.example", "button");
    CHECK(page.need("Account", "combobox").value == "Lee Ltd");

    page.open("Corporate Subscriptions");
    page.click("Parallels Mac Management subscription", "link");
    page.click("Renew online", "button");
    page.click("Proceed to Checkout", "button");
    page.click("Complete order", "button");
    page.press(ImGuiKey_Enter);
    CHECK(page.session().overview().subscriptions[0].expiration_date == "2028-01-05");
    page.click("Planner", "tab");
    page.click("Edit split", "button");
    page.fill("Licenses of Berlin", "6");
    page.press(ImGuiKey_Enter);
    page.click("Apply", "button");
    CHECK(page.session().overview().subscriptions[0].rows[1].max == 6);

    page.open("MDM Certificate Signing Request");
    page.offer("mdm.pem",
               "-----BEGIN CERTIFICATE REQUEST-----\nTUlJQg==\n"
               "-----END CERTIFICATE REQUEST-----\n");
    CHECK(page.shows("Download signed request", "button"));
    page.click("Console", "tab");
    page.click("P01", "row");
    page.click("Properties", "button");
    page.click("Deactivate", "button");
    page.press(ImGuiKey_Enter);
    CHECK(page.site("P01").license_status == "Not activated");
    page.check_replays();
}
