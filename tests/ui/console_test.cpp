// The console: Licenses list, Activate License online and offline, License Information, tasks.

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/guide_driver.h"

using namespace headroom;
using headroom::ui::GuideDriver;

namespace {

std::string key_of(GuideDriver& page, std::string_view id) {
    for (const app::LicenseRow& row : page.session().overview().subscriptions[0].rows) {
        if (row.id == id) return row.key_text;
    }
    return "";
}

void open_wizard(GuideDriver& page, std::string_view site) {
    page.click("Console", "tab");
    page.click(site, "row");
    page.click("Activate license", "button");
    REQUIRE(page.shows("Parallels Mac Management - Activate License", "heading"));
}

/// The page of the portal submits what the console has saved; gives the answer's file name.
void submit_in_portal(GuideDriver& page, std::string_view request) {
    page.open("Offline Activation and Validation");
    page.click("Submit " + std::string(request), "link");
}

}  // namespace

TEST_CASE("Activate License online: verified first, bound only by Activate", "[ui][guide]") {
    GuideDriver page;
    open_wizard(page, "P03");
    page.fill("License key", key_of(page, "dept1"));
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_KEY_IN_USE");
    page.fill("License key", key_of(page, "spare"));
    page.click("Next", "button");
    CHECK(page.need("Number of licenses", "text").value == "2");
    CHECK(page.site("P03").license_status == "Not activated");
    page.click("Cancel", "button");
    CHECK(page.site("P03").license_status == "Not activated");

    open_wizard(page, "P03");
    page.fill("License key", key_of(page, "spare"));
    page.press(ImGuiKey_Enter);
    page.press(ImGuiKey_Enter);
    CHECK(page.site("P03").license_status == "Activated");
}

TEST_CASE("Activate License: without the server it points to offline", "[ui][guide]") {
    GuideDriver page;
    page.send(R"({"do":"network.set","site":"P03","internet":false})");
    open_wizard(page, "P03");
    page.fill("License key", key_of(page, "spare"));
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_SERVER_UNREACHABLE");
    CHECK(page.shows("Without access to pmm.parallels.com, use Activate offline.", "note"));
}

TEST_CASE("Activate License offline, by files through My Account", "[ui][guide]") {
    GuideDriver page;
    open_wizard(page, "P03");
    page.fill("License key", key_of(page, "spare"));
    page.click("Activate offline", "radio");
    page.click("Next", "button");
    page.click("Save", "button");
    const auto saved = page.app().take_platform_requests().save_file;
    REQUIRE(saved);
    CHECK(saved->name == "p03-activation-request.json");
    page.click("Go to Offline Activation and Validation", "button");

    // Off by default: Sales has to allow it.
    page.click("Submit p03-activation-request.json", "link");
    CHECK(page.alert_code() == "E_OFFLINE_NOT_ENABLED");
    REQUIRE(page.send(R"({"do":"sales.allowOffline","subscription":"main","allowed":true})").ok);
    page.offer("from-disk.json", saved->text);
    CHECK(page.alert().empty());
    page.click("Download license activation file", "button");
    const auto response = page.app().take_platform_requests().save_file;
    REQUIRE(response);

    page.click("Console", "tab");
    page.click("Continue the activation", "button");
    page.click("Browse", "button");
    page.offer("wrong.json", saved->text);
    CHECK(page.alert_code() == "E_FILE_WRONG_KIND");
    CHECK_FALSE(page.need("Next", "button").enabled);
    page.offer("response.json", response->text);
    page.click("Next", "button");
    page.click("Activate", "button");
    CHECK(page.site("P03").license_status == "Activated");
    CHECK(page.site("P03").method == "offline");
}

TEST_CASE("Closing the offline dialog discards its request", "[ui][guide]") {
    GuideDriver page;
    page.send(R"({"do":"sales.allowOffline","subscription":"main","allowed":true})");
    open_wizard(page, "P03");
    page.fill("License key", key_of(page, "spare"));
    page.click("Activate offline", "radio");
    page.press(ImGuiKey_Enter);
    CHECK(app::site_details(page.session(), "P03")->dialog_open);
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.app().has_sheet());
    CHECK_FALSE(app::site_details(page.session(), "P03")->dialog_open);
}

