// The Forecast page over planning on the spot: demand, risk, chart, splits, single runs.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/app/session.h"
#include "tests/ui/direct_jobs.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

void open_forecast(UiDriver& page) {
    page.app().set_jobs(std::make_unique<ui::DirectJobs>());
    REQUIRE(page.load_preset("hiring-forecast") == 0);
    page.click("Forecast", "tab");
    page.click("Number of runs", "combobox");
    page.click("1,000 runs", "option");
}

void type_over(UiDriver& page, const std::string& field, const std::string& text) {
    page.fill(field, text);
    page.press(ImGuiKey_Enter);
}

std::string saved(UiDriver& page) { return page.app().session()->scenario_json(); }

double first_number(const std::string& text) {
    return std::stod(text.substr(text.find_first_of("0123456789")));
}

}  // namespace

TEST_CASE("the demand of the scenario is there to be edited", "[ui]") {
    UiDriver page(1600, 2400);
    open_forecast(page);
    CHECK(page.need("New Macs a day at P02", "textbox").value == "0.09");
    CHECK(page.need("Growth a year in percent at P02", "textbox").value == "30.00");
    CHECK(page.need("Mean stay in days at P03", "textbox").value == "900.00");
}

TEST_CASE("a forecast gives risks with intervals, and more demand more of them", "[ui]") {
    UiDriver page(1600, 2400);
    open_forecast(page);
    page.click("Run forecast", "button");
    const std::string sales = page.need("Risk of P03", "row").value;
    CHECK(sales.find(" to ") != std::string::npos);
    const double before = first_number(sales);
    CHECK(before > 0);
    CHECK(page.need("Used licenses, P01", "img").value.find("median") == 0);

    type_over(page, "New Macs a day at P03", "0.3");
    page.click("Run forecast", "button");
    CHECK(first_number(page.need("Risk of P03", "row").value) > before);
}

TEST_CASE("B3: the demand and the end edited on Forecast are undone, saved and kept", "[ui]") {
    std::string edited;
    std::string journal;
    {
        UiDriver page(1600, 2400);
        open_forecast(page);
        CHECK_FALSE(page.app().session()->has_unsaved_changes());
        type_over(page, "New Macs a day at P03", "0.75");
        CHECK(page.app().session()->has_unsaved_changes());
        CHECK(saved(page).find("\"perDay\": 0.75") != std::string::npos);
        type_over(page, "Mean stay in days at P03", "123");
        CHECK(saved(page).find("\"meanDays\": 123") != std::string::npos);
        page.click("Time ahead", "combobox");
        page.click("2 years", "option");
        CHECK(saved(page).find("\"end\": \"730d\"") != std::string::npos);
        edited = saved(page);
        journal = page.app().kept_journal();
    }
    UiDriver later(1600, 2400);  // there is one page at a time
    REQUIRE(later.app().resume(journal).empty());
    CHECK(saved(later) == edited);
}

TEST_CASE("B3: undo takes an edit of the demand back", "[ui]") {
    UiDriver page(1600, 2400);
    open_forecast(page);
    const std::string as_loaded = saved(page);
    type_over(page, "New Macs a day at P03", "0.75");
    CHECK(page.need("New Macs a day at P03", "textbox").value == "0.75");
    page.app().session()->undo();
    page.app().request_frames();
    page.settle();
    CHECK(saved(page) == as_loaded);
    CHECK(page.need("New Macs a day at P03", "textbox").value != "0.75");
}

TEST_CASE("C1: a step of next year is in the page's forecast", "[ui]") {
    UiDriver page(1600, 2400);
    page.app().set_jobs(std::make_unique<ui::DirectJobs>());
    const app::PresetInfo* preset = app::find_preset("hiring-forecast");
    std::string text = preset->text;
    const std::size_t end = text.rfind('}');
    text.insert(end,
                R"(, "steps": [{"at": "40w", "do": "mac.discover", "site": "P03", "count": 150}])");
    REQUIRE(page.app().load(text, "step.json").empty());
    page.settle();
    page.click("Forecast", "tab");
    page.click("Number of runs", "combobox");
    page.click("1,000 runs", "option");
    page.click("Run forecast", "button");
    CHECK(page.need("Risk of P03", "row").value.find("above 99") == 0);
}

