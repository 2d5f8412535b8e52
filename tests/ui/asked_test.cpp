// What readers ask of widgets by identity, and the groups in which widgets are told.

#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/ui/page_walk.h"
#include "tests/ui/ui_driver.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/theme/fonts.h"
#include "wasm/ui/theme/other_scripts.h"
#include "wasm/ui/theme/runs.h"
#include "wasm/ui/widgets/paint.h"

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

const WidgetGroup* group_called(const std::string& role, const std::string& label) {
    const auto& all = groups();
    const auto found = std::find_if(all.begin(), all.end(), [&](const WidgetGroup& group) {
        return group.role == role && group.label == label;
    });
    return found == all.end() ? nullptr : &*found;
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

TEST_CASE("a button far below is pressed by its identity, and comes into sight", "[ui]") {
    UiDriver page(1280, 420);
    page.load(small_scenario);
    page.press(ImGuiKey_2);
    const auto called = [](const std::string& label) {
        const auto& all = widgets();
        return std::find_if(all.begin(), all.end(),
                            [&](const Widget& widget) { return widget.label == label; });
    };
    REQUIRE(called("As school terms begin") != widgets().end());
    REQUIRE_FALSE(called("As school terms begin")->visible);
    const std::string before = called("Aug at P01")->value;
    REQUIRE(ask_press(called("As school terms begin")->id));
    page.app().request_frames();
    page.settle();
    CHECK(called("As school terms begin")->visible);
    CHECK(called("Aug at P01")->value != before);
}

TEST_CASE("a license bar is a list of its slices", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    const WidgetGroup* list = group_called("list", "Licenses of PMM 2017");
    REQUIRE(list != nullptr);
    std::vector<std::string> texts;
    for (const TableCell& cell : list->cells) texts.push_back(cell.text);
    CHECK(texts == std::vector<std::string>{"Dept1: 5 used", "Spare: 2 set aside and not used",
                                            "Dept2: 3 used", "10 free"});
}

TEST_CASE("figures are told evenly, the first and the last among them", "[ui]") {
    UiDriver page;
    keep_drawn_texts(true);
    // Between two frames the groups are open for more.
    tell_figures("Figures", {"Day", "Used"}, 100, [](std::size_t row, std::size_t column) {
        return std::to_string(column == 0 ? row : row * 2);
    });
    finish_groups();
    keep_drawn_texts(false);
    const auto& all = groups();
    REQUIRE(all.size() == 1 + most_told_rows);
    CHECK(all[0].role == "table");
    CHECK(all[0].rows == 100);
    CHECK(all[1].row == 1);
    CHECK(all.back().row == 100);
    CHECK(all.back().cells[1].text == "198");
}

TEST_CASE("rows in sight tell which of all rows they are", "[ui]") {
    UiDriver page;
    page.load(small_scenario);
    page.click("Sites", "tab");
    const WidgetGroup* one = group_called("row", "P02");
    REQUIRE(one != nullptr);
    CHECK(groups()[static_cast<std::size_t>(one->parent)].rows == 3);
    int number = 0;
    for (const WidgetGroup& group : groups()) {
        if (group.role == "row" && group.parent == one->parent) CHECK(group.row == ++number);
    }
    CHECK(number == 3);
}

TEST_CASE("letters that no font has wait once, and are in the font after they came", "[ui]") {
    UiDriver page;
    page.settle();
    CHECK(font(TextStyle::body)->FindGlyphNoFallback(0x4E2D) == nullptr);
    note_letters("plain, \xC3\xA9, \xE4\xB8\xAD\xE4\xB8\xAD");  // e with an accent is embedded
    CHECK(take_missing_letters() == std::vector<ImWchar>{0x4E2D});
    CHECK(take_missing_letters().empty());
    CHECK_FALSE(take_new_letters());
    keep_letter(0, {0x4E2D, 2, 2, 1, 2, 9, {255, 255, 255}});  // not 2 x 2
    CHECK_FALSE(take_new_letters());
    keep_letter(0, {0x4E2D, 2, 2, 1, 2, 9, {255, 0, 255, 128}});
    REQUIRE(take_new_letters());
    build_fonts();
    const ImFontGlyph* glyph = font(TextStyle::body)->FindGlyphNoFallback(0x4E2D);
    REQUIRE(glyph != nullptr);
    CHECK(glyph->AdvanceX == 9);
    CHECK(glyph->X0 == 1);
    note_letters("\xE4\xB8\xAD");
    CHECK(take_missing_letters().empty());
}

TEST_CASE("a run of letters that join is one picture once it came", "[ui]") {
    UiDriver page;
    page.settle();
    const std::string arabic = "\xD9\x82\xD8\xA7 \xD9\x87\xD8\xB1";  // two words of two letters
    const std::string text = "P01 " + arabic + " 2 b";
    std::string room;
    note_runs(TextStyle::body, text);
    note_runs(TextStyle::body, text);
    const std::vector<WaitingRun> waiting = take_waiting_runs();
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].text == arabic);
    CHECK(take_waiting_runs().empty());
    CHECK(with_runs(TextStyle::body, text, room) == text);
    const float letters = text_size(TextStyle::body, text).x;
    keep_letter(waiting[0].style, {waiting[0].code, 2, 2, 1, 2, 333, {255, 0, 255, 128}});
    REQUIRE(take_new_letters());
    build_fonts();
    room.clear();
    CHECK(with_runs(TextStyle::body, text, room) == "P01 \xEE\x80\x80 2 b");
    room.clear();
    CHECK(with_runs(TextStyle::strong, text, room) == text);
    CHECK(text_size(TextStyle::body, text).x > letters);
    CHECK(text_size(TextStyle::body, arabic).x == 333);
    note_runs(TextStyle::body, "A\xF0\x9F\x98\x80!");
    REQUIRE(take_waiting_runs().size() == 1);
}
