// Chapters of a scenario: read, written by an edit, undone, saved.

#include "core/app/chapters.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/session.h"

using headroom::app::Chapter;
using headroom::app::Session;

namespace {

/// A scenario of 30 days whose members end with these.
std::string scenario_with(const std::string& members) {
    return R"({"schema": "headroom/scenario/1", "name": "Shown", "start": "2017-03-01",
      "end": "30d", "world": {"company": "Acme", "admin": "admin@acme.example",
      "subscriptions": [{"id": "main", "licenses": 20, "starts": "2017-01-01", "months": 12}],
      "sites": [{"code": "P01", "key": "main", "method": "online", "macs": 5}]},
      "steps": [{"at": "1d", "do": "mac.enroll", "site": "P01", "count": 2}])" +
           members + "}";
}

std::unique_ptr<Session> open(const std::string& text) {
    auto session = Session::load(text, "test.json");
    REQUIRE(session);
    return std::move(*session);
}

/// The errors of a scenario with one chapter.
std::string error_of(const std::string& chapter) {
    const auto session = Session::load(scenario_with(R"(, "chapters": [)" + chapter + "]"), "t");
    return session ? "" : session.error().front().pointer + ": " + session.error().front().message;
}

}  // namespace

TEST_CASE("chapters are read in the order of the file", "[chapters]") {
    const auto session = open(scenario_with(
        R"(, "chapters": [{"title": "Late", "at": "20d", "page": "sites", "note": "Ask first.",
                           "spotlight": "Copy as CSV"},
                          {"title": "Early", "at": "2017-03-02T00:00:00Z", "branch": "main"}])"));
    const auto chapters = headroom::app::chapters_of(*session);
    REQUIRE(chapters.size() == 2);
    CHECK(chapters[0] == Chapter{"Late", "Ask first.", "sites",
                                 *headroom::parse_instant("2017-03-21T00:00:00Z"), "",
                                 "Copy as CSV"});
    CHECK(chapters[1].branch == "main");
    CHECK(headroom::app::chapters_of(*open(scenario_with(""))).empty());
}

TEST_CASE("a chapter that cannot be shown is told at its place", "[chapters]") {
    CHECK(error_of(R"({"title": "A", "at": "1d"})").empty());
    CHECK(error_of(R"({"at": "1d"})").starts_with("/chapters/0"));
    CHECK(error_of(R"({"title": "A"})").starts_with("/chapters/0"));
    CHECK(error_of(R"({"title": "", "at": "1d"})").starts_with("/chapters/0/title"));
    CHECK(error_of(R"({"title": "A", "at": "31d"})").starts_with("/chapters/0/at"));
    CHECK(error_of(R"({"title": "A", "at": "1d", "when": 1})").starts_with("/chapters/0/when"));
    CHECK(error_of("3").starts_with("/chapters/0"));
}

TEST_CASE("chapters are written by an edit that moves nothing", "[chapters]") {
    const auto session = open(scenario_with(""));
    session->advance_to(session->start() + headroom::Span{5 * 86400});
    session->set_bookmark("Five days");
    const auto before = session->overview().sites.front().managed;
    const auto now = session->now();
    auto chapters = headroom::app::with_bookmarks(*session, "planner");
    REQUIRE(chapters.size() == 1);
    CHECK(chapters.front() == Chapter{"Five days", "", "planner", now, "main", ""});
    chapters.push_back({"Start", "Say \"hello\".", "sites", session->start(), "", "Edit"});
    CHECK(session->submit(headroom::app::chapters_command(chapters)).ok);
    CHECK(headroom::app::chapters_of(*session) == chapters);
    CHECK(headroom::app::with_bookmarks(*session, "sites") == chapters);
    CHECK(session->now() == now);
    CHECK(session->overview().sites.front().managed == before);
    const auto saved = open(session->scenario_json());
    CHECK(headroom::app::chapters_of(*saved) == chapters);
    CHECK(session->submit(headroom::app::chapters_command({})).ok);
    CHECK(headroom::app::chapters_of(*session).empty());
    CHECK(session->undo());
    CHECK(headroom::app::chapters_of(*session) == chapters);
}
