// Who acts: every command of the catalogue, from My Account and from the planner, as an
// administrator, a regular member, a blocked, an invited and a strange person.

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/scenario/command_catalogue.h"
#include "tests/unit/app/load_session.h"

using namespace headroom;
using app::Acting;
using app::CommandOutcome;
using app::Session;
using testing::load_session;
using In = app::Acting::In;

namespace {

constexpr std::string_view roles_scenario = R"({
  "schema": "headroom/scenario/1", "name": "Roles", "start": "2026-01-05", "end": "60d",
  "world": {"company": "Acme", "admin": "admin@acme.example",
    "subscriptions": [{"id": "main", "kind": "paid", "licenses": 20, "starts": "2026-01-01",
      "months": 12, "offlineAllowed": true,
      "sublicenses": [
        {"id": "d1", "name": "D1", "type": "reserved", "licenses": 5, "expires": "withSubscription"},
        {"id": "d2", "name": "D2", "type": "reserved", "licenses": 2, "expires": "withSubscription"},
        {"id": "d3", "name": "D3", "type": "dynamic", "licenses": 2, "expires": "withSubscription"}]}],
    "sites": [{"code": "P01", "key": "d1", "macs": 2}, {"code": "P02"}, {"code": "P03"}]},
  "steps": [
    {"at": "0d", "do": "account.register", "email": "member@acme.example", "firstName": "M",
     "lastName": "M", "password": "secret1"},
    {"at": "0d", "do": "account.register", "email": "blocked@acme.example", "firstName": "B",
     "lastName": "B", "password": "secret1"},
    {"at": "0d", "do": "account.register", "email": "invited@acme.example", "firstName": "I",
     "lastName": "I", "password": "secret1"},
    {"at": "0d", "do": "account.register", "email": "stranger@else.example", "firstName": "S",
     "lastName": "S", "password": "secret1"},
    {"at": "0d", "do": "users.invite", "company": "Acme",
     "emails": ["member@acme.example", "blocked@acme.example", "invited@acme.example"]},
    {"at": "0d", "do": "users.join", "company": "Acme", "email": "member@acme.example", "password": "secret1"},
    {"at": "0d", "do": "users.join", "company": "Acme", "email": "blocked@acme.example", "password": "secret1"},
    {"at": "0d", "do": "users.block", "company": "Acme", "emails": ["blocked@acme.example"]},
    {"at": "0d", "do": "sales.sell", "id": "next", "licenses": 5, "months": 12},
    {"at": "0d", "do": "proxy.requestActivation", "site": "P02", "key": "d2", "save": "request.json"}]
})";

const std::vector<std::string> people{"admin@acme.example", "member@acme.example",
                                      "blocked@acme.example", "invited@acme.example",
                                      "stranger@else.example"};

