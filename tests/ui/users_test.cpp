// Accounts and users: sign in, register, invite, CSV, edit selected, mailbox, join, leave.

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/guide_driver.h"

using namespace headroom;
using headroom::ui::GuideDriver;

namespace {

std::string status_of(GuideDriver& page, std::string_view email) {
    const app::MyAccountView view = app::my_account_view(page.session());
    for (const app::MemberView& member : view.companies[0].members) {
        if (member.email == email) return member.group + " " + member.status;
    }
    return "";
}

void invite(GuideDriver& page, std::string_view email) {
    page.open("Manage Users");
    page.click("Add Users", "button");
    page.type(email);
    page.press(ImGuiKey_Enter);  // lists it
    page.press(ImGuiKey_Enter);  // invites
    REQUIRE_FALSE(page.app().has_sheet());
}

void register_person(GuideDriver& page, const std::string& email) {
    REQUIRE(page.send(R"({"do":"account.register","email":")" + email +
                      R"(","firstName":"Ann","lastName":"Lee","password":"secret1"})")
                .ok);
}

}  // namespace

TEST_CASE("Add users: several addresses, a bad one, a cross, Invite", "[ui][guide]") {
    GuideDriver page;
    page.open("Manage Users");
    page.click("Add Users", "button");
    page.type("ann@acme.example, nonsense, bob@acme.example");
    page.click("Add", "button");
    CHECK(page.alert_code() == "E_EMAIL_INVALID");
    CHECK(page.alert().find("nonsense") != std::string::npos);
    CHECK(page.shows("ann@acme.example", "listitem"));
    page.click("Drop bob@acme.example", "button");
    CHECK_FALSE(page.shows("bob@acme.example", "listitem"));
    page.click("Invite", "button");
    CHECK(status_of(page, "ann@acme.example") == "member Invited");
    CHECK(status_of(page, "bob@acme.example").empty());
    CHECK(page.shows("ann@acme.example", "row"));
}

TEST_CASE("Add users: a CSV file tells its bad lines", "[ui][guide]") {
    GuideDriver page;
    page.open("Manage Users");
    page.click("Add Users", "button");
    page.click("Import data from a CSV file", "button");
    CHECK(page.app().take_platform_requests().pick_file);
    page.offer("users.csv", "email\r\nann@acme.example,\"bob@acme.example\"\r\nnobody\r\n");
    CHECK(page.shows("ann@acme.example", "listitem"));
    CHECK(page.shows("bob@acme.example", "listitem"));
    CHECK(page.alert().starts_with("line 3:"));
    page.offer("bad.csv", "one,two\n");
    CHECK(page.alert_code() == "E_CSV_NO_ADDRESSES");
    page.click("Invite", "button");
    CHECK(status_of(page, "bob@acme.example") == "member Invited");
}

TEST_CASE("Manage Users: search and filters combine", "[ui][guide]") {
    GuideDriver page;
    invite(page, "ann@acme.example");
    invite(page, "bob@acme.example");
    page.fill("Search user", "ANN");
    CHECK(page.shows("ann@acme.example", "row"));
    CHECK_FALSE(page.shows("bob@acme.example", "row"));
    page.choose("Status", "Active");
    CHECK_FALSE(page.shows("ann@acme.example", "row"));
    CHECK(page.shows("Nobody matches", "status"));
}

TEST_CASE("Edit selected: group and action for several, errors one by one", "[ui][guide]") {
    GuideDriver page;
    invite(page, "ann@acme.example");
    page.click("Select ann@acme.example", "checkbox");
    CHECK(page.shows("Edit selected (1)", "heading"));  // opens with the tick (USR-10)
    page.click("Administrator", "radio");
    page.click("Cancel", "button");
    CHECK(status_of(page, "ann@acme.example") == "member Invited");

    CHECK_FALSE(page.shows("Edit selected (1)", "heading"));

    page.click("Select ann@acme.example", "checkbox");
    page.click("Select admin@acme.example", "checkbox");
    CHECK(page.shows("Edit selected (2)", "heading"));
    page.click("Block", "radio");
    page.click("Apply", "button");
    CHECK(page.alert_code() == "E_SELF");
    CHECK(status_of(page, "ann@acme.example") == "member Blocked");
    CHECK(status_of(page, "admin@acme.example") == "administrator Active");
}

TEST_CASE("E: a ticked user whom a filter hides is not edited", "[ui][guide]") {
    GuideDriver page;
    invite(page, "ann@acme.example, bob@acme.example");
    page.click("Select ann@acme.example", "checkbox");
    page.click("Select bob@acme.example", "checkbox");
    page.fill("Search user", "bob");
    CHECK(page.shows("Edit selected (1)", "heading"));
    page.click("Block", "radio");
    page.click("Apply", "button");
    CHECK(status_of(page, "bob@acme.example") == "member Blocked");
    CHECK(status_of(page, "ann@acme.example") == "member Invited");
}

