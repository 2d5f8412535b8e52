// Money, purchases over years, and what matters, on the pages Set-up and Forecast.

#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "core/app/setup/prices.h"
#include "tests/ui/direct_jobs.h"
#include "tests/ui/told_tables.h"
#include "tests/ui/ui_driver.h"
#include "tests/unit/app/growing_scenario.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

void open_growing(UiDriver& page) {
    page.app().set_jobs(std::make_unique<ui::DirectJobs>());
    REQUIRE(page.load(testing::growing_scenario) == 0);
    page.click("Forecast", "tab");
    page.click("Number of runs", "combobox");
    page.click("1,000 runs", "option");
}

std::optional<app::Prices> prices_now(UiDriver& page) {
    return app::prices_of(app::setup_of(*page.app().session()));
}

void enter_over(UiDriver& page, std::string_view field, std::string_view text) {
    page.fill(field, text);
    page.press(ImGuiKey_Enter);
}

}  // namespace

TEST_CASE("prices are typed on Set-up, are in the link, and are undone", "[ui][money]") {
    UiDriver page(1280, 1400, 1);
    page.click("Plan my own licenses", "button");
    page.click("Add prices", "button");
    enter_over(page, "A license for a year", "41,50");
    enter_over(page, "Currency", "chf");
    REQUIRE(prices_now(page));
    CHECK(prices_now(page)->license_year == 41.5);
    CHECK(prices_now(page)->currency == "CHF");
    enter_over(page, "A refused enrollment", "much");
    REQUIRE(page.app().view().notice);
    CHECK(page.app().view().notice->text.find("much") != std::string::npos);
    CHECK(page.app().session()->scenario_json().find("41.5") != std::string::npos);
    page.press_with_ctrl(ImGuiKey_Z);
    CHECK(prices_now(page)->currency == "EUR");
    page.click("Remove the prices", "button");
    CHECK_FALSE(prices_now(page));
}

TEST_CASE("a forecast tells cost, thresholds and verdicts", "[ui][money]") {
    UiDriver page(1280, 2400, 1);
    open_growing(page);
    page.click("Run forecast", "button");
    CHECK(page.need("Cost: All together", "row").value.find(" to ") != std::string::npos);
    CHECK(page.need("Cost: of them idle in Reserved keys", "row").value.size() > 2);
    CHECK(page.need("Not kept", "listitem").value.find("P01") != std::string::npos);
}

TEST_CASE("the least cost and a budget are goals of a plan", "[ui][money]") {
    const auto [width, height] = GENERATE(std::pair{1280.0F, 2000.0F}, std::pair{390.0F, 844.0F});
    UiDriver page(width, height, 1);
    open_growing(page);
    const bool narrow = width < 500;
    const auto choose = [&](const std::string& target) {
        if (narrow) {
            page.click("Target", "combobox");
            page.click(target, "option");
        } else {
            page.click("Target: " + target, "radio");
        }
    };
    choose("Least cost");
    page.click("Recommend a split", "button");
    const std::string least = page.need("Cost against licenses", "img").value;
    CHECK(least.find("least with ") != std::string::npos);
    const auto costs = told_table(page, "Figures of the cost in EUR");
    REQUIRE(costs.size() > 2);
    CHECK(costs[0][1] == "Together");
    const auto told = std::find_if(costs.begin() + 1, costs.end(), [&](const auto& row) {
        return least.find("least with " + row[0] + " ") != std::string::npos &&
               least.find(row[1]) != std::string::npos;
    });
    CHECK(told != costs.end());
    const auto splits = told_table(page, "Figures of the splits");
    REQUIRE(splits.size() > 2);
    CHECK(std::count_if(splits.begin(), splits.end(), [](const auto& row) {
              return row[3].find(", recommended") != std::string::npos;
          }) == 1);
    if (narrow) return;  // the driver scrolls down only
    choose("Budget");
    enter_over(page, "Budget", "600");
    page.click("Recommend a split", "button");
    CHECK(page.find("Apply this split", "button") != nullptr);
}

TEST_CASE("a schedule over years is applied to the scenario", "[ui][schedule]") {
    UiDriver page(1280, 2400, 1);
    open_growing(page);
    page.click("Plan the years", "button");
    page.click("Calendar file (.ics)", "button");
    page.settle();
    const auto wanted = page.app().take_platform_requests();
    REQUIRE(wanted.save_file);
    CHECK(wanted.save_file->text.starts_with("BEGIN:VCALENDAR"));
    page.click("Apply the schedule", "button");
    const app::Session& session = *page.app().session();
    CHECK(session.end() == midnight_of(*parse_date("2029-12-01")));
    CHECK(session.scenario_json().find("subscription.renew") != std::string::npos);
}

TEST_CASE("what matters and other values are charts of the page", "[ui][sweep]") {
    const auto [width, height] = GENERATE(std::pair{1280.0F, 2400.0F}, std::pair{390.0F, 844.0F});
    UiDriver page(width, height, 1);
    open_growing(page);
    page.click("Find what matters", "button");
    CHECK(page.need("arrivals a day at P01", "listitem").value.find("at 0.027: ") == 0);
    const auto matters = told_table(page, "Figures of what matters");
    const auto arrivals = std::find_if(matters.begin(), matters.end(), [](const auto& row) {
        return row[0] == "arrivals a day at P01";
    });
    REQUIRE(arrivals != matters.end());
    CHECK((*arrivals)[2] == "0.027");
    page.click("Vary it", "button");
    CHECK(page.need("Risk at other values", "img").value.find("20: ") == 0);
    const auto curve = told_table(page, "Figures of the risk");
    REQUIRE(curve.size() > 2);
    CHECK(curve[1][0] == "20");
    CHECK(curve[1][1].ends_with(" %"));
    page.click("Second figure to vary", "combobox");
    page.click("and arrivals a day at P01 (0.03)", "option");
    page.click("Vary it", "button");
    CHECK(page.need("20 and 0.015", "listitem").value.find(" % (") != std::string::npos);
    const auto map = told_table(page, "Figures of the risk");
    REQUIRE(map.size() > 2);
    CHECK(map[0][1] == "arrivals a day at P01 0.015");
    CHECK(map[1][0] == "20");
}
