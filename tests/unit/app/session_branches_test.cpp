// Branches, undo, journal and places in time (core/app/session.h).

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/app/load_session.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using app::Session;
using headroom::testing::load_session;
using headroom::testing::small_scenario;
using headroom::testing::with;
using Json = nlohmann::ordered_json;

namespace {

std::int64_t managed(const Session& session) {
    return Json::parse(session.state_json())["sites"]["P01"]["managed"].get<std::int64_t>();
}

std::vector<std::string> texts(const std::vector<Instant>& instants) {
    std::vector<std::string> out;
    for (const Instant at : instants) out.push_back(format_instant(at));
    return out;
}

const std::string discover = R"({"do": "mac.discover", "site": "P01", "count": 3})";
const std::string remove_one = R"({"do": "mac.remove", "site": "P01", "count": 1})";
const std::string add_site = R"({"do": "site.add", "code": "P02"})";
const std::string remove_there = R"({"do": "mac.remove", "site": "P02", "count": 1})";

}  // namespace

TEST_CASE("a command in the past opens a branch and leaves its parent untouched") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::days(2));
    session->submit(discover);
    session->run_to_end();
    const std::string main_report = session->report_json();
    const std::string main_scenario = session->scenario_json();
    CHECK(session->branches().size() == 1);
    CHECK(session->branches().front().name == "main");
    CHECK(session->branches().front().hand_commands == 1);

    const Instant past = session->start() + Span::days(1);
    session->seek(past);
    CHECK(session->submit(remove_one).ok);
    REQUIRE(session->branches().size() == 2);
    const app::BranchView branch = session->branches()[1];
    CHECK(branch.name == "branch 2");
    CHECK(branch.parent == "main");
    CHECK(branch.forked_at == past);
    CHECK(branch.hand_commands == 1);
    CHECK(branch.current);
    session->run_to_end();
    CHECK(managed(*session) == 3);  // without the three discovered on main

    REQUIRE(session->switch_to_branch("main"));
    CHECK(session->now() == session->end());
    CHECK(session->report_json() == main_report);
    CHECK(session->scenario_json() == main_scenario);
    CHECK_FALSE(session->switch_to_branch("nowhere"));

    auto straight = load_session(main_scenario);
    straight->run_to_end();
    CHECK(straight->trace_hash() == session->trace_hash());
}

TEST_CASE("a branch keeps what was done before it, and branches have branches") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::days(1));
    session->submit(discover);
    session->advance_to(session->start() + Span::days(3));
    session->seek(session->start() + Span::days(2));
    session->submit(remove_one);
    CHECK(managed(*session) == 6);
    session->advance_to(session->start() + Span::days(4));
    session->seek(session->start() + Span::days(3));
    session->submit(remove_one);
    CHECK(managed(*session) == 5);
    REQUIRE(session->branches().size() == 3);
    CHECK(session->branches()[2].parent == "branch 2");
    CHECK(session->branches()[2].hand_commands == 1);
    session->seek(session->start() + Span::days(1));
    CHECK(managed(*session) == 7);
}

TEST_CASE("branches are renamed, their children follow, names stay unique") {
    auto session = load_session(small_scenario);
    session->run_to_end();
    session->seek(session->start());
    session->submit(remove_one);
    CHECK(session->rename_branch("branch 2", " fewer Macs "));
    CHECK(session->branches()[1].name == "fewer Macs");
    CHECK(session->rename_branch("main", "base"));
    CHECK(session->branches()[1].parent == "base");
    CHECK_FALSE(session->rename_branch("base", "fewer Macs"));
    CHECK_FALSE(session->rename_branch("base", "  "));
    CHECK_FALSE(session->rename_branch("main", "other"));
}

TEST_CASE("names of one branch are unknown on another") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::days(1));
    session->submit(add_site);
    session->advance_to(session->start() + Span::days(2));
    session->seek(session->start() + Span::hours(3));
    session->submit(remove_one);
    CHECK(session->submit(remove_there).is_input_error);
    session->switch_to_branch("main");
    session->seek(session->end());
    CHECK(session->submit(remove_there).code == "E_MAC_UNKNOWN");
}

TEST_CASE("undo and redo of the last command by hand") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::days(1));
    CHECK_FALSE(session->can_undo());
    CHECK_FALSE(session->undo());
    const std::string before = session->report_json();
    session->submit(discover);
    session->submit(remove_one);
    const std::string after = session->report_json();
    REQUIRE(session->undo());
    CHECK(managed(*session) == 7);
    REQUIRE(session->undo());
    CHECK(session->report_json() == before);
    CHECK_FALSE(session->can_undo());
    REQUIRE(session->redo());
    REQUIRE(session->redo());
    CHECK_FALSE(session->redo());
    CHECK(session->report_json() == after);
    session->undo();
    session->submit(remove_one);
    CHECK_FALSE(session->can_redo());
    CHECK(session->branches().size() == 1);
}

TEST_CASE("who plays on after a change of the past comes to the same") {
    constexpr auto by_caller = Session::Replay::by_caller;
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::days(1));
    session->submit(discover);
    const Instant here = session->start() + Span::days(5);
    session->advance_to(here);
    const std::string with_it = session->report_json();
    auto other = load_session(small_scenario);
    other->advance_to(here);
    const std::string without_it = other->report_json();

    REQUIRE(session->undo(by_caller));
    CHECK(session->now() < here);
    session->advance_to(here);
    CHECK(session->report_json() == without_it);
    REQUIRE(session->redo(by_caller));
    CHECK(session->now() < here);
    session->advance_to(here);
    CHECK(session->report_json() == with_it);
}

