// Links: every scenario comes back, a damaged one says so.

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/app/session.h"
#include "core/app/share_link.h"

using headroom::app::link_fragment;
using headroom::app::read_link;
using Json = nlohmann::ordered_json;

TEST_CASE("every preset survives the link") {
    for (const auto& preset : headroom::app::presets()) {
        INFO(preset.name);
        const std::string fragment = link_fragment(preset.text);
        CHECK(fragment.size() < headroom::app::comfortable_link);
        CHECK(fragment.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                         "0123456789-_=") == std::string::npos);
        const auto content = read_link("#" + fragment);
        REQUIRE(content);
        CHECK(content->error.empty());
        CHECK(Json::parse(content->text) == Json::parse(preset.text));
    }
}

TEST_CASE("a link that was cut off or changed is told from a good one") {
    const std::string fragment = link_fragment(R"({"schema": "headroom/scenario/1", "name": "x"})");
    for (std::size_t length = 2; length + 1 < fragment.size(); ++length) {
        const auto content = read_link(fragment.substr(0, length));
        REQUIRE(content);
        CHECK(content->text.empty());
        CHECK_FALSE(content->error.empty());
    }
    CHECK_FALSE(read_link("z=!!!!")->error.empty());
    CHECK_FALSE(read_link("#page-2"));
    CHECK_FALSE(read_link(""));
}

TEST_CASE("links that are not compressed are read, too") {
    CHECK(read_link("#s=eyJhIjogMX0")->text == R"({"a": 1})");
}

TEST_CASE("a link names the moment, the page and the branch behind the scenario") {
    using headroom::app::LinkPlaces;
    const std::string text = R"({"schema": "headroom/scenario/1", "name": "x"})";
    const std::string places =
        headroom::app::link_places({"2017-03-01T08:00:00Z", "sites", "branch 2 & more"});
    CHECK(places == "&at=2017-03-01T08:00:00Z&page=sites&branch=branch%202%20%26%20more");
    const std::string fragment = "#" + link_fragment(text) + places;
    CHECK(Json::parse(read_link(fragment)->text) == Json::parse(text));
    const LinkPlaces found = headroom::app::places_in_link(fragment);
    CHECK(found.at == "2017-03-01T08:00:00Z");
    CHECK(found.page == "sites");
    CHECK(found.branch == "branch 2 & more");
    CHECK(headroom::app::link_places({}).empty());
    CHECK(headroom::app::link_places({.chapter = "2", .lesson = "one-key"}) ==
          "&lesson=one-key&chapter=2");
    CHECK(headroom::app::places_in_link("#lesson=one-key").lesson == "one-key");
    CHECK(headroom::app::places_in_link("#z=abc&chapter=12").chapter == "12");
    CHECK(headroom::app::places_in_link("#" + link_fragment(text)).at.empty());
    CHECK(headroom::app::places_in_link("&at=%zz%4").at == "%zz%4");
}
