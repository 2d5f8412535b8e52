// The Calendar page: what is there, and a schedule that lies on it until it is applied.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/ui/direct_jobs.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

constexpr std::string_view growing = R"({
  "schema": "headroom/scenario/1", "name": "Growing", "start": "2026-12-01", "end": "2027-06-30",
  "world": {"company": "Acme", "admin": "admin@acme.example",
    "subscriptions": [
      {"id": "main", "name": "Main", "licenses": 30, "starts": "2026-12-01", "months": 12},
      {"id": "other", "name": "Other", "licenses": 9, "starts": "2026-10-01", "months": 24,
       "autoRenew": true}],
    "sites": [{"code": "P01", "key": "main", "method": "online", "macs": 20},
              {"code": "P02", "key": "other", "method": "online", "macs": 2}]},
  "steps": [{"at": "2027-03-01", "do": "mac.enroll", "site": "P01", "count": 4},
            {"at": "2027-02-01", "do": "sales.upgrade", "subscription": "main", "licenses": 5}],
  "demand": [{"site": "P01", "arrivals": {"model": "poisson", "perDay": 0.02},
              "stay": {"model": "forever"}}],
  "costs": {"currency": "EUR", "licenseYear": 30}
})";

std::vector<std::string> rows() {
    std::vector<std::string> labels;
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == "row") labels.push_back(widget.label);
    }
    return labels;
}

/// What the picture tells, in sight or not.
std::string calendar_words() {
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == "img" && widget.label == "Calendar") return widget.value;
    }
    return "";
}

}  // namespace

TEST_CASE("the calendar tells what is bought, comes and ends", "[ui][calendar]") {
    UiDriver page(1280, 2000, 1);
    page.load(growing);
    page.click("Calendar", "tab");
    CHECK(rows() == std::vector<std::string>{
                        "2027-02-01: 5 licenses bought for main", "2027-03-01: 4 Macs come to P01",
                        "2027-12-01: Main expires", "2028-10-02: Other renews"});
    CHECK(calendar_words() == "2026-12-01 to 2028-10-02, 4 entries, 0 of them planned");
}

TEST_CASE("a schedule lies on the calendar until it is applied from there", "[ui][calendar]") {
    const auto [width, height] = GENERATE(std::pair{1280.0F, 2400.0F}, std::pair{390.0F, 3000.0F});
    UiDriver page(width, height, 1);
    page.app().set_jobs(std::make_unique<ui::DirectJobs>());
    page.load(growing);
    page.click("Calendar", "tab");
    page.click("Plan the years", "button");
    const std::vector<std::string> planned = rows();
    if (width > 1000) {  // no column is hidden
        CHECK(std::count_if(planned.begin(), planned.end(), [](const std::string& row) {
                  return row.find(": Planned: Renew with ") != std::string::npos;
              }) >= 2);
    }
    CHECK(calendar_words().find(" of them planned") != std::string::npos);
    CHECK(calendar_words().find(", 0 of them planned") == std::string::npos);
    page.click("Calendar file (.ics)", "button");
    page.settle();
    const auto wanted = page.app().take_platform_requests();
    REQUIRE(wanted.save_file);
    CHECK(wanted.save_file->name == "licenses.ics");
    page.click("Apply the schedule", "button");
    const app::Session& session = *page.app().session();
    CHECK(session.scenario_json().find("subscription.renew") != std::string::npos);
    CHECK(page.app().view().page == ui::PageName::calendar);
    CHECK(calendar_words().ends_with(", 0 of them planned"));
    for (const std::string& row : rows()) CHECK(row.find("Planned") == std::string::npos);
    page.app().session()->undo();
    page.app().request_frames();
    page.settle();
    CHECK(session.scenario_json().find("subscription.renew") == std::string::npos);
}

TEST_CASE("a schedule is asked of the subscription that is chosen", "[ui][calendar]") {
    UiDriver page(1280, 2400, 1);
    page.load(growing);
    page.click("Calendar", "tab");
    page.click("Subscription to plan", "combobox");
    page.click("All together, 39 licenses", "option");
    page.click("Plan the years", "button");
    CHECK(page.alert() == "A schedule is of one subscription: choose which.");
}
