// Counts on the Forecast page: beside the forecast, and files that have to be asked about.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/app/session.h"
#include "core/base/time.h"
#include "tests/ui/direct_jobs.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

void open_page_of_counts(UiDriver& page) {
    page.app().set_jobs(std::make_unique<ui::DirectJobs>());
    REQUIRE(page.load_preset("hiring-forecast") == 0);
    page.click("Forecast", "tab");
}

/// A quarter of weekly counts from the preset's start on: P01 stays, P02 gets two Macs a week.
std::string counts_that_came() {
    std::string csv = "site,date,used\n";
    for (int week = 1; week <= 13; ++week) {
        const std::string date = format_date(*make_date(2017, 1, 2) + 7 * week);
        csv += "P01," + date + "," + std::to_string(35 + week % 2) + "\n";
        csv += "P02," + date + "," + std::to_string(48 + 2 * week) + "\n";
    }
    return csv;
}

std::string rate_at(UiDriver& page, const std::string& site) {
    return page.need("New Macs a day at " + site, "textbox").value;
}

bool is_noted(const std::string& words) {
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == "note" && widget.label.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("counts that came stand beside the forecast, and go into the demand", "[ui]") {
    UiDriver page(1600, 3200);
    open_page_of_counts(page);
    const std::string planned = rate_at(page, "P02");
    page.click("Compare counts", "button");
    page.app().offer_file(counts_that_came(), "came.csv");
    page.settle();
    CHECK(page.need("Track of P01", "row").value == "as expected");
    CHECK(page.need("Track of P02", "row").value == "above");
    CHECK(page.need("Track of P03", "row").value == "no counts");
    page.need("Forecast and what came, P01", "img");
    page.click("Track of P02", "row");
    page.need("Forecast and what came, P02", "img");
    CHECK(is_noted("P02 went above what was forecast"));
    CHECK(rate_at(page, "P02") == planned);  // to compare changes nothing
    page.click("Take these counts into the demand", "button");
    page.settle();
    CHECK(std::stod(rate_at(page, "P02")) > std::stod(planned));
    // The next file is for the demand again.
    const std::string taken = rate_at(page, "P01");
    page.app().offer_file("site,date,used\nP01,2017-02-01,35\nP01,2017-03-01,85\n", "more.csv");
    page.settle();
    CHECK(rate_at(page, "P01") != taken);
}

TEST_CASE("a file for the comparison can be left out", "[ui]") {
    UiDriver page(1600, 3200);
    open_page_of_counts(page);
    page.click("Compare counts", "button");
    page.click("Not now", "button");
    page.app().offer_file(counts_that_came(), "came.csv");
    page.settle();
    CHECK(page.find("Track of P01", "row") == nullptr);
    page.click("Compare counts", "button");
    page.app().offer_file("site,date,used\nP01,2010-02-01,35\n", "old.csv");
    page.settle();
    CHECK(page.find("Track of P01", "row") == nullptr);
    CHECK(is_noted("no count is of a site"));
}

TEST_CASE("columns that no header tells are asked for", "[ui]") {
    UiDriver page(1600, 3200);
    open_page_of_counts(page);
    const std::string planned = rate_at(page, "P01");
    std::string csv = "Kostenstelle;Stichtag;Rechner\n";
    for (int week = 0; week < 40; ++week) {
        csv += "P01;" + format_date(*make_date(2016, 3, 7) + 7 * week) + ";" +
               std::to_string(20 + week) + "\n";
    }
    page.app().offer_file(csv, "usage.csv");
    page.settle();
    CHECK(rate_at(page, "P01") == planned);
    page.need("Row 2 of the file", "row");
    page.click("Column of the site", "combobox");
    page.click("Kostenstelle (1)", "option");
    CHECK_FALSE(page.need("Read these columns", "button").enabled);  // all are the first column
    page.click("Column of the date", "combobox");
    page.click("Stichtag (2)", "option");
    page.click("Column of the Macs", "combobox");
    page.click("Rechner (3)", "option");
    page.click("Read these columns", "button");
    page.settle();
    CHECK(page.find("Read these columns", "button") == nullptr);
    CHECK(rate_at(page, "P01") != planned);
}

TEST_CASE("dates with two readings are asked about, with both", "[ui]") {
    UiDriver page(1600, 3200);
    open_page_of_counts(page);
    const std::string planned = rate_at(page, "P01");
    std::string csv = "site,date,used\n";
    for (int month = 1; month <= 12; ++month) {
        csv += "P01,2/" + std::to_string(month) + "/2016," + std::to_string(20 + month) + "\n";
    }
    page.app().offer_file(csv, "usage.csv");
    page.settle();
    page.need("Month first: 2016-02-01", "button");
    CHECK(rate_at(page, "P01") == planned);
    page.click("Day first: 2016-01-02", "button");
    CHECK(page.find("Month first: 2016-02-01", "button") == nullptr);
    CHECK(rate_at(page, "P01") != planned);
    CHECK(std::stod(rate_at(page, "P01")) < 0.2);  // 12 Macs in a year, and not in 12 days
}
