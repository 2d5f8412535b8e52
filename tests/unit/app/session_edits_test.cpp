// Edits of the scenario's beginning (core/app/scenario_edit.h): everything that a user changes is
// undone, kept, saved and restored like a command.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/scenario_edit.h"
#include "tests/unit/app/load_session.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using app::edit_command;
using app::Session;
using headroom::testing::load_session;
using headroom::testing::small_scenario;
using Json = nlohmann::ordered_json;

namespace {

Json saved_document(const Session& session) { return Json::parse(session.scenario_json()); }

std::int64_t macs_at_p01(const Session& session) {
    return Json::parse(session.state_json())["sites"]["P01"]["managed"].get<std::int64_t>();
}

const std::string demand_edit =
    edit_command({{"/demand", R"([{"site": "P01", "arrivals": {"model": "poisson", "perDay": 3.0},
                      "stay": {"model": "forever"}, "method": "discovery"}])"}});
const std::string longer_edit = edit_command({{"/end", "\"60d\""}});
const std::string three_more = R"({"do": "mac.discover", "site": "P01", "count": 3})";

}  // namespace

TEST_CASE("B3: an edit of the demand and the end changes the scenario that is saved") {
    auto session = load_session(small_scenario);
    CHECK_FALSE(session->has_unsaved_changes());
    const std::uint64_t revision = session->revision();
    REQUIRE(session->submit(demand_edit).ok);
    REQUIRE(session->submit(longer_edit).ok);
    CHECK(session->has_unsaved_changes());
    CHECK(session->revision() > revision);
    CHECK(saved_document(*session)["demand"][0]["arrivals"]["perDay"] == 3.0);
    CHECK(saved_document(*session)["end"] == "60d");
    CHECK(session->end() == session->start() + Span::days(60));

    // The saved file plays what the session plays.
    session->run_to_end();
    auto again = load_session(session->scenario_json());
    again->run_to_end();
    CHECK(again->trace_hash() == session->trace_hash());
    CHECK(macs_at_p01(*session) > 100);
}

TEST_CASE("B3: edits are undone and redone in their order with commands") {
    auto session = load_session(small_scenario);
    const std::string as_loaded = session->scenario_json();
    session->submit(demand_edit);
    const std::string with_demand = session->scenario_json();
    session->advance_to(session->start() + Span::days(3));
    session->submit(three_more);
    const std::string with_command = session->scenario_json();
    session->submit(longer_edit);
    const std::string all = session->scenario_json();
    const std::string hash = session->trace_hash();
    const Instant here = session->now();

    REQUIRE(session->undo());
    CHECK(session->scenario_json() == with_command);
    CHECK(session->now() == here);
    REQUIRE(session->undo());
    CHECK(session->scenario_json() == with_demand);
    REQUIRE(session->undo());
    CHECK(session->scenario_json() == as_loaded);
    CHECK_FALSE(session->can_undo());
    REQUIRE(session->redo());
    REQUIRE(session->redo());
    REQUIRE(session->redo());
    CHECK_FALSE(session->can_redo());
    CHECK(session->scenario_json() == all);
    CHECK(session->trace_hash() == hash);

    REQUIRE(session->undo());
    session->submit(demand_edit);  // it is so already: nothing to undo, and redo stays
    CHECK(session->can_redo());
    session->submit(edit_command({{"/end", "\"90d\""}}));
    CHECK_FALSE(session->can_redo());
}

TEST_CASE("B3: an edit holds from the start on, wherever the clock stands") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::days(10));
    CHECK(macs_at_p01(*session) == 4);
    REQUIRE(session->submit(demand_edit).ok);
    CHECK(session->now() == session->start() + Span::days(10));
    CHECK(macs_at_p01(*session) > 10);
    CHECK(session->branches().size() == 1);
    // A shorter scenario takes the clock along.
    REQUIRE(session->submit(edit_command({{"/end", "\"5d\""}})).ok);
    CHECK(session->now() == session->start() + Span::days(5));
    REQUIRE(session->undo(Session::Replay::by_caller));
    CHECK(session->now() <= session->start() + Span::days(5));
}

