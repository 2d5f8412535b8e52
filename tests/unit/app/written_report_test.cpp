// Reports that are written piece by piece (G17).

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "core/scenario/json_writer.h"
#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"

using namespace headroom;

TEST_CASE("G17: a report in pieces has the bytes of the whole document") {
    for (const auto& preset : app::presets()) {
        INFO(preset.name);
        auto read = scenario::read_scenario(preset.text, preset.name);
        REQUIRE(read);
        auto simulator = scenario::make_simulator(read->scenario, preset.name);
        REQUIRE(simulator);
        scenario::Playback playback(read->scenario, std::move(*simulator));
        playback.advance_to(read->scenario.end);
        for (const bool interrupted : {false, true}) {
            std::string text;
            std::size_t longest = 0;
            playback.write_report(interrupted, [&](std::string_view piece) {
                longest = std::max(longest, piece.size());
                text += piece;
            });
            CHECK(text == playback.report(interrupted).dump(2));
            CHECK(longest < text.size());
        }
    }
}

TEST_CASE("G17: the longest piece does not grow with the number of sites") {
    const auto longest_piece = [](int sites) {
        std::string text =
            R"({"schema": "headroom/scenario/1", "name": "many", "start": "2017-03-01", "end": "30d",
            "world": {"company": "A", "admin": "a@a.example", "subscriptions": [], "sites": [)";
        for (int i = 0; i < sites; ++i) {
            if (i > 0) text += ",";
            text += R"({"code": "S)" + std::to_string(1000 + i) + R"("})";
        }
        auto session = app::Session::load(text + "]}}", "many.json");
        REQUIRE(session);
        (*session)->run_to_end();
        std::size_t longest = 0;
        (*session)->write_report(
            [&](std::string_view piece) { longest = std::max(longest, piece.size()); });
        return longest;
    };
    CHECK(longest_piece(400) <= longest_piece(4) + 16);
}

TEST_CASE("G17: empty objects and arrays are written as a dump writes them") {
    std::string text;
    const scenario::TextSink sink = [&](std::string_view piece) { text += piece; };
    scenario::JsonWriter writer(sink);
    writer.begin_object("a");
    writer.end_object();
    writer.begin_array("b");
    writer.element(scenario::Json::array());
    writer.element({{"c", "line\nbreak"}});
    writer.end_array();
    writer.begin_array("d");
    writer.end_array();
    writer.finish();
    CHECK(text == scenario::Json::parse(text).dump(2));
}
