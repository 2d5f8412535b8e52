// What readers ask of widgets by identity, and the groups in which widgets are told.

#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/page_walk.h"
#include "tests/ui/ui_driver.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_groups.h"

using namespace headroom::ui;

namespace {

const Widget* of_label(const std::string& label, const std::string& role) {
    for (const Widget& widget : widgets()) {
        if (widget.label == label && widget.role == role) return &widget;
    }
    return nullptr;
}

const WidgetGroup* group_of(const Widget* widget) {
    if (widget == nullptr || widget->group < 0) return nullptr;
    return &groups()[static_cast<std::size_t>(widget->group)];
}

/// What is asked happens in the next frame; what it opens is drawn in the one after it.
void settle(UiDriver& page) {
    page.settle();
    page.settle();
}

bool has_group(const std::string& role) {
    return std::any_of(groups().begin(), groups().end(),
                       [&](const WidgetGroup& group) { return group.role == role; });
}

}  // namespace

TEST_CASE("widgets know the landmark, the dialog and the row that they are in", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    for (const char* role : {"banner", "navigation", "main", "complementary", "table", "row"}) {
        INFO(role);
        CHECK(has_group(role));
    }
    const WidgetGroup* row = group_of(of_label("Used of Dept1", "figure"));
    REQUIRE(row != nullptr);
    CHECK(row->role == "row");
    CHECK(row->label == "Dept1");
    CHECK(std::any_of(row->cells.begin(), row->cells.end(),
                      [](const TableCell& cell) { return cell.text == "Reserved"; }));
    const WidgetGroup& table = groups()[static_cast<std::size_t>(row->parent)];
    CHECK(table.role == "table");
    CHECK(table.cells.front().text == "Name / Key");
}

TEST_CASE("a press, a value and the keyboard are asked for by identity", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    const Widget* create = of_label("Create a Sublicense", "button");
    REQUIRE(create != nullptr);
    const ImGuiID button = create->id;
    CHECK(ask_press(button));
    settle(page);
    const Widget* name = of_label("Name", "textbox");
    REQUIRE(name != nullptr);
    REQUIRE(group_of(name) != nullptr);
    CHECK(group_of(name)->role == "dialog");
    const ImGuiID name_id = name->id;
    CHECK(ask_value(name_id, "By ear"));
    settle(page);
    CHECK(of_label("Name", "textbox")->value == "By ear");
    CHECK(ask_keyboard(of_label("Cancel", "button")->id));
    settle(page);
    CHECK(of_label("Cancel", "button")->focused);
    CHECK_FALSE(ask_press(button));  // lies below the dialog now
    CHECK_FALSE(ask_press(1));       // no such widget
}

TEST_CASE("a number that is none is not taken", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    const Widget* time = of_label("Time", "slider");
    REQUIRE(time != nullptr);
    REQUIRE(time->range);
    CHECK(time->range->least == 0);
    CHECK(time->range->now == 0);
    const ImGuiID id = time->id;
    ask_value(id, "soon");
    settle(page);
    CHECK(of_label("Time", "slider")->range->now == 0);
    ask_value(id, "2");
    settle(page);
    CHECK(of_label("Time", "slider")->range->now == 2);
}

TEST_CASE("every field and slider of every page takes the value that is asked for", "[ui]") {
    UiDriver page;
    page.load_preset("first-split");
    std::size_t fields = 0;
    walk_pages(page, [&](const std::string& name) {
        std::vector<Widget> changeable;
        for (const Widget& widget : widgets()) {
            const bool changes = widget.role == "textbox" || widget.role == "slider";
            if (changes && widget.id != 0 && widget.enabled) changeable.push_back(widget);
        }
        for (const Widget& widget : changeable) {
            INFO(name << ": " << widget.role << " " << widget.label);
            if (!ask_value(widget.id, "no number")) continue;  // an earlier one has hidden it
            page.frame();
            CHECK_FALSE(take_asked_value(widget.id).has_value());
            ++fields;
        }
        page.settle();
    });
    CHECK(fields > 20);
}