TEST_CASE("License Information: fields, Refresh after an upgrade, Deactivate", "[ui][guide]") {
    GuideDriver page;
    page.click("Console", "tab");
    page.click("P01", "row");
    page.click("Properties", "button");
    CHECK(page.need("Number of licenses", "text").value == "5");
    CHECK(page.need("Used licenses", "text").value == "5");
    CHECK(page.need("Remaining licenses", "text").value == "0");
    REQUIRE(page.send(R"({"do":"sublicense.edit","sublicense":"dept1","licenses":9})").ok);
    CHECK(page.need("Number of licenses", "text").value == "5");
    page.click("Refresh", "button");
    CHECK(page.need("Number of licenses", "text").value == "9");

    REQUIRE(page.send(R"({"do":"network.set","site":"P01","internet":false})").ok);
    page.click("Refresh", "button");
    CHECK(page.alert_code() == "E_SERVER_UNREACHABLE");
    REQUIRE(page.send(R"({"do":"network.set","site":"P01","internet":true})").ok);
    page.click("Deactivate", "button");
    CHECK(page.shows("Deactivate License", "heading"));
    page.press(ImGuiKey_Escape);
    CHECK(page.site("P01").license_status == "Activated");
    page.click("Deactivate", "button");
    page.press(ImGuiKey_Enter);
    CHECK(page.site("P01").license_status == "Not activated");
}

TEST_CASE("Offline refresh and deactivation go through files", "[ui][guide]") {
    GuideDriver page;
    page.send(R"({"do":"sales.allowOffline","subscription":"main","allowed":true})");
    page.send(R"({"do":"proxy.requestActivation","site":"P03","key":"spare","save":"q"})");
    page.send(R"({"do":"portal.upload","file":"q","save":"r"})");
    REQUIRE(page.send(R"({"do":"proxy.importActivation","site":"P03","file":"r"})").ok);
    page.send(R"({"do":"sublicense.edit","sublicense":"spare","licenses":4})");
    page.click("Console", "tab");
    page.click("P03", "row");
    page.click("Properties", "button");
    page.click("Refresh", "button");
    CHECK(page.app().take_platform_requests().save_file->name == "p03-refresh-request.json");
    page.click("Close", "button");
    submit_in_portal(page, "p03-refresh-request.json");
    CHECK(page.shows("Download subscription information file", "button"));

    page.click("Console", "tab");
    page.click("Properties", "button");
    CHECK(page.need("Number of licenses", "text").value == "2");
    page.choose("or one that My Account has made in this scenario",
                "subscription-information.json");
    CHECK(page.need("Number of licenses", "text").value == "4");
    page.click("Deactivate", "button");
    page.press(ImGuiKey_Enter);
    CHECK(page.app().take_platform_requests().save_file->name == "p03-deactivation-request.json");
    page.click("Close", "button");
    CHECK(page.session().overview().subscriptions[0].rows[3].binding == "releasePending");
    submit_in_portal(page, "p03-deactivation-request.json");
    CHECK(page.session().overview().subscriptions[0].rows[3].binding == "free");
}

TEST_CASE("Administrative tasks warn while the limit is exceeded, and go on", "[ui][guide]") {
    GuideDriver page;
    page.click("Console", "tab");
    page.click("Configuration Profile", "button");
    CHECK_FALSE(page.app().has_sheet());
    page.send(R"({"do":"mac.discover","site":"P01","count":2})");
    for (const char* task :
         {"Parallels Desktop and Virtual Machine configuration item", "Configuration Profile",
          "FileVault 2 configuration item", "Push policies"}) {
        page.click(task, "button");
        REQUIRE(page.app().has_sheet());
        CHECK(
            page.shows("The license limit of this site is exceeded: 7 Macs are managed, the "
                       "limit is 5.",
                       "note"));
        page.press(ImGuiKey_Enter);
        CHECK_FALSE(page.app().has_sheet());
    }
}

TEST_CASE("C9: the review of an activation and License Information name one start date",
          "[ui][guide]") {
    GuideDriver page;
    open_wizard(page, "P03");
    page.fill("License key", key_of(page, "spare"));
    page.click("Next", "button");
    // The subscription started on January 1, the sublicense was created on March 1 (8.4).
    CHECK(page.need("Start date", "text").value == "March 1, 2017");
    page.click("Activate", "button");
    page.click("P03", "row");
    page.click("Properties", "button");
    CHECK(page.need("Start date", "text").value == "March 1, 2017");
    CHECK(page.need("Site", "text").value == "P03, Not in use yet");
}

TEST_CASE("E: a key whose release is pending is not called in use", "[ui][guide]") {
    GuideDriver page;
    page.send(R"({"do":"sales.allowOffline","subscription":"main","allowed":true})");
    page.send(R"({"do":"proxy.requestActivation","site":"P03","key":"spare","save":"q"})");
    page.send(R"({"do":"portal.upload","file":"q","save":"r"})");
    REQUIRE(page.send(R"({"do":"proxy.importActivation","site":"P03","file":"r"})").ok);
    REQUIRE(page.send(R"({"do":"proxy.deactivate","site":"P03","save":"d"})").ok);
    open_wizard(page, "P03");
    page.click("Keys of this scenario", "combobox");
    CHECK(page.shows("Spare (2 licenses, release pending at P03)", "option"));
    CHECK(page.shows("Dept1 (5 licenses, in use at P01)", "option"));
}
