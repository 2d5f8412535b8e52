// "Why this number?" and "why this breach / refusal?" in the inspector.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

bool says(std::string_view role, std::string_view beginning) {
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == role && widget.label.find(beginning) == 0) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the main license pool is explained with its live terms and rules", "[ui]") {
    UiDriver page(1600, 1400);
    page.load(ui::small_scenario);
    page.click("Main license pool", "figure");
    CHECK(page.need("Main license pool of PMM 2017", "heading").value == "10");
    CHECK(page.need("Total number of licenses (T)", "text").value == "20");
    CHECK(page.need("- used with Dynamic keys (U_D)", "text").value == "3");
    CHECK(page.need("- set aside by Reserved keys (Q_R)", "text").value == "7");
    CHECK(page.need("Dept1 at P01", "text").value == "5 of 5 reserved");
    CHECK(page.need("Rules", "text").value.find("SBL-11") != std::string::npos);
    page.app().session()->submit(R"({"do": "mac.enroll", "site": "P02", "count": 2})");
    page.app().request_frames();
    page.settle();
    CHECK(page.need("Main license pool of PMM 2017", "heading").value == "8");
    page.click("Close inspector", "button");
    CHECK(page.find("Main license pool of PMM 2017", "heading") == nullptr);
}

TEST_CASE("a figure of the Sublicenses table is explained", "[ui]") {
    UiDriver page(1600, 1400);
    page.load(ui::small_scenario);
    page.click("Available of Dept2", "figure");
    // Its own number, 8 - 3, is less than the 10 in the pool.
    CHECK(page.need("Available of Dept2", "heading").value == "5");
    CHECK(page.need("its number less its Macs (q - u)", "text").value == "5");
}

TEST_CASE("a breach names its cause, who holds the licenses, and remedies that work", "[ui]") {
    UiDriver page(1600, 1400);
    page.load(ui::small_scenario);
    page.app().session()->run_to_end();
    page.app().request_frames();
    page.settle();
    page.click("Last breach", "figure");
    CHECK(page.need("Why P01 is over its limit", "heading").value == "over by 2");
    CHECK(page.need("Macs managed at P01 (u)", "text").value == "7");
    CHECK(says("note", "Raise the sublicense by 2"));
    CHECK(says("note", "Remove 2 Macs"));
    page.click("Raise and refresh", "button");
    CHECK(page.app().session()->overview().sites[0].excess == 0);
}

TEST_CASE("a refusal in the log leads to its moment and its reason", "[ui]") {
    UiDriver page(1600, 1400);
    page.load(ui::small_scenario);
    app::Session& session = *page.app().session();
    session.submit(R"({"do": "mac.enroll", "site": "P01", "count": 1})");
    const Instant refused_at = session.now();
    session.advance_to(session.start() + Span::hours(5));
    page.app().request_frames();
    page.settle();
    page.press(ImGuiKey_9);
    page.click("Refusals", "checkbox");
    std::string line;
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.role == "row") line = widget.label;
    }
    REQUIRE(line.find("Refused") == 0);
    page.click(line, "row");
    CHECK(session.now() == refused_at);
    CHECK(page.need("Why it was refused", "heading").value == "E_LICENSE_LIMIT");
    CHECK(page.need("Macs managed at P01 (u)", "text").value == "5");
    CHECK(page.need("Rules", "text").value == "MAC-6");
}
