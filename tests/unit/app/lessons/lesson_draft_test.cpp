#include "core/app/lessons/lesson_draft.h"

#include <catch2/catch_test_macros.hpp>

#include "core/app/lessons/lesson_library.h"
#include "core/app/lessons/read_lesson.h"

using namespace headroom;
using app::Question;

namespace {

std::unique_ptr<app::Session> begun(const char* lesson) {
    auto session = app::Session::load(app::find_lesson(lesson)->scenario_json, "test");
    REQUIRE(session);
    return std::move(*session);
}

app::DraftTexts some_texts() {
    return {"Too Many Macs!",    "A site got more Macs.",   "What helps at once?",
            "Remove some",       "Wait; Restart the Proxy", "The limit stays as it is.",
            "Look at its limit."};
}

}  // namespace

TEST_CASE("What was done by hand becomes a good lesson", "[lessons]") {
    const auto session = begun("remove-macs");
    CHECK(session->submit(R"({"do": "mac.remove", "site": "P01", "count": 3})").ok);
    const auto goal = app::goal_of_site(*session, "P01");
    REQUIRE(goal);
    CHECK(goal->get == "/sites/P01/managed");
    const std::string text = app::draft_text(*session, some_texts(), {*goal});
    CHECK(app::draft_problems(text) == std::vector<std::string>());
    const auto lesson = app::read_lesson(text, "draft");
    REQUIRE(lesson);
    CHECK(lesson->name == "too-many-macs");
    CHECK(lesson->par == 1);
    CHECK(lesson->predict.options[lesson->predict.answer] == "Remove some");
}

TEST_CASE("A draft says what it lacks", "[lessons]") {
    const auto session = begun("remove-macs");
    const auto here = app::goal_of_site(*session, "P01");
    REQUIRE(here);
    // Met at the start already, and nothing was done.
    CHECK_FALSE(app::draft_problems(app::draft_text(*session, some_texts(), {*here})).empty());
    CHECK(session->submit(R"({"do": "mac.remove", "site": "P01", "count": 3})").ok);
    const auto goal = app::goal_of_site(*session, "P01");
    CHECK_FALSE(app::draft_problems(app::draft_text(*session, some_texts(), {})).empty());
    CHECK_FALSE(app::draft_problems(app::draft_text(*session, {}, {*goal})).empty());
    app::DraftTexts told = some_texts();
    told.answer = "Remove 3 of them";
    told.hints = "Remove 3.";  // the answer's number
    CHECK_FALSE(app::draft_problems(app::draft_text(*session, told, {*goal})).empty());
}

TEST_CASE("Figures that explain themselves become goals", "[lessons]") {
    const auto session = begun("main-pool");
    CHECK(session
              ->submit(R"({"do": "sublicense.create", "subscription": "main", "id": "mine",
        "name": "Mine", "type": "reserved", "licenses": 5, "expires": "withSubscription"})")
              .ok);
    Question pool{.about = Question::About::main_pool, .subscription = "main"};
    const auto of_pool = app::goal_of(*session, pool);
    REQUIRE(of_pool);
    CHECK(of_pool->get == "/subscriptions/main/mainPool");
    CHECK(of_pool->value_json == "28");
    const auto known = app::goal_of(*session, {.about = Question::About::row_max, .row = "dept1"});
    REQUIRE(known);
    CHECK(known->get == "/keys/dept1/max");
    const auto made = app::goal_of(*session, {.about = Question::About::row_max, .row = "mine"});
    REQUIRE(made);
    CHECK(made->get == "/subscriptions/main/rows/3/max");
    CHECK(made->value_json == "5");
    CHECK_FALSE(app::goal_of(*session, {.about = Question::About::next_expiry}));
    pool.at = session->start();
    CHECK_FALSE(app::goal_of(*session, pool));
    CHECK_FALSE(app::goal_of_site(*session, "P99"));
}