TEST_CASE("a refused command by hand does not make the run fail") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::hours(2));
    CHECK(session->submit(R"({"do": "mac.enroll", "site": "P01", "count": 1})").code ==
          "E_LICENSE_LIMIT");
    session->run_to_end();
    const Json report = Json::parse(session->report_json());
    CHECK(report["passed"] == true);
    auto again = load_session(session->scenario_json());
    again->run_to_end();
    Json of_saved = Json::parse(again->report_json());
    of_saved["scenario"] = report["scenario"];  // the text has another digest, of course
    CHECK(of_saved == report);
}

TEST_CASE("a journal saves and loads to the same state") {
    app::RunOptions options;
    options.seed = 5;
    options.until = "20d";
    options.set = {{"/name", "Renamed"}};
    auto loaded = Session::load(small_scenario, "test.json", options);
    REQUIRE(loaded);
    auto session = std::move(*loaded);
    session->advance_to(session->start() + Span::days(1));
    session->submit(add_site);
    session->submit(discover);
    session->set_bookmark("after the discovery");
    session->advance_to(session->start() + Span::days(5));
    session->seek(session->start() + Span::days(2));
    session->submit(remove_one);
    session->submit(remove_one);
    session->undo();

    auto reloaded = Session::load_journal(session->journal_json());
    REQUIRE(reloaded);
    auto again = std::move(*reloaded);
    CHECK(again->journal_json() == session->journal_json());
    CHECK(again->report_json() == session->report_json());
    CHECK(again->now() == session->now());
    CHECK(again->bookmarks().front().name == "after the discovery");
    CHECK(again->can_redo());
    session->redo();
    again->redo();
    session->run_to_end();
    again->run_to_end();
    CHECK(again->report_json() == session->report_json());
    session->switch_to_branch("main");
    again->switch_to_branch("main");
    CHECK(again->report_json() == session->report_json());
}

TEST_CASE("a journal keeps undone commands that build on each other") {
    auto session = load_session(small_scenario);
    session->submit(add_site);
    session->submit(R"({"do": "mac.discover", "site": "P02", "count": 1})");
    session->undo();
    session->undo();
    auto reloaded = Session::load_journal(session->journal_json());
    REQUIRE(reloaded);
    CHECK((*reloaded)->redo());
    CHECK((*reloaded)->redo());
    session->redo();
    session->redo();
    CHECK((*reloaded)->report_json() == session->report_json());
}

TEST_CASE("a damaged journal is an error, not a crash") {
    auto session = load_session(small_scenario);
    session->submit(remove_one);
    const std::string good = session->journal_json();
    CHECK_FALSE(Session::load_journal(""));
    CHECK_FALSE(Session::load_journal("[]"));
    CHECK_FALSE(Session::load_journal("{\"schema\": 1}"));
    for (const char* member : {"scenario", "seed", "branches", "current", "now", "bookmarks"}) {
        INFO(member);
        Json spoilt = Json::parse(good);
        spoilt.erase(member);
        CHECK_FALSE(Session::load_journal(spoilt.dump()));
    }
    Json spoilt = Json::parse(good);
    spoilt["branches"][0]["commands"][0]["do"] = "mac.remov";
    CHECK_FALSE(Session::load_journal(spoilt.dump()));
    spoilt = Json::parse(good);
    spoilt["current"] = "nowhere";
    CHECK_FALSE(Session::load_journal(spoilt.dump()));
}

TEST_CASE("next and previous events walk over the instants at which something happens") {
    auto session = load_session(small_scenario);
    std::vector<Instant> forward;
    while (const auto next = session->next_event()) {
        REQUIRE(*next > session->now());
        session->seek(*next);
        forward.push_back(*next);
    }
    REQUIRE(forward.size() > 30);  // a refresh a day, reports, the step
    session->seek(session->end());
    if (forward.back() == session->end()) forward.pop_back();
    std::vector<Instant> backward;
    while (const auto previous = session->previous_event()) {
        REQUIRE(*previous < session->now());
        session->seek(*previous);
        backward.insert(backward.begin(), *previous);
    }
    REQUIRE_FALSE(backward.empty());
    CHECK(backward.front() == session->start());
    backward.erase(backward.begin());
    CHECK(texts(backward) == texts(forward));
}

TEST_CASE("breaches ahead are found without playing, those behind from what was played") {
    auto session = load_session(with(R"("do": "mac.enroll", "site": "P01", "count": 2})",
                                     R"("do": "mac.discover", "site": "P01", "count": 5},
        {"at": "3d", "do": "mac.remove", "site": "P01", "count": 5},
        {"at": "9d", "do": "mac.discover", "site": "P01", "count": 6})"));
    const Instant first = session->start() + Span::hours(1);
    const Instant second = session->start() + Span::days(9);
    CHECK(session->next_breach() == first);
    CHECK(session->now() == session->start());
    CHECK_FALSE(session->previous_breach());
    session->seek(first);
    CHECK(session->next_breach() == second);
    session->seek(session->end());
    CHECK_FALSE(session->next_breach());
    CHECK(session->previous_breach() == second);
    session->seek(second);
    CHECK(session->previous_breach() == first);
}

TEST_CASE("bookmarks are kept in the order of time") {
    auto session = load_session(small_scenario);
    session->advance_to(session->start() + Span::days(3));
    session->set_bookmark("b");
    session->seek(session->start() + Span::days(1));
    session->set_bookmark("a");
    REQUIRE(session->bookmarks().size() == 2);
    CHECK(session->bookmarks()[0].name == "a");
    session->seek(session->start() + Span::days(5));
    session->set_bookmark("a");
    REQUIRE(session->bookmarks().size() == 2);
    CHECK(session->bookmarks()[1].name == "a");
    session->remove_bookmark("b");
    CHECK(session->bookmarks().size() == 1);
}