/// One that can be given at the start, for each command of the catalogue.
const std::map<std::string, std::string, std::less<>>& catalogue() {
    static const std::map<std::string, std::string, std::less<>> all{
        {"account.register",
         R"("email":"new@x.example","firstName":"N","lastName":"N","password":"secret1")"},
        {"account.createBusiness",
         R"("company":{"name":"Beta","country":"Germany","zip":"1","phone":"1"})"},
        {"account.signIn", R"("email":"admin@acme.example","password":"headroom")"},
        {"users.invite", R"("company":"Acme","emails":["new@x.example"])"},
        {"users.resend", R"("company":"Acme","emails":["invited@acme.example"])"},
        {"users.block", R"("company":"Acme","emails":["invited@acme.example"])"},
        {"users.unblock", R"("company":"Acme","emails":["blocked@acme.example"])"},
        {"users.delete", R"("company":"Acme","emails":["invited@acme.example"])"},
        {"users.setGroup",
         R"("company":"Acme","emails":["invited@acme.example"],"group":"administrator")"},
        {"users.join", R"("company":"Acme","email":"invited@acme.example","password":"secret1")"},
        {"users.leave", R"("company":"Acme")"},
        {"sales.sell", R"("id":"more","licenses":5,"months":12)"},
        {"sales.trial", R"("id":"try","licenses":5)"},
        {"sales.upgrade", R"("subscription":"main","licenses":1)"},
        {"sales.correct", R"("subscription":"main","licenses":30)"},
        {"sales.allowOffline", R"("subscription":"main","allowed":false)"},
        {"store.setPayment", R"("works":false)"},
        {"subscription.register", R"("key":"next","company":"Acme")"},
        {"subscription.rename", R"("subscription":"main","name":"Europe")"},
        {"subscription.setAutoRenew", R"("subscription":"main","on":true)"},
        {"subscription.renew", R"("subscription":"main","months":12,"paid":true)"},
        {"sublicense.create", R"("subscription":"main","id":"d4","name":"D4","type":"reserved",
                                "licenses":1,"expires":"withSubscription")"},
        {"sublicense.edit", R"("sublicense":"d1","licenses":6)"},
        {"sublicense.delete", R"("sublicense":"d3")"},
        {"site.add", R"("code":"P09")"},
        {"site.rename", R"("site":"P01","description":"Studio")"},
        {"proxy.activate", R"("site":"P03","key":"d3")"},
        {"proxy.requestActivation", R"("site":"P03","key":"d3","save":"r3.json")"},
        {"proxy.importActivation", R"("site":"P02","file":"request.json")"},
        {"proxy.closeDialog", R"("site":"P02")"},
        {"proxy.refresh", R"("site":"P01")"},
        {"proxy.requestRefresh", R"("site":"P01","save":"f.json")"},
        {"proxy.importRefresh", R"("site":"P01","file":"request.json")"},
        {"proxy.deactivate", R"("site":"P01")"},
        {"portal.upload", R"("file":"request.json","save":"answer.json")"},
        {"portal.signCsr", R"("text":"-----BEGIN CERTIFICATE REQUEST-----\nTUlJQg==\n)"
                           R"(-----END CERTIFICATE REQUEST-----\n","save":"signed.pem")"},
        {"file.corrupt", R"("file":"request.json")"},
        {"file.import", R"("save":"other.json","text":"x")"},
        {"console.task", R"("site":"P01","task":"pushPolicies")"},
        {"mac.enroll", R"("site":"P01","count":1)"},
        {"mac.discover", R"("site":"P01","count":1)"},
        {"mac.remove", R"("site":"P01","count":1)"},
        {"network.set", R"("site":"P01","internet":false)"},
        {"server.set", R"("up":false)"},
        {"proxy.set", R"("site":"P01","up":false)"}};
    return all;
}

/// What My Account keeps for administrators (ACC-11); the first three of these also go to Sales.
const std::set<std::string, std::less<>> for_administrators{
    "sales.upgrade",         "sales.correct",       "sales.allowOffline",
    "users.invite",          "users.resend",        "users.block",
    "users.unblock",         "users.delete",        "users.setGroup",
    "subscription.register", "subscription.rename", "subscription.setAutoRenew",
    "subscription.renew",    "sublicense.create",   "sublicense.edit",
    "sublicense.delete",     "portal.upload",       "portal.signCsr"};

std::string command_of(std::string_view verb) {
    return "{\"do\":\"" + std::string(verb) + "\"," + catalogue().find(verb)->second + "}";
}

CommandOutcome given_as(std::string_view verb, Acting acting) {
    const auto session = load_session(roles_scenario);
    session->act_as(std::move(acting));
    const std::string before = session->trace_hash();
    const CommandOutcome previewed = session->preview(command_of(verb));
    CHECK(session->trace_hash() == before);
    const CommandOutcome outcome = session->submit(command_of(verb));
    CHECK(previewed.code == outcome.code);
    CHECK_FALSE(outcome.is_input_error);
    return outcome;
}

}  // namespace

TEST_CASE("A1, A2: every command in My Account has the rights of who is signed in",
          "[app][acting]") {
    for (const std::string_view verb : scenario::all_verbs()) {
        INFO(verb);
        REQUIRE(catalogue().contains(verb));
        const CommandOutcome script = given_as(verb, {});
        for (const std::string& person : people) {
            INFO(person);
            const CommandOutcome outcome = given_as(verb, {In::my_account, person});
            if (!for_administrators.contains(verb)) {
                if (verb != "users.leave") CHECK(outcome.code == script.code);
            } else if (person == people[0]) {
                CHECK(outcome.code == script.code);
                CHECK(outcome.code != "E_NOT_ADMIN");
                CHECK(outcome.code != "E_NO_ACCESS");
            } else if (person == people[1]) {
                CHECK(outcome.code == "E_NOT_ADMIN");
            } else {
                const bool foreign =
                    outcome.code == "E_NO_ACCESS" || outcome.code == "E_NOT_YOUR_SUBSCRIPTION";
                CHECK(foreign);
            }
        }
    }
}