TEST_CASE("B3: a journal keeps edits, also undone ones and those of branches") {
    auto session = load_session(small_scenario);
    session->submit(demand_edit);
    session->advance_to(session->start() + Span::days(5));
    session->submit(three_more);
    session->run_to_end();
    session->seek(session->start() + Span::days(2));
    session->submit(three_more);  // another branch
    REQUIRE(session->branches().size() == 2);
    session->submit(longer_edit);
    const std::string on_branch = session->scenario_json();
    REQUIRE(session->switch_to_branch("main"));
    CHECK(saved_document(*session)["end"] == "30d");
    CHECK(session->end() == session->start() + Span::days(30));
    const std::string on_main = session->scenario_json();
    REQUIRE(session->undo());
    REQUIRE(session->undo());

    auto loaded = Session::load_journal(session->journal_json());
    REQUIRE(loaded);
    Session& again = **loaded;
    CHECK(again.has_unsaved_changes());
    CHECK(again.journal_json() == session->journal_json());
    REQUIRE(again.redo());
    REQUIRE(again.redo());
    CHECK(again.scenario_json() == on_main);
    REQUIRE(again.switch_to_branch("branch 2"));
    CHECK(again.scenario_json() == on_branch);
    CHECK(again.end() == again.start() + Span::days(60));
    REQUIRE(again.undo());
    CHECK(saved_document(again)["end"] == "30d");
}

TEST_CASE("an edit that makes the scenario invalid is an input error and changes nothing") {
    auto session = load_session(small_scenario);
    const std::string as_loaded = session->scenario_json();
    const auto wrong = session->submit(edit_command({{"/demand", R"([{"site": "P09"}])"}}));
    CHECK(wrong.is_input_error);
    CHECK(wrong.message.find("/demand/0/site") != std::string::npos);
    CHECK(session->submit(edit_command({{"/schema", "\"x\""}})).is_input_error);
    CHECK(session->submit(edit_command({{"/world/sites/7/macs", "1"}})).is_input_error);
    CHECK(session->submit(edit_command({{"/costs", std::nullopt}})).is_input_error);
    CHECK(session->submit(R"({"do": "scenario.edit"})").is_input_error);
    CHECK(
        session->submit(R"({"do": "scenario.edit", "set": [{"pointer": "/end"}]})").is_input_error);
    CHECK(session->scenario_json() == as_loaded);
    CHECK_FALSE(session->has_unsaved_changes());
    CHECK_FALSE(session->can_undo());

    // A command by hand that would lose what it names.
    session->submit(R"({"do": "site.add", "code": "P02"})");
    session->submit(R"({"do": "mac.enroll", "site": "P01", "count": 1})");
    const auto lost = session->submit(
        edit_command({{"/world/sites/0/code", "\"P07\""}, {"/steps", "[]"}, {"/expect", "[]"}}));
    CHECK(lost.is_input_error);
    CHECK(lost.message.find("what was done by hand does not fit") != std::string::npos);
}

TEST_CASE("steps are added, changed and removed at the beginning") {
    auto session = load_session(small_scenario);
    REQUIRE(session
                ->submit(edit_command(
                    {{"/steps/-",
                      R"({"at": "10d", "do": "mac.discover", "site": "P01", "count": 50})"}}))
                .ok);
    REQUIRE(session->submit(edit_command({{"/steps/0", std::nullopt}})).ok);
    REQUIRE(session->submit(edit_command({{"/steps/0/count", "20"}})).ok);
    REQUIRE(session->submit(edit_command({{"/world/sites/0/macs", "3"}, {"/expect", "[]"}})).ok);
    session->run_to_end();
    CHECK(macs_at_p01(*session) == 23);
    while (session->can_undo()) REQUIRE(session->undo());
    CHECK(session->scenario_json() == load_session(small_scenario)->scenario_json());
}

TEST_CASE("the preview of an edit changes nothing and says what would be wrong") {
    auto session = load_session(small_scenario);
    const std::string journal = session->journal_json();
    CHECK(session->preview(demand_edit).ok);
    CHECK(session->preview(edit_command({{"/end", "\"-1d\""}})).is_input_error);
    CHECK(session->journal_json() == journal);
}

TEST_CASE("an edit of the prices and of the allowed risk is saved, undone and checked") {
    auto session = load_session(small_scenario);
    const std::string as_loaded = session->scenario_json();
    REQUIRE(
        session->submit(edit_command({{"/costs/currency", "\"EUR\""}, {"/costs/refusal", "80"}}))
            .ok);
    REQUIRE(
        session
            ->submit(edit_command(
                {{"/expectRisk/-",
                  R"({"get": "/sites/P01/breachProbability", "atMost": 0.05, "confidence": 0.9})"}}))
            .ok);
    const Json saved = saved_document(*session);
    CHECK(saved["costs"] == Json{{"currency", "EUR"}, {"refusal", 80}});
    CHECK(saved["expectRisk"][0]["atMost"] == 0.05);
    CHECK(saved_document(*load_session(session->scenario_json())) == saved);

    CHECK_FALSE(session->submit(edit_command({{"/costs/refusal", "-1"}})).ok);
    CHECK_FALSE(session->submit(edit_command({{"/expectRisk/0/atLeast", "0.01"}})).ok);
    CHECK(saved_document(*session) == saved);
    session->undo();
    session->undo();
    CHECK(session->scenario_json() == as_loaded);
}
