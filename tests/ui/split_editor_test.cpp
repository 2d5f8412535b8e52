// The split editor: drag, type, undo, what would be refused, over-commitment, apply.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"

using namespace headroom;
using headroom::ui::UiDriver;
using headroom::ui::Widget;

namespace {

ImVec2 center(const Widget& w) { return {(w.min.x + w.max.x) / 2, (w.min.y + w.max.y) / 2}; }

void drag_to(UiDriver& page, ImVec2 from, ImVec2 to) {
    page.hover(from);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.app().request_frames();
    page.settle();
    page.hover({(from.x + to.x) / 2, to.y});
    page.hover(to);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.app().request_frames();
    page.settle();
}

Count licenses_of(UiDriver& page, const char* id) {
    for (const app::LicenseRow& row : page.app().session()->overview().subscriptions[0].rows) {
        if (row.id == id) return row.max;
    }
    return -1;
}

}  // namespace

TEST_CASE("a border that is dragged changes the number; Apply makes it so", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.click("Edit split", "button");
    const Widget border = page.need("Border of Dept1", "slider");
    CHECK(border.value == "5");
    const Widget bar = page.need("PMM 2017", "img");
    const float license = (bar.max.x - bar.min.x) / 20;
    const ImVec2 from = center(border);
    drag_to(page, from, {from.x + 3 * license, from.y});
    CHECK(page.need("Border of Dept1", "slider").value == "8");
    CHECK(page.need("Licenses of Dept1", "textbox").value == "8");
    CHECK(licenses_of(page, "dept1") == 5);

    page.click("Undo", "button");
    CHECK(page.need("Border of Dept1", "slider").value == "5");
    CHECK_FALSE(page.need("Apply", "button").enabled);
    page.click("Redo", "button");
    CHECK(page.need("Border of Dept1", "slider").value == "8");
    page.click("Apply", "button");
    CHECK(licenses_of(page, "dept1") == 8);
    CHECK(page.find("Apply", "button") == nullptr);
}

TEST_CASE("what would be refused is told before anything is applied", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.click("Edit split", "button");
    // 20 - 3 used in the pool - 2 of Spare leave 15 for Dept1.
    page.fill("Licenses of Dept1", "16");
    CHECK(page.alert_code() == "E_NOT_ENOUGH_LICENSES");
    CHECK(page.alert().find("1 less") != std::string::npos);
    CHECK_FALSE(page.need("Apply", "button").enabled);
    page.fill("Licenses of Dept1", "15");
    CHECK(page.alert().empty());
    CHECK(page.need("Apply", "button").enabled);
}

TEST_CASE("licenses that one row gives back can go to another in the same edit", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.click("Edit split", "button");
    page.fill("Licenses of Dept1", "16");
    page.fill("Licenses of Spare", "1");
    CHECK(page.alert().empty());
    page.click("Apply 2 changes", "button");
    CHECK(licenses_of(page, "dept1") == 16);
    CHECK(licenses_of(page, "spare") == 1);
}

TEST_CASE("a site that would be over its limit is named with its number", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.click("Edit split", "button");
    page.fill("Licenses of Dept1", "3");
    bool told = false;
    for (const Widget& widget : ui::widgets()) {
        told = told || (widget.role == "note" &&
                        widget.label.find("P01 would be over its limit by 2") == 0);
    }
    CHECK(told);
    CHECK(page.need("Apply", "button").enabled);
    page.click("Apply", "button");
    CHECK(page.app().session()->overview().sites[0].excess == 2);
}

TEST_CASE("the over-commitment factor scales the Dynamic ceilings", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.click("Edit split", "button");
    // 13 licenses are not reserved; Dept2 may take 8 of them.
    CHECK(page.need("Over-commitment factor", "textbox").value == "0.62");
    page.fill("Over-commitment factor", "1.00");
    page.press(ImGuiKey_Enter);
    CHECK(page.need("Licenses of Dept2", "textbox").value == "13");
}

TEST_CASE("a sublicense can be added, and one in use is not deleted", "[ui]") {
    UiDriver page;
    page.load(ui::small_scenario);
    page.click("Edit split", "button");
    page.click("Add a sublicense", "button");
    CHECK(page.need("Licenses of New", "textbox").value == "10");
    page.click("Delete Dept1", "button");
    CHECK(page.alert_code() == "E_SUBLICENSE_IN_USE");
    page.click("Keep Dept1", "button");
    page.click("Apply", "button");
    CHECK(page.app().session()->overview().subscriptions[0].rows.size() == 5);
}
