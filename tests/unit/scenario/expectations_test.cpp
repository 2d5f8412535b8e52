// Expectations: every operator, both ways; a pointer that leads nowhere never passes.

#include "core/scenario/playback.h"
#include "tests/unit/scenario/small_scenario.h"

using namespace headroom;
using namespace headroom::scenario;
using headroom::testing::with;

namespace {

ExpectationResult judge(const std::string& expectation) {
    auto read = read_scenario(with("{\"get\": \"/sites/P01/managed\", \"equals\": 4}", expectation),
                              "small.json");
    if (!read) {
        for (const InputError& error : read.error()) UNSCOPED_INFO(to_string(error));
    }
    REQUIRE(read);
    auto simulator = make_simulator(read->scenario, "small.json");
    REQUIRE(simulator);
    Playback playback(read->scenario, std::move(*simulator));
    playback.advance_to(read->scenario.end);
    CHECK(playback.failed() == !playback.expectations().front().passed.value());
    return playback.expectations().front();
}

bool passes(const std::string& get, const std::string& wish) {
    return judge("{\"get\": \"" + get + "\", " + wish + "}").passed.value();
}

}  // namespace

TEST_CASE("equals and notEquals are deep and exact") {
    CHECK(passes("/sites/P01/managed", "\"equals\": 4"));
    CHECK_FALSE(passes("/sites/P01/managed", "\"equals\": 5"));
    CHECK_FALSE(passes("/sites/P01/managed", "\"equals\": \"4\""));
    CHECK(passes("/sites/P01/managed", "\"notEquals\": 5"));
    CHECK_FALSE(passes("/sites/P01/managed", "\"notEquals\": 4"));
    CHECK(passes("/companies/Acme/subscriptions", "\"equals\": [\"main\"]"));
    CHECK_FALSE(passes("/companies/Acme/subscriptions", "\"equals\": []"));
    CHECK(passes("/subscriptions/main/issueDate", "\"notEquals\": null"));
}

TEST_CASE("atLeast and atMost compare numbers and include the bound") {
    CHECK(passes("/sites/P01/managed", "\"atLeast\": 4"));
    CHECK_FALSE(passes("/sites/P01/managed", "\"atLeast\": 5"));
    CHECK(passes("/sites/P01/managed", "\"atMost\": 4"));
    CHECK_FALSE(passes("/sites/P01/managed", "\"atMost\": 3"));
    CHECK_FALSE(passes("/sites/P01/licenseStatus", "\"atLeast\": 0"));
    CHECK_FALSE(passes("/sites/P01/licenseStatus", "\"atMost\": 1000"));
}

TEST_CASE("contains is a part of a text or an element of an array") {
    CHECK(passes("/sites/P01/licenseStatus", "\"contains\": \"ctiv\""));
    CHECK_FALSE(passes("/sites/P01/licenseStatus", "\"contains\": \"Expired\""));
    CHECK(passes("/companies/Acme/subscriptions", "\"contains\": \"main\""));
    CHECK_FALSE(passes("/companies/Acme/subscriptions", "\"contains\": \"mai\""));
    CHECK_FALSE(passes("/sites/P01/managed", "\"contains\": 4"));
}

TEST_CASE("length counts elements") {
    CHECK(passes("/companies/Acme/subscriptions", "\"length\": 1"));
    CHECK_FALSE(passes("/companies/Acme/subscriptions", "\"length\": 0"));
    CHECK_FALSE(passes("/sites/P01/licenseStatus", "\"length\": 9"));
}

TEST_CASE("absent holds exactly when the pointer leads nowhere") {
    CHECK(passes("/sites/P99", "\"absent\": true"));
    CHECK_FALSE(passes("/sites/P01", "\"absent\": true"));
}

TEST_CASE("a pointer that leads nowhere never passes and is told (quality 15)") {
    for (const char* wish : {"\"equals\": null", "\"notEquals\": 1", "\"atLeast\": 0",
                             "\"atMost\": 0", "\"contains\": \"\"", "\"length\": 0"}) {
        INFO(wish);
        const auto result = judge(std::string("{\"get\": \"/sites/P99/managed\", ") + wish + "}");
        CHECK(result.passed == false);
        CHECK(result.message.find("/sites") != std::string::npos);
        CHECK(result.actual.is_null());
    }
}

TEST_CASE("an expectation is judged at its instant, after everything of that instant") {
    const std::string managed = "\"get\": \"/sites/P01/managed\", ";
    CHECK(judge("{\"at\": \"1h\", " + managed + "\"equals\": 4}").passed == true);
    CHECK(judge("{\"at\": \"59m\", " + managed + "\"equals\": 2}").passed == true);
}