TEST_CASE("A1: the planner acts as an administrator, whoever is signed in", "[app][acting]") {
    for (const std::string_view verb : scenario::all_verbs()) {
        INFO(verb);
        const CommandOutcome script = given_as(verb, {});
        for (const std::string& person : people) {
            INFO(person);
            CHECK(given_as(verb, {In::planning, person}).code == script.code);
        }
        CHECK(given_as(verb, {In::planning, ""}).code == script.code);
    }
}

TEST_CASE("A3: after a merge the kept administrator goes on, also in the planner",
          "[app][acting]") {
    const auto session = load_session(roles_scenario);
    session->act_as({In::my_account, "admin@acme.example"});
    REQUIRE(session
                ->submit(R"({"do":"users.setGroup","company":"Acme",
        "emails":["member@acme.example"],"group":"administrator"})")
                .ok);
    REQUIRE(session->submit(R"({"do":"users.leave","company":"Acme"})").ok);
    session->act_as({In::planning, "admin@acme.example"});
    CHECK(session->submit(R"({"do":"sublicense.edit","sublicense":"d1","licenses":6})").ok);
    session->act_as({In::my_account, "member@acme.example"});
    CHECK(session->submit(R"({"do":"sublicense.edit","sublicense":"d1","licenses":7})").ok);
    session->act_as({In::my_account, "admin@acme.example"});
    CHECK(session->submit(R"({"do":"sublicense.edit","sublicense":"d1","licenses":8})").code ==
          "E_NO_ACCESS");

    const auto again = load_session(session->scenario_json());
    again->advance_to(session->now());
    CHECK(again->trace_hash() == session->trace_hash());
}

TEST_CASE("A person cannot act as another one from a page", "[app][acting]") {
    const auto session = load_session(roles_scenario);
    session->act_as({In::my_account, "member@acme.example"});
    const auto outcome = session->submit(R"({"do":"subscription.rename","subscription":"main",
        "name":"Mine","as":"admin@acme.example"})");
    CHECK(outcome.code == "E_NOT_ADMIN");
    session->act_as({In::my_account, ""});
    CHECK(session->submit(R"({"do":"subscription.rename","subscription":"main","name":"Mine"})")
              .code == "E_NO_ACCESS");
}

TEST_CASE("A5: what a form is refused is no step, opens no branch and changes nothing",
          "[app][acting]") {
    const auto session = load_session(roles_scenario);
    session->advance_to(session->start() + Span::days(9));
    session->seek(session->start() + Span::days(3));
    const std::string scenario = session->scenario_json();
    const std::string hash = session->trace_hash();
    for (const std::string_view verb : scenario::all_verbs()) {
        INFO(verb);
        if (!for_administrators.contains(verb)) continue;
        session->act_as({In::my_account, "member@acme.example"});
        CHECK(session->submit(command_of(verb)).code == "E_NOT_ADMIN");
    }
    session->act_as({In::my_account, "admin@acme.example"});
    CHECK_FALSE(
        session
            ->submit(
                R"({"do":"account.signIn","email":"admin@acme.example","password":"wrong-one"})")
            .ok);
    CHECK(session->scenario_json() == scenario);
    CHECK(session->trace_hash() == hash);
    CHECK(session->branches().size() == 1);
    CHECK_FALSE(session->has_unsaved_changes());
    // An attempt of a Mac counts, and is written down.
    REQUIRE_FALSE(session->submit(R"({"do":"mac.enroll","site":"P01","count":50})").ok);
    CHECK(session->has_unsaved_changes());
    // Of several addresses the good ones are done: that is a step.
    REQUIRE(session
                ->submit(
                    R"({"do":"users.invite","company":"Acme","emails":["a@x.example","nonsense"]})")
                .done == 1);
    CHECK(session->scenario_json().find("a@x.example") != std::string::npos);
}
