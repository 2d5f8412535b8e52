#include "core/app/lessons/check_lesson.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/app/lessons/embedded_lessons.h"
#include "core/app/lessons/lesson_library.h"
#include "core/app/lessons/read_lesson.h"
#include "tests/unit/app/lessons/lesson_files.h"

using namespace headroom;
using lesson_files::changed;

namespace {

app::LessonCheck checked(const std::string& text) {
    auto read = app::read_lesson(text, "lesson.json");
    REQUIRE(read);
    return app::check_lesson(*read);
}

std::string problems_of(const std::string& text) {
    std::string all;
    for (const std::string& problem : checked(text).problems) all += problem + "\n";
    return all;
}

}  // namespace

TEST_CASE("A good lesson has no problems", "[lessons]") {
    const app::LessonCheck check = checked(lesson_files::two_more_macs());
    CHECK(check.problems.empty());
    CHECK(check.moves == 1);
    REQUIRE(check.solved_at);
    CHECK(format_instant(*check.solved_at) == "2027-03-02T08:00:00Z");
}

TEST_CASE("The check finds what is wrong with a lesson", "[lessons]") {
    CHECK(problems_of(changed("\"equals\": 5", "\"equals\": 3")).find("is met at the start") !=
          std::string::npos);
    const std::string short_of = problems_of(changed("\"count\": 2", "\"count\": 1"));
    CHECK(short_of.find("does not reach \"Five Macs are managed\"") != std::string::npos);
    CHECK(short_of.find("it is 4 now and has to be 5") != std::string::npos);
    CHECK(problems_of(changed("\"count\": 2", "\"count\": 3")).find("is refused") !=
          std::string::npos);
    CHECK(problems_of(changed("\"count\": 2", "\"count\": 2, \"expectError\": \"E_PROXY_DOWN\""))
              .find("is not refused; E_PROXY_DOWN was expected") != std::string::npos);
    CHECK(problems_of(changed("\"par\": 1", "\"par\": 2")) ==
          "Par is 2; the solution takes 1 move.\n");
    CHECK(problems_of(changed("Some come", "Two come")) ==
          "The story holds a number of the answer, 2.\n");
    CHECK(problems_of(changed("Enroll them", "Enroll 2")) ==
          "Hint 1 holds a number of the answer, 2.\n");
    CHECK(problems_of(changed("\"goals\"", R"("keep": [{"text": "Three stay", "get":
        "/sites/P01/managed", "atMost": 4}], "goals")"))
              .find("did not hold all the time") != std::string::npos);
    CHECK(problems_of(changed("\"goals\"", R"("budget": {"licenses": 4}, "goals")"))
              .find("budget is 4") != std::string::npos);
    // A goal that time alone reaches.
    CHECK(problems_of(changed(R"("get": "/sites/P01/managed", "equals": 5)",
                              R"("get": "/sites/P01/usageHistory", "length": 2)")) ==
          "It solves itself: nothing has to be done.\n");
}

TEST_CASE("Numbers are found as digits and as words", "[lessons]") {
    CHECK(app::numbers_in("Eight of 12 at P01, in 2027-03") ==
          std::vector<std::string>{"8", "12", "2027", "03"});
    CHECK(app::numbers_in("no one knows").empty());
}

TEST_CASE("Every built-in lesson begins unsolved, and its solution solves it", "[lessons]") {
    std::set<std::string> names;
    for (const app::LessonPath& path : app::lesson_paths()) {
        for (const app::Lesson* lesson : path.lessons) {
            INFO(lesson->name);
            CHECK(names.insert(lesson->name).second);
            CHECK(lesson->hints.size() >= 2);
            CHECK(lesson->hints.size() <= 4);
            CHECK_FALSE(lesson->rules.empty());
            CHECK(app::find_lesson(lesson->name) == lesson);
            for (const std::string& problem : app::check_lesson(*lesson).problems) {
                FAIL_CHECK(problem);
            }
        }
    }
    CHECK(names.size() >= 24);
    CHECK(names.size() == app::embedded_lessons().size());
    CHECK(app::lesson_paths().size() == 6);
}

TEST_CASE("A lesson leads to the next one", "[lessons]") {
    const auto& paths = app::lesson_paths();
    CHECK(app::next_lesson(paths[0].lessons[0]->name) == paths[0].lessons[1]);
    CHECK(app::next_lesson(paths[0].lessons.back()->name) == paths[1].lessons[0]);
    CHECK(app::next_lesson(paths.back().lessons.back()->name) == nullptr);
    CHECK(app::next_lesson("no-such-lesson") == nullptr);
    CHECK(app::find_lesson("no-such-lesson") == nullptr);
}