TEST_CASE("E: Enter submits Register, and all missing fields are marked at once", "[ui][guide]") {
    GuideDriver page;
    page.resize(1280, 500, 1);
    page.open("Dashboard");
    page.click("Signed in as", "combobox");
    page.click("Sign out", "menuitem");
    page.fill("First name", "Ann");
    page.press(ImGuiKey_Enter);
    page.settle();
    int marked = 0;
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == "alert" && widget.value == "E_FIELD_REQUIRED") ++marked;
    }
    CHECK(marked == 4);                 // last name, email, both passwords
    CHECK_FALSE(page.alert().empty());  // the first one is in view
}

TEST_CASE("Mailbox: the invitation's link, without an account, wrong password, Join",
          "[ui][guide]") {
    GuideDriver page;
    invite(page, "ann@acme.example");
    page.open("Mailbox");
    CHECK(page.shows("ann@acme.example, 2017-03-01 00:00", "row"));
    page.click("ann@acme.example, 2017-03-01 00:00", "row");
    page.click("Open the invitation", "button");
    page.click("Password", "textbox");
    page.type("secret1");
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_ACCOUNT_NEEDED");
    register_person(page, "ann@acme.example");
    page.fill("Password", "wrong-one");
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_BAD_CREDENTIALS");
    page.fill("Password", "secret1");
    page.press(ImGuiKey_Enter);
    CHECK(status_of(page, "ann@acme.example") == "member Active");
    // The link has done its work.
    CHECK_FALSE(page.need("Open the invitation", "button").enabled);
}

TEST_CASE("Register: errors at their fields, then the new person's Dashboard", "[ui][guide]") {
    GuideDriver page;
    page.open("Dashboard");
    page.click("Signed in as", "combobox");
    page.click("Sign out", "menuitem");
    page.click("Create Account", "button");
    CHECK(page.alert_code() == "E_FIELD_REQUIRED");
    page.fill("First name", "Ann");
    page.fill("Last name", "Lee");
    page.click("Email", "textbox");  // of the sign-in form
    const auto fields = ui::widgets();
    page.fill("Password again", "secret2");
    for (const ui::Widget& field : fields) {
        const bool right_half = field.min.x > 640;
        if (field.role != "textbox" || !right_half) continue;
        const ImVec2 at{(field.min.x + field.max.x) / 2, (field.min.y + field.max.y) / 2};
        if (field.label == "Email") {
            page.click_at(at);
            page.type("ann@lee.example");
        } else if (field.label == "Password") {
            page.click_at(at);
            page.type("secret1");
        }
    }
    page.click("Create Account", "button");
    CHECK(page.alert_code() == "E_PASSWORD_MISMATCH");
    page.fill("Password again", "secret1");
    page.click("Create Account", "button");
    CHECK(page.shows("Dashboard", "heading"));
    CHECK(page.guide().person == "ann@lee.example");
    CHECK(page.guide().company.empty());
    CHECK(page.shows("No registered products", "status"));
}

TEST_CASE("A second business account: create, switch, leave is refused to the last admin",
          "[ui][guide]") {
    GuideDriver page;
    page.open("Dashboard");
    page.click("Create a business account", "button");
    page.click("Proceed", "button");
    page.click("Create a Business Account", "button");
    CHECK(page.alert_code() == "E_FIELD_REQUIRED");
    page.fill("Company/organization name", "Beta");
    page.click("Country", "combobox");
    page.type("germ");  // a long list is searched
    page.click("Germany", "option");
    page.fill("ZIP/Postal code", "10115");
    page.fill("Business phone", "1234");
    page.press(ImGuiKey_Enter);
    CHECK_FALSE(page.app().has_sheet());
    CHECK(page.guide().company == "Beta");
    CHECK(page.shows("No registered products", "status"));
    page.choose("Account", "Acme");
    CHECK(page.shows("Parallels Mac Management", "heading"));

    page.click("Manage business accounts", "menuitem");
    page.click("Leave account", "button");
    page.click("Leave Account", "button");
    CHECK(page.alert_code() == "E_LAST_ADMIN");
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.app().has_sheet());
}

TEST_CASE("Who may not change a thing is told so", "[ui][guide]") {
    GuideDriver page;
    invite(page, "ann@acme.example");
    register_person(page, "ann@acme.example");
    REQUIRE(page.send(R"({"do":"users.join","company":"Acme","email":"ann@acme.example",)"
                      R"("password":"secret1"})")
                .ok);
    page.click("Signed in as", "combobox");
    page.click("ann@acme.example", "menuitem");
    CHECK(page.guide().company == "Acme");
    page.open("Manage Users");
    page.click("Add Users", "button");
    page.type("bob@acme.example");
    page.press(ImGuiKey_Enter);
    page.press(ImGuiKey_Enter);
    CHECK(page.alert_code() == "E_NOT_ADMIN");
}
