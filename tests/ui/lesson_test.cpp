// A lesson on the page: prediction, goals, hints, result, the next one, and what is remembered.

#include <catch2/catch_test_macros.hpp>

#include "core/app/lessons/lesson_library.h"
#include "tests/ui/direct_jobs.h"
#include "tests/ui/ui_driver.h"
#include "wasm/ui/pages/lesson/lesson_draft.h"
#include "wasm/ui/pages/lesson/lesson_stage.h"

using namespace headroom;
using headroom::ui::UiDriver;

namespace {

/// The value of a listed text: "met" or "open" of a goal; "?" when it is not there.
std::string value_of(std::string_view label) {
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.label == label) return widget.value;  // it may be scrolled out of sight
    }
    return "?";
}

void begin(UiDriver& page, std::string_view lesson) {
    REQUIRE(page.app().begin_lesson(lesson));
    page.settle();
}

void submit(UiDriver& page, std::string_view command) {
    CHECK(page.app().session()->submit(command).ok);
    page.app().request_frames();
    page.settle();
}

constexpr const char* within_limit = "The site is within its limit";

}  // namespace

TEST_CASE("a lesson is found from the start page, and back", "[ui][lessons]") {
    UiDriver page;
    page.settle();
    page.click("Learn how it works", "button");
    page.click("Back to the start page");
    page.click("Learn how it works", "button");
    page.click("What a purchase comes with", "button");
    CHECK(page.app().lesson_json().starts_with(R"({"name":"one-key",)"));
    page.need("The subscription belongs to Acme", "note");
}

TEST_CASE("a lesson is solved by what is done on the pages", "[ui][lessons]") {
    UiDriver page;
    begin(page, "remove-macs");
    CHECK(value_of(within_limit) == "open");
    page.click("3", "radio");
    CHECK(page.need("3", "radio").value == "on");
    page.click("Site and Macs", "tab");
    page.click("Remove Macs", "button");
    page.click("Number of Macs", "textbox");
    page.press(ImGuiKey_End);
    page.press(ImGuiKey_Backspace);
    page.type("3");
    page.click("Remove", "button");
    CHECK(value_of(within_limit) == "met");
    CHECK(page.app().lesson_json().find(R"("moves":1,"par":1,"solved":true,"stars":3)") !=
          std::string::npos);
    CHECK(page.app().view().lesson_records == R"({"remove-macs":{"stars":3,"moves":1}})");
    page.click("Next lesson", "button");
    CHECK(page.app().lesson_json().starts_with(R"({"name":"raise-a-sublicense",)"));
    page.click("Lessons", "tab");
    CHECK(page.need("Enough is enough", "button").value == "3 of 3 stars");
}

TEST_CASE("hints come one by one, and a goal tells why it is open", "[ui][lessons]") {
    UiDriver page;
    begin(page, "remove-macs");
    page.click("Why not yet?");
    CHECK(page.app().view().lesson != nullptr);
    page.click("Explain this figure");
    CHECK(page.app().view().why);
    page.click("Show a hint (1 of 3)", "button");
    page.need("Compare used and limit of the site.", "note");
    page.click("Show a hint (2 of 3)", "button");
    page.click("Show a hint (3 of 3)", "button");
    CHECK(page.find("Show a hint (3 of 3)", "button") == nullptr);
    submit(page, R"({"do": "mac.remove", "site": "P01", "count": 3})");
    CHECK(page.app().lesson_json().find(R"("hintsShown":3)") != std::string::npos);
    CHECK(page.app().lesson_json().find(R"("stars":2)") != std::string::npos);
}

TEST_CASE("a lesson begins again, and is left without its scenario", "[ui][lessons]") {
    UiDriver page;
    begin(page, "remove-macs");
    submit(page, R"({"do": "mac.remove", "site": "P01", "count": 1})");
    CHECK(page.app().lesson_json().find(R"("moves":1)") != std::string::npos);
    page.click("Start again", "button");
    CHECK(page.app().lesson_json().find(R"("moves":0)") != std::string::npos);
    page.click("Leave the lesson", "button");
    CHECK(page.app().lesson_json() == "null");
    CHECK(page.app().session() != nullptr);
    CHECK_FALSE(page.app().begin_lesson("no-such-lesson"));
}

TEST_CASE("on a phone the lesson stands on the page of lessons", "[ui][lessons]") {
    UiDriver page(390, 844);
    begin(page, "remove-macs");
    page.need(within_limit, "note");
    page.click("Planner", "tab");
    CHECK(page.find(within_limit) == nullptr);
    page.click("Lessons", "tab");
    page.need(within_limit, "note");
}

