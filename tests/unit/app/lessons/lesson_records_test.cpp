#include "core/app/lessons/lesson_records.h"

#include <catch2/catch_test_macros.hpp>

using namespace headroom;

TEST_CASE("The better result of a lesson stays", "[lessons]") {
    app::LessonRecords records;
    CHECK(records.note("one-key", {2, 5}));
    CHECK_FALSE(records.note("one-key", {1, 6}));
    CHECK(records.note("one-key", {1, 3}));
    REQUIRE(records.find("one-key") != nullptr);
    CHECK(records.find("one-key")->stars == 2);
    CHECK(records.find("one-key")->moves == 3);
    CHECK(records.find("other") == nullptr);
    CHECK(records.text() == R"({"one-key":{"stars":2,"moves":3}})");
}

TEST_CASE("Records of two tabs are merged, and nonsense is left out", "[lessons]") {
    app::LessonRecords records;
    records.note("one-key", {2, 3});
    records.merge(R"({"one-key":{"stars":3,"moves":9},"set-aside":{"stars":1,"moves":2},)"
                  R"("bad":{"stars":7,"moves":2},"worse":5,"worst":{"stars":"3","moves":null}})");
    CHECK(records.text() ==
          R"({"one-key":{"stars":3,"moves":3},"set-aside":{"stars":1,"moves":2}})");
    for (const char* text : {"", "[]", "{", "null", "{\"a\":{}}"}) records.merge(text);
    CHECK(records.solved() == 2);
}
