// A5: passwords are judged as they are typed, and are in nothing that is written.

#include <catch2/catch_test_macros.hpp>

#include <string>

#include "core/app/share_link.h"
#include "tests/unit/app/load_session.h"

using namespace headroom;
using app::Session;
using testing::load_session;
using In = app::Acting::In;

namespace {

constexpr std::string_view nobody = R"({"schema": "headroom/scenario/1", "name": "Nobody",
  "start": "2026-01-05", "end": "60d"})";

std::string register_as(std::string_view email, std::string_view password,
                        std::string_view repeat) {
    return std::string(R"({"do":"account.register","firstName":"Ann","lastName":"Lee","email":")") +
           std::string(email) + R"(","password":")" + std::string(password) +
           R"(","passwordRepeat":")" + std::string(repeat) + R"("})";
}

std::string sign_in(std::string_view email, std::string_view password) {
    return std::string(R"({"do":"account.signIn","email":")") + std::string(email) +
           R"(","password":")" + std::string(password) + R"("})";
}

/// Nothing of what is written holds the password, and what is written replays to the same events.
void check_is_hidden(Session& session, const std::string& password) {
    const std::string scenario = session.scenario_json();
    CHECK(scenario.find(password) == std::string::npos);
    CHECK(session.journal_json().find(password) == std::string::npos);
    CHECK(session.report_json().find(password) == std::string::npos);
    const auto link = app::read_link(app::link_fragment(scenario));
    REQUIRE(link);
    CHECK(link->text.find(password) == std::string::npos);
    const auto again = load_session(scenario);
    again->advance_to(session.now());
    CHECK(again->trace_hash() == session.trace_hash());
    const auto resumed = Session::load_journal(session.journal_json());
    REQUIRE(resumed);
    CHECK((*resumed)->trace_hash() == session.trace_hash());
}

}  // namespace

TEST_CASE("A5: no password is in a saved file, a link, an autosave or the report",
          "[app][passwords]") {
    for (const In in : {In::my_account, In::script}) {
        const auto session = load_session(nobody);
        session->act_as({in, ""});
        CHECK(session->submit(register_as("ann@x.example", "tiny", "tiny")).code ==
              "E_PASSWORD_SHORT");
        CHECK(session->submit(register_as("ann@x.example", "swordfish", "other-one")).code ==
              "E_PASSWORD_MISMATCH");
        CHECK(session->submit(register_as("ann@x.example", "", "")).code == "E_FIELD_REQUIRED");
        REQUIRE(session->submit(register_as("ann@x.example", "swordfish", "swordfish")).ok);
        CHECK(session->submit(sign_in("ann@x.example", "other-one")).code == "E_BAD_CREDENTIALS");
        CHECK(session->submit(sign_in("ann@x.example", "")).code == "E_BAD_CREDENTIALS");
        CHECK(session->submit(sign_in("Ann@X.example", "swordfish")).ok);
        CHECK(session->preview(sign_in("ann@x.example", "swordfish")).ok);
        CHECK(session->submit(sign_in("bob@x.example", "swordfish")).code == "E_BAD_CREDENTIALS");
        for (const char* password : {"swordfish", "other-one", "tiny"}) {
            check_is_hidden(*session, password);
        }
    }
}

TEST_CASE("A5: an undone registration may be given again with another password",
          "[app][passwords]") {
    const auto session = load_session(nobody);
    session->act_as({In::my_account, ""});
    REQUIRE(session->submit(register_as("ann@x.example", "swordfish", "swordfish")).ok);
    REQUIRE(session->undo());
    REQUIRE(session->submit(register_as("ann@x.example", "barracuda", "barracuda")).ok);
    CHECK_FALSE(session->submit(sign_in("ann@x.example", "swordfish")).ok);
    CHECK(session->submit(sign_in("ann@x.example", "barracuda")).ok);
}

TEST_CASE("A5: after the page was closed any password will do, and is asked for again",
          "[app][passwords]") {
    const auto session = load_session(nobody);
    REQUIRE(session->submit(register_as("ann@x.example", "swordfish", "swordfish")).ok);
    const auto resumed = Session::load_journal(session->journal_json());
    REQUIRE(resumed);
    Session& later = **resumed;
    later.act_as({In::my_account, ""});
    CHECK_FALSE(later.submit(sign_in("ann@x.example", "")).ok);
    CHECK(later.submit(sign_in("ann@x.example", "barracuda")).ok);
    CHECK_FALSE(later.submit(sign_in("ann@x.example", "swordfish")).ok);
    check_is_hidden(later, "barracuda");
}

TEST_CASE("A5: the password of a person of the file is judged and not written again",
          "[app][passwords]") {
    const auto session = load_session(R"({"schema": "headroom/scenario/1", "name": "Acme",
        "start": "2026-01-05", "end": "60d", "world": {"company": "Acme", "admin": "admin@acme.example"}})");
    session->act_as({In::my_account, ""});
    CHECK_FALSE(session->submit(sign_in("admin@acme.example", "swordfish")).ok);
    REQUIRE(session->submit(sign_in("admin@acme.example", "headroom")).ok);
    CHECK(session->scenario_json().find("\"password\": \"headroom\"") == std::string::npos);
    const auto again = load_session(session->scenario_json());
    again->advance_to(session->now());
    CHECK(again->trace_hash() == session->trace_hash());
}

TEST_CASE("A5: a journal of an older version loses its passwords", "[app][passwords]") {
    const auto session = load_session(nobody);
    REQUIRE(session->submit(register_as("ann@x.example", "swordfish", "swordfish")).ok);
    std::string journal = session->journal_json();
    const std::string hidden = "(the person's own password)";
    for (std::size_t at = journal.find(hidden); at != std::string::npos;
         at = journal.find(hidden)) {
        journal.replace(at, hidden.size(), "swordfish");
    }
    const auto resumed = Session::load_journal(journal);
    REQUIRE(resumed);
    CHECK((*resumed)->journal_json().find("swordfish") == std::string::npos);
    CHECK_FALSE((*resumed)->submit(sign_in("ann@x.example", "barracuda")).ok);
    CHECK((*resumed)->submit(sign_in("ann@x.example", "swordfish")).ok);
}
