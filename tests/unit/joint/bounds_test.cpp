// What a file may cost, and one clear error for each cause (G4, G11, G15, H2).

#include <ctime>

#include "core/app/check.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using namespace headroom::scenario;
using headroom::testing::errors_of;
using headroom::testing::small_scenario;
using headroom::testing::with;

namespace {

std::string only_message(const std::string& text) {
    const auto errors = errors_of(text);
    for (const InputError& error : errors) UNSCOPED_INFO(to_string(error));
    REQUIRE(errors.size() == 1);
    return errors.front().message;
}

bool holds(const std::string& message, std::string_view words) {
    UNSCOPED_INFO(message);
    return message.find(words) != std::string::npos;
}

// Of the processor, so that what else runs on the machine does not count.
double seconds_of(const std::string& text, std::size_t& errors) {
    const std::clock_t begin = std::clock();
    errors = errors_of(text).size();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("H2: a text of millions of list elements is refused before it is parsed") {
    std::string bomb = small_scenario;
    bomb.pop_back();
    bomb.pop_back();
    bomb += ", \"faults\": [";
    for (int i = 0; i < 10'000'000; ++i) bomb += "[],";
    bomb += "[]]}";
    std::size_t errors = 0;
    CHECK(seconds_of(bomb, errors) < 2.0);  // a tenth of that where nothing else runs
    CHECK(errors == 1);
    CHECK(holds(only_message(bomb), "more than 2000000 values"));
}

TEST_CASE("H2: texts have limits, which are told") {
    const std::string name(1'001, 'x');
    CHECK(holds(only_message(with("\"Small\"", "\"" + name + "\"")),
                "text of at most 1000 characters"));
    const auto described = [](std::size_t characters) {
        return with("\"name\": \"Small\"",
                    "\"name\": \"S\", \"description\": \"" + std::string(characters, 'x') + "\"");
    };
    CHECK(holds(only_message(described(20'001)),
                "text of at most 20000 characters is expected, this has 20001"));
    CHECK(errors_of(described(20'000)).empty());
    std::string wide;  // characters are counted, not bytes
    for (int i = 0; i < 1'000; ++i) wide += "\xE6\x9D\xB1";
    CHECK(errors_of(with("Small", wide)).empty());
}

TEST_CASE("G4: a billion Macs are checked without building the world") {
    const std::string text = with("\"macs\": 2", "\"macs\": 1000000000");
    CHECK(app::check_scenario(text, "small.json").empty());
    auto read = read_scenario(text, "small.json");
    REQUIRE(read);
    CHECK_THROWS_AS(make_simulator(read->scenario, "small.json"), TooManyMacs);
    const std::string recorded =
        with("\"steps\"", R"("demand": [{"site": "P01", "arrivals": {"model": "recorded",
        "recorded": [{"date": "2017-03-02", "count": 600}, {"date": "2017-03-03", "count": 10000000}]}}], "steps")");
    CHECK(holds(only_message(recorded), "more than 10000000 recorded Macs"));
    CHECK(holds(only_message(with("\"end\": \"30d\"",
                                  "\"end\": \"20000d\", \"faults\": [{\"kind\": \"serverDown\", "
                                  "\"everyDays\": 0.001, \"lastHours\": 1}]")),
                "outages would be drawn"));
}

TEST_CASE("G11: five hundred errors are fifty and a count, and take no long time") {
    std::string members;
    for (int i = 0; i < 500; ++i) members += ", \"unknown" + std::to_string(i) + "\": 1";
    const auto errors = errors_of(with("\"end\": \"30d\"", "\"end\": \"30d\"" + members));
    REQUIRE(errors.size() == max_errors);
    CHECK(errors.back().message.ends_with("(and 450 more errors)"));
    std::string steps;
    for (int i = 0; i < 20'000; ++i) {
        steps += R"({"at": "1h", "do": "site.add", "code": "SITE)" + std::to_string(10'000 + i) +
                 R"("},)" + "\n" + R"({"at": "2h", "do": "proxy.refresh", "site": "SITF)" +
                 std::to_string(10'000 + i) + R"("},)" + "\n";
    }
    std::size_t found = 0;
    CHECK(seconds_of(with("\"steps\": [", "\"steps\": [" + steps), found) < 10.0);
    CHECK(found == max_errors);
}

TEST_CASE("G11: one cause, one error") {
    CHECK(holds(only_message(with("\"30d\"", "\"3000000d\"")), "the end lies after 9999-12-31"));
    CHECK(holds(only_message(with("\"30d\"", "\"soon\"")), "an instant like"));
    CHECK(holds(only_message(with("\"30d\"", "\"2017-02-01\"")), "the end lies before the start"));
    CHECK(holds(only_message(with("\"macs\": 2", "\"macs\": 10.0")),
                "a whole number from 0 to 1000000000"));
    const auto batches = [](const char* list) {
        return with("\"steps\"",
                    R"("demand": [{"site": "P01", "arrivals": {"model": "batches", "batches": [)" +
                        std::string(list) + "]}}], \"steps\"");
    };
    CHECK(errors_of(batches(R"({"at": "30d", "count": 1})")).empty());
    const std::string late =
        only_message(batches(R"({"at": "31d", "count": 1}, {"at": "32d", "count": 1})"));
    CHECK(holds(late, "the batch lies outside the scenario"));
    CHECK(holds(late, "(and 1 more of them)"));
    auto read = read_scenario(small_scenario, "small.json", {{"/world/sites/00/macs", "2"}});
    REQUIRE_FALSE(read);
    CHECK(read.error().front().message == "this place does not exist in the scenario");
}

TEST_CASE("G15: a company that is registered needs its name, country, zip and phone") {
    const auto company = [](const char* members) {
        return with("\"steps\": [",
                    R"("steps": [{"at": "1h", "do": "account.register", "email": "a@b.example",
          "firstName": "A", "lastName": "B", "password": "secret1", "company": {)" +
                        std::string(members) + "}},");
    };
    const auto errors = errors_of(company(R"("name": "Globex")"));
    REQUIRE(errors.size() == 3);
    CHECK(errors[0].message == "member \"country\" is missing");
    CHECK(errors[0].pointer == "/steps/0/company");
    CHECK(errors[1].message == "member \"zip\" is missing");
    CHECK(errors[2].message == "member \"phone\" is missing");
    CHECK(errors_of(company(R"("name": "Globex", "country": "CH", "zip": "8200", "phone": "1")"))
              .empty());
}

TEST_CASE("G10: validate tells a pointer that leads nowhere; a run judges it") {
    const std::string text = with("/sites/P01/managed", "/sites/P01/used");
    const auto errors = app::check_scenario(text, "small.json");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].line == 20);
    CHECK(errors[0].pointer == "/expect/0/get");
    CHECK(holds(errors[0].message, "\"managed\""));
    CHECK(errors_of(text).empty());
}
