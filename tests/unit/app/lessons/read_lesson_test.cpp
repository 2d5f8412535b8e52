#include "core/app/lessons/read_lesson.h"

#include <catch2/catch_test_macros.hpp>

#include "core/scenario/json_source.h"
#include "tests/unit/app/lessons/lesson_files.h"

using namespace headroom;
using lesson_files::changed;

namespace {

/// The errors of a text, one a line.
std::string lesson_errors(const std::string& text) {
    const auto read = app::read_lesson(text, "lesson.json");
    if (read) return "";
    std::string lines;
    for (const auto& error : read.error()) lines += to_string(error) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("A lesson file is read as it stands", "[lessons]") {
    const auto read = app::read_lesson(lesson_files::two_more_macs(), "lesson.json");
    REQUIRE(read);
    CHECK(read->name == "two-more");
    CHECK(read->predict.options.size() == 2);
    CHECK(read->predict.answer == 0);
    REQUIRE(read->goals.size() == 1);
    CHECK_FALSE(read->goals[0].at);
    REQUIRE(read->solution.size() == 1);
    CHECK(format_instant(read->solution[0].at) == "2027-03-02T08:00:00Z");
    CHECK(read->solution[0].command_json == R"({"do":"mac.enroll","site":"P01","count":2})");
}

TEST_CASE("A lesson is known by its schema, wherever that stands", "[lessons]") {
    CHECK(app::is_lesson_text(lesson_files::two_more_macs()));
    const std::string prose(1'000, 'x');
    CHECK(app::is_lesson_text(R"({"story": ")" + prose + R"(", "schema": "headroom/lesson/1"})"));
    CHECK(app::is_lesson_text(R"({"schema": "headroom/lesson/1", "story": )"));
    CHECK_FALSE(app::is_lesson_text(
        R"({"schema": "headroom/scenario/1", "name": "as in \"headroom/lesson/1\""})"));
    CHECK_FALSE(app::is_lesson_text(R"({"comment": ["headroom/lesson/1"]})"));
    CHECK_FALSE(app::is_lesson_text(prose + R"("headroom/lesson/1")"));
}

TEST_CASE("What is wrong with a lesson is told at its own place", "[lessons]") {
    const std::string bad_pointer =
        lesson_errors(changed("\"get\": \"/sites/P01/managed\"", "\"get\": \"/sites/P01/manged\""));
    CHECK(bad_pointer.starts_with("lesson.json:12:54: /goals/0/get: "));
    CHECK(bad_pointer.find("did you mean \"managed\"?") != std::string::npos);
    const std::string unknown_site =
        lesson_errors(changed("\"site\": \"P01\", \"count\"", "\"site\": \"P02\", \"count\""));
    CHECK(unknown_site.starts_with("lesson.json:14:57: /solution/0/site: "));
    const std::string bad_world = lesson_errors(changed("\"licenses\": 5", "\"licenses\": \"5\""));
    CHECK(bad_world.starts_with("lesson.json:10:"));
    CHECK(bad_world.find("/scenario/world/subscriptions/0/licenses: ") != std::string::npos);
    CHECK(lesson_errors(changed("\"title\"", "\"tilte\"")).find("tilte") != std::string::npos);
}

TEST_CASE("Lessons keep their bounds", "[lessons]") {
    CHECK(lesson_errors(changed("\"two-more\"", "\"Two more\"")).find("/name: ") !=
          std::string::npos);
    CHECK(
        lesson_errors(changed("[\"2\", \"3\"]", "[\"2\"]")).find("/predict/options: from 2 to 4") !=
        std::string::npos);
    CHECK(lesson_errors(changed("[\"2\", \"3\"]", "[\"2\", \"2\"]")).find("is there twice") !=
          std::string::npos);
    CHECK(lesson_errors(changed("\"answer\": \"2\"", "\"answer\": \"4\""))
              .find("/predict/answer: ") != std::string::npos);
    CHECK(lesson_errors(changed("\"par\": 1", "\"par\": 0")).find("/par: ") != std::string::npos);
    CHECK(lesson_errors(changed("[\"Enroll them.\"]", "[]")).find("/hints: from 1 to 10") !=
          std::string::npos);
    CHECK(lesson_errors(changed("\"end\": \"2w\",", "\"end\": \"2w\", \"expect\": [],"))
              .find("/scenario/expect: ") != std::string::npos);
    CHECK(lesson_errors("[]").find("an object is expected") != std::string::npos);
    CHECK(lesson_errors("{") != "");
}

TEST_CASE("Commands of a solution stand in the order of time", "[lessons]") {
    const std::string errors =
        lesson_errors(changed("\"count\": 2}",
                              "\"count\": 1}, {\"at\": \"1h\", \"do\": \"mac.enroll\", "
                              "\"site\": \"P01\", \"count\": 1}"));
    CHECK(errors.find("/solution/1: ") != std::string::npos);
}

TEST_CASE("A goal does not depend on an id that only the solution makes", "[lessons]") {
    std::string text = changed("\"count\": 2}", R"("count": 2}, {"at": "1d",
        "do": "sublicense.create", "subscription": "main", "id": "mine", "name": "Mine",
        "type": "reserved", "licenses": 1, "expires": "withSubscription"})");
    const std::string goal = R"("get": "/sites/P01/managed", "equals": 5)";
    text.replace(text.find(goal), goal.size(), R"("get": "/keys/mine/max", "equals": 1)");
    CHECK(lesson_errors(text).find("/goals/0/get: only the solution makes this id") !=
          std::string::npos);
}

TEST_CASE("Schemas of lessons describe what they say", "[lessons]") {
    for (const char* name : {"lesson", "lessons"}) {
        const auto schema = scenario::Json::parse(app::lesson_schema_json(name));
        CHECK(schema.contains("$schema"));
        CHECK(schema["type"] == "object");
    }
    CHECK(app::lesson_schema_json("other").empty());
}
