// Going far in time takes several frames, and ends where a single leap would have.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"
#include "wasm/ui/app/journey.h"

using namespace headroom;
using headroom::ui::Journey;
using headroom::ui::UiDriver;

namespace {

std::unique_ptr<app::Session> preset(std::string_view name) {
    auto loaded = app::Session::load(app::find_preset(name)->text, name);
    REQUIRE(loaded);
    return std::move(*loaded);
}

}  // namespace

TEST_CASE("a journey comes to the same state as a leap", "[ui]") {
    const auto leaping = preset("year-of-growth");
    const auto travelling = preset("year-of-growth");
    leaping->run_to_end();
    Journey journey;
    journey.to(*travelling, travelling->end());
    while (journey.under_way()) journey.go_on(*travelling);
    CHECK(travelling->now() == travelling->end());
    CHECK(travelling->trace_hash() == leaping->trace_hash());
}

TEST_CASE("back and forth over what was played is no journey", "[ui]") {
    const auto session = preset("year-of-growth");
    session->run_to_end();
    Journey journey;
    journey.to(*session, session->start() + Span::days(100));
    CHECK_FALSE(journey.under_way());
    journey.to(*session, session->start() + Span::days(200));
    CHECK_FALSE(journey.under_way());
    CHECK(session->now() == session->start() + Span::days(200));
}

TEST_CASE("looking for a breach that does not come leaves everything as it was", "[ui]") {
    const auto session = preset("first-split");
    const Instant here = session->now();
    const Instant played = session->played_to();
    Journey journey;
    journey.to_next_breach(*session);
    Journey::News news = Journey::News::none;
    while (journey.under_way()) news = journey.go_on(*session);
    CHECK(news == Journey::News::no_breach_ahead);
    CHECK(session->now() == here);
    CHECK(session->played_to() == played);  // so that the next command opens no branch
}

TEST_CASE("the next breach is the one that a leap finds", "[ui]") {
    const auto session = preset("discovery-overflow");
    const auto expected = session->next_breach();
    REQUIRE(expected);
    Journey journey;
    journey.to_next_breach(*session);
    while (journey.under_way()) journey.go_on(*session);
    CHECK(session->now() == *expected);
}

TEST_CASE("a command ends the journey, and the search for a breach", "[ui]") {
    const auto session = preset("first-split");
    Journey journey;
    journey.to_next_breach(*session);
    session->advance_to(session->start() + Span::days(1));
    journey.go_on(*session);
    CHECK_FALSE(journey.under_way());

    UiDriver page;
    page.load(ui::small_scenario);
    page.press(ImGuiKey_End);
    CHECK(page.app().session()->now() == page.app().session()->end());
    CHECK_FALSE(page.app().wants_frame());
}
