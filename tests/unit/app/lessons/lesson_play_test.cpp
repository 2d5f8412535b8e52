#include "core/app/lessons/lesson_play.h"

#include <catch2/catch_test_macros.hpp>

#include "core/app/lessons/lesson_library.h"
#include "core/app/lessons/read_lesson.h"
#include "tests/unit/app/lessons/lesson_files.h"

using namespace headroom;
using lesson_files::changed;

namespace {

constexpr const char* enroll_one = R"({"do": "mac.enroll", "site": "P01", "count": 1})";

app::LessonPlay played(const std::string& text) {
    auto read = app::read_lesson(text, "lesson.json");
    REQUIRE(read);
    return app::LessonPlay(std::move(*read));
}

std::unique_ptr<app::Session> session_of(const app::LessonPlay& play) {
    auto loaded = app::Session::load(play.lesson().scenario_json, "lesson");
    REQUIRE(loaded);
    return std::move(*loaded);
}

}  // namespace

TEST_CASE("Goals, moves and stars follow what is done", "[lessons]") {
    app::LessonPlay play = played(lesson_files::two_more_macs());
    const auto session = session_of(play);
    CHECK_FALSE(play.look(*session).goals[0].met);
    CHECK(play.progress().moves == 0);
    CHECK(play.predict(1));
    session->submit(enroll_one);
    CHECK(play.look(*session).moves == 1);
    CHECK_FALSE(play.predict(0));  // too late
    CHECK(play.progress().predicted == std::size_t{1});
    CHECK_FALSE(play.progress().solved);
    session->submit(enroll_one);
    CHECK(play.look(*session).solved);
    CHECK(play.progress().solved_moves == 2);
    CHECK(play.progress().stars == 2);  // more moves than par, no hint
    // It stays solved, although the goal is not met any more; undoing leads to a better result.
    session->undo();
    session->undo();
    CHECK(play.look(*session).moves == 0);
    CHECK(play.progress().solved);
    CHECK_FALSE(play.progress().all_met);
    session->submit(R"({"do": "mac.enroll", "site": "P01", "count": 2})");
    CHECK(play.look(*session).stars == 3);
    CHECK(play.progress().solved_moves == 1);
}

TEST_CASE("Hints cost a star and end", "[lessons]") {
    app::LessonPlay play = played(lesson_files::two_more_macs());
    const auto session = session_of(play);
    CHECK(play.show_hint());
    CHECK_FALSE(play.show_hint());
    session->submit(R"({"do": "mac.enroll", "site": "P01", "count": 2})");
    CHECK(play.look(*session).stars == 2);
    CHECK(play.json() ==
          R"({"name":"two-more","title":"More Macs","goals":[{"text":"Five Macs are managed",)"
          R"("met":true}],"hintsShown":1,"moves":1,"par":1,"solved":true,"stars":2})");
}

TEST_CASE("Why not yet names the figure, the wish and the reason", "[lessons]") {
    app::LessonPlay play = played(lesson_files::two_more_macs());
    const auto session = session_of(play);
    play.look(*session);
    const app::WhyNotYet why = play.why_not_yet(*session, 0);
    CHECK(
        why.sentence.starts_with("P01: Macs that the site manages: it is 3 now and has to be 5."));
    REQUIRE(why.question);
    CHECK(why.question->row == "main");
    CHECK(app::explain(*session, *why.question));
    CHECK(play.why_not_yet(*session, 7).sentence.empty());
}

TEST_CASE("A goal with an instant is looked at then and only then", "[lessons]") {
    app::LessonPlay play = played(changed("\"equals\": 5", "\"equals\": 5, \"at\": \"2d\""));
    const auto session = session_of(play);
    session->submit(R"({"do": "mac.enroll", "site": "P01", "count": 2})");
    CHECK_FALSE(play.look(*session).goals[0].met);
    CHECK(play.why_not_yet(*session, 0).sentence ==
          "This is looked at on 2027-03-03 08:00; it is 2027-03-01 08:00 now.");
    session->advance_to(session->start() + Span::hours(24 * 5));
    CHECK(play.look(*session).goals[0].met);
    // Too late: what is done on the third day does not count.
    app::LessonPlay late = played(changed("\"equals\": 5", "\"equals\": 5, \"at\": \"2d\""));
    const auto other = session_of(late);
    other->advance_to(other->start() + Span::hours(24 * 3));
    other->submit(R"({"do": "mac.enroll", "site": "P01", "count": 2})");
    CHECK(late.look(*other).goals[0].missed);
    CHECK(late.why_not_yet(*other, 0).sentence.find("was not so on 2027-03-03") !=
          std::string::npos);
}

TEST_CASE("What is to be kept is seen at every instant, also between two looks", "[lessons]") {
    app::LessonPlay play = played(changed("\"goals\"", R"("keep": [{"text": "Never four", "get":
        "/sites/P01/managed", "notEquals": 4}], "goals")"));
    const auto session = session_of(play);
    CHECK(play.look(*session).keep[0].met);
    session->advance_to(session->start() + Span::hours(1));
    session->submit(enroll_one);
    session->advance_to(session->start() + Span::hours(2));
    session->submit(enroll_one);
    CHECK_FALSE(play.look(*session).keep[0].met);
    CHECK(play.progress().goals[0].met);
    CHECK_FALSE(play.progress().solved);
    CHECK(play.in_the_way().find("Never four") != std::string::npos);
    session->undo();
    session->undo();
    session->submit(R"({"do": "mac.enroll", "site": "P01", "count": 2})");
    CHECK(play.look(*session).solved);
}

TEST_CASE("An edited beginning does not count", "[lessons]") {
    app::LessonPlay play = played(lesson_files::two_more_macs());
    const auto session = session_of(play);
    const auto outcome = session->submit(
        R"({"do": "scenario.edit", "set": [{"pointer": "/world/sites/0/macs", "value": 5}]})");
    REQUIRE(outcome.ok);
    CHECK(play.look(*session).goals[0].met);
    CHECK(play.progress().changed_start);
    CHECK_FALSE(play.progress().solved);
    CHECK(play.in_the_way().find("edited before its start") != std::string::npos);
}
