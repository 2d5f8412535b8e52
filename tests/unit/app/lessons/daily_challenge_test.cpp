#include "core/app/lessons/daily_challenge.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/app/lessons/check_lesson.h"
#include "core/app/lessons/lesson_library.h"

using namespace headroom;

TEST_CASE("Every day has a good challenge, and not always the same", "[lessons]") {
    std::set<Count> pars;
    std::set<std::string> stories;
    const Date first = *parse_date("2026-12-01");
    for (int i = 0; i < 60; ++i) {
        const app::Lesson challenge = app::daily_challenge(first + i);
        INFO(challenge.name);
        for (const std::string& problem : app::check_lesson(challenge).problems) {
            FAIL_CHECK(problem);
        }
        pars.insert(challenge.par);
        stories.insert(challenge.story);
    }
    CHECK(pars == std::set<Count>{2, 3, 4});
    CHECK(stories.size() == 60);
}

TEST_CASE("A challenge is found by its name, the same each time", "[lessons]") {
    const app::Lesson* challenge = app::find_lesson("challenge-2027-03-01");
    REQUIRE(challenge != nullptr);
    CHECK(challenge == app::find_lesson("challenge-2027-03-01"));
    CHECK(app::lesson_text("challenge-2027-03-01") ==
          app::daily_challenge_text(*parse_date("2027-03-01")));
    CHECK(app::next_lesson("challenge-2027-03-01") == nullptr);
    for (const char* name : {"challenge-", "challenge-2027-02-30", "challenge-1999-01-01",
                             "challenge-2027-03-01x", "Challenge-2027-03-01"}) {
        CHECK(app::find_lesson(name) == nullptr);
    }
}
