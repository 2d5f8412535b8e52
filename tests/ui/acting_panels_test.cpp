// Who acts, panel by panel: what is pressed while a regular member is signed in changes nothing in
// My Account, and the planner acts as an administrator whoever is signed in.

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <string>
#include <vector>

#include "tests/ui/guide_driver.h"

using namespace headroom;
using headroom::ui::GuideDriver;

namespace {

struct Panel {
    const char* name;
    std::function<void(GuideDriver&)> press;
};

constexpr const char* promote_ann = R"({"do":"users.setGroup","company":"Acme",
    "emails":["ann@acme.example"],"group":"administrator"})";
constexpr const char* leave = R"({"do":"users.leave","company":"Acme"})";
constexpr const char* register_eve = R"({"do":"account.register","email":"eve@else.example",
    "firstName":"E","lastName":"E","password":"secret1"})";

void open_details(GuideDriver& page) {
    page.open("Corporate Subscriptions");
    page.click("PMM 2017", "link");
}

void open_product(GuideDriver& page) {
    open_details(page);
    page.click("Details", "button");
}

const std::vector<Panel> my_account_panels{
    {"Rename",
     [](GuideDriver& page) {
         open_details(page);
         page.click("Edit", "button");
         page.fill("Name", "Europe");
         page.press(ImGuiKey_Enter);
     }},
    {"Automatic renewal",
     [](GuideDriver& page) {
         open_details(page);
         page.click("Automatic renewal", "checkbox");
     }},
    {"Upgrade",
     [](GuideDriver& page) {
         open_details(page);
         page.click("Upgrade", "button");
         page.fill("Additional licenses", "4");
         page.press(ImGuiKey_Enter);
     }},
    {"Renew",
     [](GuideDriver& page) {
         open_details(page);
         page.click("Renew online", "button");
         page.click("Proceed to Checkout", "button");
         page.click("Complete order", "button");
     }},
    {"New Sublicense",
     [](GuideDriver& page) {
         open_product(page);
         page.click("Create a Sublicense", "button");
         page.type("Dept9");
         page.fill("Number of licenses", "1");
         page.press(ImGuiKey_Enter);
     }},
    {"Edit Sublicense",
     [](GuideDriver& page) {
         open_product(page);
         page.click("Edit Spare", "link");
         page.fill("Number of licenses", "3");
         page.press(ImGuiKey_Enter);
     }},
    {"Delete Sublicense",
     [](GuideDriver& page) {
         open_product(page);
         page.click("Edit Spare", "link");
         page.click("Delete", "button");
     }},
    {"Add Users",
     [](GuideDriver& page) {
         page.open("Manage Users");
         page.click("Add Users", "button");
         page.type("bob@acme.example");
         page.press(ImGuiKey_Enter);
         page.press(ImGuiKey_Enter);
     }},
    {"Edit selected",
     [](GuideDriver& page) {
         page.open("Manage Users");
         page.click("Select admin@acme.example", "checkbox");
         page.click("Regular", "radio");
         page.click("Apply", "button");
     }},
    {"Register a License Key",
     [](GuideDriver& page) {
         page.open("Corporate Subscriptions");
         page.click("Register a License Key", "button");
         page.type("next");
         page.press(ImGuiKey_Enter);
     }},
    {"Offline Activation",
     [](GuideDriver& page) {
         page.open("Offline Activation and Validation");
         page.click("Submit request.json", "link");
     }},
    {"Certificate request",
     [](GuideDriver& page) {
         page.open("MDM Certificate Signing Request");
         page.offer("request.csr",
                    "-----BEGIN CERTIFICATE REQUEST-----\nTUlJQg==\n"
                    "-----END CERTIFICATE REQUEST-----\n");
     }},
};

/// Ann is a regular member; a key is sold, and P03 waits for its activation file.
void prepare(GuideDriver& page) {
    for (const char* command :
         {R"({"do":"account.register","email":"ann@acme.example","firstName":"A","lastName":"L",
             "password":"secret1"})",
          R"({"do":"users.invite","company":"Acme","emails":["ann@acme.example"]})",
          R"({"do":"users.join","company":"Acme","email":"ann@acme.example","password":"secret1"})",
          R"({"do":"sales.sell","id":"next","licenses":5,"months":12})",
          R"({"do":"sales.allowOffline","subscription":"main","allowed":true})",
          R"({"do":"proxy.requestActivation","site":"P03","key":"spare","save":"request.json"})"}) {
        INFO(command);
        REQUIRE(page.send(command).ok);
    }
}

void sign_in_as(GuideDriver& page, std::string_view email) {
    page.click("My Account", "tab");
    page.click("Signed in as", "combobox");
    page.click(email, "menuitem");
}

/// The code of the refusal on the screen, as an error or in the notice at the bottom.
bool is_told(GuideDriver& page, std::string_view code) {
    const auto& notice = page.app().view().notice;
    return page.tells(code) || (notice && notice->code == code);
}

}  // namespace

TEST_CASE("A2: no panel of My Account does more than a regular member may", "[ui][acting]") {
    for (const Panel& panel : my_account_panels) {
        INFO(panel.name);
        GuideDriver page;
        prepare(page);
        sign_in_as(page, "ann@acme.example");
        const std::string hash = page.session().trace_hash();
        const std::string scenario = page.session().scenario_json();
        panel.press(page);
        CHECK(is_told(page, "E_NOT_ADMIN"));
        CHECK(page.session().trace_hash() == hash);
        CHECK(page.session().scenario_json() == scenario);
    }
}

TEST_CASE("A1: every panel of My Account works for an administrator of another scenario's name",
          "[ui][acting]") {
    for (const Panel& panel : my_account_panels) {
        INFO(panel.name);
        GuideDriver page;
        prepare(page);
        // Ann takes the place of the scenario's administrator (USR-21).
        REQUIRE(page.send(promote_ann).ok);
        if (std::string_view(panel.name) != "Edit selected") {
            REQUIRE(page.send(leave).ok);
        }
        sign_in_as(page, "ann@acme.example");
        panel.press(page);
        CHECK_FALSE(is_told(page, "E_NOT_ADMIN"));
        CHECK_FALSE(is_told(page, "E_NO_ACCESS"));
    }
}

TEST_CASE("A3: the planner's panels act as an administrator after a merge", "[ui][acting]") {
    for (const std::string_view who : {"ann@acme.example", "eve@else.example"}) {
        INFO(who);
        GuideDriver page;
        prepare(page);
        REQUIRE(page.send(register_eve).ok);
        REQUIRE(page.send(promote_ann).ok);
        REQUIRE(page.send(leave).ok);
        sign_in_as(page, who);
        page.click("Planner", "tab");
        page.click("Create a Sublicense", "button");
        page.type("Dept9");
        page.fill("Number of licenses", "1");
        page.press(ImGuiKey_Enter);
        CHECK(page.shows("Sublicense created", "heading"));
        page.press(ImGuiKey_Escape);
        page.click("Edit split", "button");
        page.fill("Licenses of Dept1", "6");
        page.press(ImGuiKey_Enter);
        page.click("Apply", "button");
        CHECK(page.session().overview().subscriptions[0].rows[1].max == 6);
        CHECK(page.session().scenario_json().find("\"as\": \"ann@acme.example\"") !=
              std::string::npos);
    }
}
