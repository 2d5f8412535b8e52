// The view models of My Account, Proxy Servers and sites, against the rules of docs/rules.md.

#include <catch2/catch_test_macros.hpp>

#include "core/app/address_list.h"
#include "core/app/my_account_view.h"
#include "core/app/proxy_servers_view.h"
#include "core/app/site_details.h"
#include "core/app/subscription_details.h"
#include "tests/unit/app/load_session.h"

using namespace headroom;
using namespace headroom::app;
using headroom::testing::load_session;

namespace {

constexpr std::string_view guide_scenario = R"({
  "schema": "headroom/scenario/1", "name": "Views", "start": "2017-11-01", "end": "120d",
  "world": {"company": "Acme", "admin": "admin@acme.example",
    "subscriptions": [{"id": "main", "kind": "paid", "licenses": 20, "starts": "2016-11-29",
      "months": 12,
      "sublicenses": [{"id": "d", "name": "Dept", "type": "reserved", "licenses": 5,
                       "expires": "withSubscription"}]}],
    "sites": [{"code": "P01", "key": "d", "macs": 4}]}
})";

void give(Session& session, std::string_view command) {
    INFO(command);
    REQUIRE(session.submit(command).ok);
}

}  // namespace

TEST_CASE("My Account's figures are those of the last report (FIG-1)", "[app]") {
    const auto session = load_session(guide_scenario);
    give(*session, R"({"do":"mac.discover","site":"P01","count":3})");
    const SubscriptionDetails before = subscription_details(*session)[0];
    CHECK(before.reported.used == 4);
    CHECK(before.live.used == 7);
    CHECK(before.reported.rows[1].available == 1);
    CHECK(before.live.rows[1].available == 0);
    CHECK(proxy_servers(*session)[0].used == 4);
    CHECK(proxy_servers(*session)[0].live_used == 7);
    session->advance_to(*parse_instant("2017-11-08T01:00:00Z"));
    CHECK(subscription_details(*session)[0].reported.used == 7);
    CHECK(proxy_servers(*session)[0].usage.size() == 2);
    CHECK(proxy_servers(*session)[0].usage.back().used == 7);
}

TEST_CASE("The choices of Renew online are the dates that a renewal leads to (SUB-23)", "[app]") {
    for (const char* when : {"2017-11-10", "2017-12-10", "2018-01-15"}) {
        for (std::size_t i = 0; i < 4; ++i) {
            const auto session = load_session(guide_scenario);
            session->advance_to(*parse_instant(when));
            const RenewalChoice choice = subscription_details(*session)[0].renewal_choices[i];
            give(*session, R"({"do":"subscription.renew","subscription":"main","months":)" +
                               std::to_string(choice.months) + R"(,"paid":true})");
            CHECK(subscription_details(*session)[0].expiration_date == choice.expiration_date);
        }
    }
}

TEST_CASE("An invitation's link works until it is used or sent again", "[app]") {
    const auto session = load_session(guide_scenario);
    give(*session, R"({"do":"users.invite","company":"Acme","emails":["ann@acme.example"]})");
    CHECK(my_account_view(*session).mail.front().invitation_open);
    give(*session, R"({"do":"users.resend","company":"Acme","emails":["ann@acme.example"]})");
    const std::vector<MailView> mail = my_account_view(*session).mail;
    REQUIRE(mail.size() == 2);
    CHECK(mail[0].invitation_open);
    CHECK_FALSE(mail[1].invitation_open);
    CHECK(mail[1].company == "Acme");
    give(*session, R"({"do":"users.delete","company":"Acme","emails":["ann@acme.example"]})");
    CHECK_FALSE(my_account_view(*session).mail[1].invitation_open);
}

TEST_CASE("The Macs over the limit are the last enrolled ones (MAC-10)", "[app]") {
    const auto session = load_session(guide_scenario);
    give(*session, R"({"do":"mac.discover","site":"P01","count":3})");
    const SiteDetails site = *site_details(*session, "P01");
    REQUIRE(site.macs.size() == 7);
    CHECK(site.macs[0].name == "P01-0007");
    CHECK(site.macs[1].over_limit);
    CHECK_FALSE(site.macs[2].over_limit);
    CHECK_FALSE(site.remedies.empty());
    CHECK(site.remaining == 0);
    CHECK(site.number_of_licenses == 5);
    CHECK_FALSE(site_details(*session, "P99"));
}

TEST_CASE("Addresses: bad ones are told, the good ones listed once", "[app]") {
    const AddressList typed = read_addresses("a@b.example, ,oops, A@B.example");
    CHECK(typed.bad == std::vector<std::string>{"\"oops\" is not an email address"});
    std::vector<std::string> list;
    add_addresses(list, typed.addresses);
    CHECK(list == std::vector<std::string>{"a@b.example"});
    const AddressList file = read_address_file("email\na@b.example\nx,c@d.example\n");
    CHECK(file.addresses == std::vector<std::string>{"a@b.example", "c@d.example"});
    REQUIRE(file.bad.size() == 1);
    CHECK(file.bad[0].starts_with("line 3:"));
}

TEST_CASE("The contract as a file names every order", "[app]") {
    const auto session = load_session(guide_scenario);
    give(*session, R"({"do":"sales.upgrade","subscription":"main","licenses":10})");
    const std::string text = contract_text(subscription_details(*session)[0]);
    CHECK(text.find("Number of licenses: 30\n") != std::string::npos);
    CHECK(text.find("Sales representative: ") != std::string::npos);
    CHECK(text.find("upgrade  10 licenses") != std::string::npos);
    CHECK(duration_in_words(1) == "1 month");
    CHECK(duration_in_words(24) == "2 years");
    CHECK(duration_in_words(18) == "18 months");
}
