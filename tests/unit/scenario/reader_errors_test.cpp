// What is wrong with a scenario is told with its place, all of it at once (scenario format).

#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using namespace headroom::scenario;
using headroom::testing::errors_of;
using headroom::testing::small_scenario;
using headroom::testing::with;

namespace {

InputError only_error(const std::string& text) {
    const auto errors = errors_of(text);
    for (const InputError& error : errors) UNSCOPED_INFO(to_string(error));
    REQUIRE(errors.size() == 1);
    return errors.front();
}

bool says(const InputError& error, std::string_view words) {
    UNSCOPED_INFO(to_string(error));
    return error.message.find(words) != std::string::npos;
}

bool some_error_says(const std::string& text, std::string_view words) {
    for (const InputError& error : errors_of(text)) {
        if (says(error, words)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the small scenario itself is right") { CHECK(errors_of(small_scenario).empty()); }

TEST_CASE("an error names file, line, column and pointer of the value") {
    const InputError error = only_error(with("\"licenses\": 10", "\"licenses\": \"ten\""));
    CHECK(error.file == "small.json");
    CHECK(error.line == 9);
    CHECK(error.column == 34);
    CHECK(error.pointer == "/world/subscriptions/0/licenses");
    CHECK(to_string(error).starts_with("small.json:9:34: /world/subscriptions/0/licenses: "));
}

TEST_CASE("columns count characters, not bytes") {
    const InputError plain =
        only_error(with(R"("name": "Dept", "type": "reserved")", R"("name": "Dept", "type": 1)"));
    const InputError accents =
        only_error(with(R"("name": "Dept", "type": "reserved")", R"("name": "Dépß", "type": 1)"));
    CHECK(plain.line == 11);
    CHECK(plain.line == accents.line);
    CHECK(plain.column == accents.column);
}

TEST_CASE("a misspelt member or value names the nearest valid one") {
    CHECK(some_error_says(with("\"months\"", "\"month\""), "did you mean \"months\""));
    CHECK(says(only_error(with("\"reserved\"", "\"reserve\"")), "reserved"));
    CHECK(says(only_error(with("mac.enroll", "mac.enrol")), "mac.enroll"));
    CHECK(says(only_error(with("\"site\": \"P01\", \"count\"", "\"site\": \"P02\", \"count\"")),
               "P01"));
    CHECK(says(only_error(with("\"end\": \"30d\"", "\"end\": \"30d\", \"stps\": []")), "steps"));
}

TEST_CASE("duplicate members, ids and codes are errors") {
    CHECK(says(only_error(with("\"name\": \"Small\"", "\"name\": \"Small\", \"name\": \"Big\"")),
               "name"));
    CHECK(some_error_says(with("\"id\": \"dept\"", "\"id\": \"main\""), "\"main\" is taken"));
}

TEST_CASE("a byte order mark, broken UTF-8, no JSON and deep nesting are errors with a place") {
    const InputError mark = only_error("\xEF\xBB\xBF" + small_scenario);
    CHECK(mark.line == 1);
    CHECK(mark.column == 1);
    CHECK(says(mark, "byte order mark"));
    CHECK(only_error(with("Small", "Sm\xFFll")).line == 3);
    CHECK(only_error("").line == 1);
    CHECK(only_error("{\"schema\": ").line == 1);
    CHECK(only_error("[1, 2]").line == 1);
    CHECK_FALSE(errors_of(std::string(100'000, '[')).empty());
}

TEST_CASE("at most fifty errors of one file are told") {
    std::string members;
    for (int i = 0; i < 200; ++i) members += ", \"unknown" + std::to_string(i) + "\": 1";
    const auto errors = errors_of(with("\"end\": \"30d\"", "\"end\": \"30d\"" + members));
    CHECK(errors.size() == max_errors);
    CHECK(max_errors == 50);
}

TEST_CASE("several errors of one file are told together, in the order of the file") {
    std::string text = with("\"licenses\": 10", "\"licenses\": -1");
    text.replace(text.find("\"macs\": 2"), 9, "\"macs\": {}");
    const auto errors = errors_of(text);
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].line < errors[1].line);
}

TEST_CASE("out of range, contradictory and impossible values are errors") {
    CHECK_FALSE(errors_of(with("\"30d\"", "\"2017-02-01\"")).empty());  // before the start
    CHECK_FALSE(errors_of(with("2017-03-01T08:00:00Z", "2017-02-30")).empty());
    CHECK_FALSE(errors_of(with("\"macs\": 2", "\"macs\": 1000000001")).empty());
    CHECK_FALSE(errors_of(with("\"licenses\": 4", "\"licenses\": 11")).empty());  // more than T
    CHECK_FALSE(errors_of(with("headroom/scenario/1", "headroom/scenario/2")).empty());
    CHECK_FALSE(errors_of(with("\"at\": \"1h\"", "\"at\": \"40d\"")).empty());  // after the end
    CHECK_FALSE(errors_of(with("\"count\": 2", "\"count\": 2, \"mac\": \"x\"")).empty());
    CHECK_FALSE(errors_of(with("\"count\": 2", "\"count\": 1.5")).empty());
}

TEST_CASE("a second Proxy cannot replace a site that is added later") {
    // Whatever is said about it: it is said, and nothing crashes.
    const std::string step =
        R"({"at": "1h", "do": "site.add", "code": "P03", "replaces": "P02"},
    {"at": "2h", "do": "site.add", "code": "P02"},
    {"at": "3h", "do": "mac.enroll")";
    const std::string text = with("{\"at\": \"1h\", \"do\": \"mac.enroll\"", step);
    auto read = read_scenario(text, "small.json");
    if (!read) return;
    auto simulator = make_simulator(read->scenario, "small.json");
    REQUIRE(simulator);
    for (const Step& each : read->scenario.steps) {
        for (const auto& command : each.commands) (void)simulator->submit(each.actor, command);
    }
}