TEST_CASE("results of another tab are merged", "[ui][lessons]") {
    UiDriver page;
    page.app().merge_lesson_records(R"({"one-key":{"stars":1,"moves":4}})");
    page.app().merge_lesson_records(R"({"one-key":{"stars":3,"moves":9}})");
    CHECK(page.app().view().lesson_records == R"({"one-key":{"stars":3,"moves":4}})");
}

TEST_CASE("a result goes as a link, and is looked at without being one's own", "[ui][lessons]") {
    UiDriver page;
    begin(page, "remove-macs");
    submit(page, R"({"do": "mac.remove", "site": "P01", "count": 3})");
    page.click("Copy result as a link", "button");
    const auto requests = page.app().take_platform_requests();
    REQUIRE(requests.link_fragment);
    begin(page, "one-key");
    page.app().view().lesson_records.clear();
    CHECK(page.app().open_link("#" + *requests.link_fragment));
    page.settle();
    CHECK(page.app().lesson_json().find(R"("moves":1,"par":1,"solved":true)") != std::string::npos);
    CHECK(page.app().view().lesson->is_result);
    CHECK(page.app().view().lesson_records.empty());
    page.click("Start again", "button");
    submit(page, R"({"do": "mac.remove", "site": "P01", "count": 3})");
    CHECK_FALSE(page.app().view().lesson_records.empty());
}

TEST_CASE("kept work of a lesson is that lesson again", "[ui][lessons]") {
    UiDriver page;
    begin(page, "remove-macs");
    submit(page, R"({"do": "mac.remove", "site": "P01", "count": 1})");
    const std::string journal = page.app().kept_journal();
    page.load(headroom::ui::small_scenario);
    CHECK(page.app().lesson_json() == "null");
    CHECK(page.app().resume(journal).empty());
    page.settle();
    CHECK(page.app().lesson_json().starts_with(R"({"name":"remove-macs",)"));
    CHECK(page.app().lesson_json().find(R"("moves":1)") != std::string::npos);
}

TEST_CASE("a lesson of one's own is opened like a scenario", "[ui][lessons]") {
    UiDriver page;
    std::string text = headroom::app::lesson_text("remove-macs");
    text.replace(text.find("remove-macs"), 11, "of-my-own");
    CHECK(page.load(text) == 0);
    CHECK(page.app().lesson_json().starts_with(R"({"name":"of-my-own",)"));
    submit(page, R"({"do": "mac.remove", "site": "P01", "count": 3})");
    CHECK(page.find("Copy result as a link") == nullptr);
    page.click("Start again", "button");
    CHECK(page.app().lesson_json().find(R"("moves":0)") != std::string::npos);
    text.replace(text.find("\"par\""), 5, "\"part\"");
    CHECK(page.load(text) > 0);
    CHECK(page.app().has_sheet());
}

TEST_CASE("a lesson is made of what was done", "[ui][lessons]") {
    UiDriver page;
    page.load(headroom::ui::small_scenario);
    page.click("Scenario", "combobox");
    page.click("Make a lesson of this");
    submit(page, R"({"do": "mac.remove", "site": "P01", "count": 2})");
    page.app().view().selected_site = "P01";
    page.app().request_frames();
    page.settle();
    page.click("Make it a goal", "button");
    page.click("Check the lesson", "button");
    CHECK_FALSE(page.app().view().lesson_draft->problems.empty());
    headroom::app::DraftTexts& texts = page.app().view().lesson_draft->texts;
    texts = {"Fewer Macs", "A site.", "Why?", "So", "Not so", "Because.", "Remove some."};
    page.click("Check the lesson", "button");
    for (const std::string& problem : page.app().view().lesson_draft->problems) {
        FAIL_CHECK(problem);
    }
    page.need("A good lesson: not met at the start, met by what you did.", "note");
    page.click("Save as a file", "button");
    const auto saved = page.app().take_platform_requests().save_file;
    REQUIRE(saved);
    CHECK(saved->name == "fewer-macs.json");
    page.click("Copy lesson link", "button");
    const auto link = page.app().take_platform_requests().link_fragment;
    REQUIRE(link);
    CHECK(page.app().open_link("#" + *link));
    page.settle();
    CHECK(page.app().lesson_json().starts_with(R"({"name":"fewer-macs",)"));
    CHECK(page.load(saved->text) == 0);
    CHECK(page.app().lesson_json().starts_with(R"({"name":"fewer-macs",)"));
}

TEST_CASE("a challenge tells its score beside the solver's", "[ui][lessons]") {
    UiDriver page;
    page.app().set_jobs(std::make_unique<headroom::ui::DirectJobs>());
    begin(page, "challenge-2027-03-01");
    page.click("Work out the score", "button");
    CHECK(value_of("You").find("risk 100 %") != std::string::npos);
    CHECK(value_of("The solver").find("risk 0 %") != std::string::npos);
}
