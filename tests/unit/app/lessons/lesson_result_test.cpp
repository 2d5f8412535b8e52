#include "core/app/lessons/lesson_result.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/lessons/lesson_library.h"
#include "core/app/lessons/lesson_play.h"
#include "core/app/session.h"

using namespace headroom;

namespace {

/// The lesson with its solution given by hand.
std::unique_ptr<app::Session> played(const app::Lesson& lesson) {
    auto session = app::Session::load(lesson.scenario_json, lesson.name + ".json");
    REQUIRE(session);
    for (const app::Lesson::Move& move : lesson.solution) {
        (*session)->advance_to(move.at);
        (*session)->submit(move.command_json);
    }
    return std::move(*session);
}

}  // namespace

TEST_CASE("A result opens as it was played", "[lessons]") {
    for (const char* name : {"remove-macs", "main-pool", "first-activation", "only-a-member"}) {
        INFO(name);
        const app::Lesson* lesson = app::find_lesson(name);
        REQUIRE(lesson != nullptr);
        const auto mine = played(*lesson);
        const auto journal = app::result_journal(*lesson, mine->scenario_json(), mine->now());
        REQUIRE(journal);
        const auto theirs = app::Session::load_journal(*journal);
        REQUIRE(theirs);
        CHECK((*theirs)->now() == mine->now());
        CHECK((*theirs)->scenario_json() == mine->scenario_json());
        app::LessonPlay play(*lesson);
        const app::LessonProgress& progress = play.look(**theirs);
        app::LessonPlay original(*lesson);
        CHECK(progress.solved == original.look(*mine).solved);
        CHECK(progress.moves == lesson->par);
        CHECK(app::lesson_of_journal(*journal) == lesson);
        CHECK(app::lesson_of_journal((*theirs)->journal_json()) == lesson);
    }
}

TEST_CASE("A scenario that is none of the lesson is no result of it", "[lessons]") {
    const app::Lesson& lesson = *app::find_lesson("remove-macs");
    const auto session = played(lesson);
    auto other = nlohmann::ordered_json::parse(session->scenario_json());
    other["world"]["subscriptions"][0]["licenses"] = 999;
    CHECK_FALSE(app::result_journal(lesson, other.dump(), std::nullopt));
    CHECK_FALSE(
        app::result_journal(*app::find_lesson("one-key"), session->scenario_json(), std::nullopt));
    for (const char* text : {"", "[]", "{}", "{\"steps\": 3}"}) {
        CHECK_FALSE(app::result_journal(lesson, text, std::nullopt));
        CHECK(app::lesson_of_journal(text) == nullptr);
    }
}
