// Prices as the Set-up page types and edits them.

#include "core/app/setup/prices.h"

#include <catch2/catch_test_macros.hpp>

using namespace headroom;

namespace {

std::unique_ptr<app::Session> own_session() {
    auto loaded = app::Session::load(app::own_plan(*parse_date("2026-12-01")), "plan.json");
    REQUIRE(loaded);
    return std::move(*loaded);
}

}  // namespace

TEST_CASE("prices are an edit of the scenario, and are taken away by one", "[app][money]") {
    const auto session = own_session();
    CHECK_FALSE(app::prices_of(app::setup_of(*session)));
    const app::Prices prices{"EUR", 30, 80, 0.5};
    REQUIRE(session->submit(app::edit_prices(app::setup_of(*session), prices)).ok);
    CHECK(app::prices_of(app::setup_of(*session)) == prices);
    CHECK(session->scenario_json().find("\"licenseYear\": 30,") != std::string::npos);
    CHECK(app::edit_prices(app::setup_of(*session), prices).empty());
    const app::Prices dearer{"CHF", 30, 81.25, 0.5};
    REQUIRE(session->submit(app::edit_prices(app::setup_of(*session), dearer)).ok);
    CHECK(app::prices_of(app::setup_of(*session)) == dearer);
    REQUIRE(session->submit(app::edit_prices(app::setup_of(*session), std::nullopt)).ok);
    CHECK_FALSE(app::prices_of(app::setup_of(*session)));
    REQUIRE(session->undo());
    CHECK(app::prices_of(app::setup_of(*session)) == dearer);
}

TEST_CASE("amounts are read as people write them", "[app][money]") {
    CHECK(app::parse_amount("30") == 30);
    CHECK(app::parse_amount(" 1,200.50 EUR") == 1200.5);
    CHECK(app::parse_amount("1,200") == 1200);
    CHECK(app::parse_amount("30,5") == 30.5);
    CHECK(app::parse_amount("0,05") == 0.05);
    CHECK(app::parse_amount("1 200") == 1200);
    for (const char* wrong : {"", "-1", "EUR", "1.2.3", "1e9", "9999999999999", "12 % of it"}) {
        INFO(wrong);
        CHECK_FALSE(app::parse_amount(wrong));
    }
}

TEST_CASE("amounts are shown with grouped thousands", "[app][money]") {
    CHECK(app::amount_words(0) == "0.00");
    CHECK(app::amount_words(30) == "30.00");
    CHECK(app::amount_words(999.994) == "999.99");
    CHECK(app::amount_words(1234.5) == "1,234.50");
    CHECK(app::amount_words(123456) == "123,456.00");
    CHECK(app::amount_words(1234567.125) == "1,234,567.12");
    CHECK(app::amount_words(-1234.5) == "-1,234.50");
    CHECK(app::amount_words(0.5) == "0.50");
    CHECK(app::amount_words(0.125) == "0.125");
}