TEST_CASE("C2: with several subscriptions, one is chosen for a split", "[ui]") {
    UiDriver page(1600, 2400);
    page.app().set_jobs(std::make_unique<ui::DirectJobs>());
    REQUIRE(page.load_preset("kb-example") == 0);
    page.app().session()->run_to_end();
    page.settle();
    page.click("Forecast", "tab");
    page.click("Time ahead", "combobox");
    page.click("3 months", "option");
    page.click("Recommend a split", "button");
    for (const ui::Widget& widget : ui::widgets()) {
        CHECK(widget.label.find("--subscription") == std::string::npos);
        CHECK(widget.value.find("--subscription") == std::string::npos);
    }
}

TEST_CASE("C2: several subscriptions are planned together, and applied together", "[ui]") {
    UiDriver page(1600, 2400);
    page.app().set_jobs(std::make_unique<ui::DirectJobs>());
    REQUIRE(page.load_preset("kb-example") == 0);
    page.settle();
    page.click("Forecast", "tab");
    page.click("Time ahead", "combobox");
    page.click("3 months", "option");
    page.click("Subscription to plan", "combobox");
    page.click("All together, 140 licenses", "option");
    page.click("Recommend a split", "button");
    std::string words;
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == "note") words += widget.label + "\n";
    }
    CAPTURE(words);
    CHECK(words.find("4 subscriptions") != std::string::npos);
    CHECK(words.find("compete: ") != std::string::npos);
}

TEST_CASE("single runs open at their first breach, and there is a way back", "[ui]") {
    UiDriver page(1600, 2400);
    open_forecast(page);
    page.click("Run forecast", "button");
    page.click("Risk of P03", "row");
    page.click("Look at single runs", "button");
    std::string run;
    for (const ui::Widget& widget : ui::widgets()) {
        if (run.empty() && widget.role == "button" && widget.label.find("Run ") == 0 &&
            widget.label.find("over by") != std::string::npos) {
            run = widget.label;
        }
    }
    REQUIRE_FALSE(run.empty());
    page.click(run, "button");
    const app::Overview& overview = page.app().session()->overview();
    REQUIRE_FALSE(overview.breaches.empty());
    bool begins_now = false;
    for (const app::BreachView& breach : overview.breaches) {
        begins_now = begins_now || (breach.site == "P03" && breach.from == overview.now);
    }
    CHECK(begins_now);
    page.click("Back to the plan", "button");
    CHECK(page.app().session()->scenario_name() == "Hiring forecast");
    CHECK(page.find("Risk of P03", "row") != nullptr);
}

TEST_CASE("an edited split is put beside the one there is", "[ui]") {
    UiDriver page(1600, 2400);
    open_forecast(page);
    page.click("Run forecast", "button");
    page.click("Edit another split", "button");
    page.click("More: Licenses of Studio", "button");
    page.click("Forecast", "tab");
    page.click("Compare with the split being edited", "button");
    page.need("Splits at P02", "row");
}

TEST_CASE("a usage history gives the demand, a broken one its line", "[ui]") {
    UiDriver page(1600, 2400);
    open_forecast(page);
    std::string csv = "site,date,used\n";
    for (int day = 1; day <= 28; ++day) {
        csv += "P01,2017-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "," +
               std::to_string(20 + day) + "\n";
    }
    page.app().offer_file(csv, "usage.csv");
    page.settle();
    CHECK(page.need("New Macs a day at P01", "textbox").value != "0.05");
    page.app().offer_file("site,date,used\nP01,yesterday,3\n", "usage.csv");
    page.settle();
    bool told = false;
    for (const ui::Widget& widget : ui::widgets()) {
        told = told || (widget.role == "note" && widget.label.find("usage history:2") == 0);
    }
    CHECK(told);
}

TEST_CASE("a recommended split comes with reasons and is applied with one click", "[ui]") {
    UiDriver page(1600, 2400);
    open_forecast(page);
    page.click("Recommend a split", "button");
    bool reasons = false;
    for (const ui::Widget& widget : ui::widgets()) {
        reasons = reasons || (widget.role == "note" && widget.label.size() > 20);
    }
    CHECK(reasons);
    const ui::Widget apply = page.need("Apply this split", "button");
    REQUIRE(apply.enabled);
    const Count before = page.app().session()->overview().subscriptions[0].rows[1].max;
    page.click("Apply this split", "button");
    const app::Overview& overview = page.app().session()->overview();
    CHECK(page.alert_code().empty());
    CHECK((overview.subscriptions[0].rows[1].max != before ||
           overview.subscriptions[0].total != 150));
}
