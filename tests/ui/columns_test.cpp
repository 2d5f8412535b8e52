// Columns of tables can be dragged wider and narrower at their headings.

#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/ui_driver.h"

using namespace headroom;
using namespace headroom::ui;

namespace {

/// The border to the right of a heading, found as a user does: where the pointer tells it.
ImVec2 border_of(UiDriver& page, const Widget& heading) {
    const float y = (heading.min.y + heading.max.y) / 2;
    for (float x = heading.max.x; x < heading.max.x + 24; x += 2) {
        page.hover({x, y});
        page.settle();
        if (ImGui::GetMouseCursor() == ImGuiMouseCursor_ResizeEW) return {x, y};
    }
    FAIL("no border that can be dragged beside " << heading.label);
    return {};
}

void drag(UiDriver& page, ImVec2 from, float by) {
    page.hover(from);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.settle();
    page.hover({from.x + by, from.y});
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.settle();
}

}  // namespace

TEST_CASE("a column is dragged wider and narrower, and a double click fits it to its text") {
    UiDriver page(1600, 900);
    page.load(small_scenario);
    page.click("Sites", "tab");
    const auto heading = [&] { return page.need("Headroom", "columnheader"); };
    const auto width = [&] { return heading().max.x - heading().min.x; };
    const float before = width();
    drag(page, border_of(page, heading()), 60);
    CHECK(width() == before + 60);
    drag(page, border_of(page, heading()), -40);
    CHECK(width() == before + 20);

    const ImVec2 border = border_of(page, heading());
    page.click_at(border);
    page.click_at(border);
    CHECK(width() > 40);
    CHECK(width() < before);
}
