// F: the texts of all pages, read for the usual slips: plurals, double stops, states in the file
// format's spelling, references to documents that nobody has.

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <regex>
#include <set>

#include "core/app/session.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "tests/ui/direct_jobs.h"
#include "tests/ui/page_walk.h"
#include "wasm/ui/app/done_words.h"

using namespace headroom;
using namespace headroom::ui;

namespace {

/// One of everything: a company whose name ends in a stop, one Mac, one license, none.
constexpr std::string_view ones = R"({
  "schema": "headroom/scenario/1", "name": "Ones", "start": "2017-03-01", "end": "60d",
  "world": {
    "company": "My Company, Inc.", "admin": "admin@acme.example",
    "subscriptions": [
      {"id": "main", "name": "PMM 2017", "kind": "paid", "licenses": 3, "starts": "2017-01-01", "months": 1,
       "sublicenses": [
         {"id": "one", "name": "One", "type": "reserved", "licenses": 1, "expires": "withSubscription"},
         {"id": "two", "name": "Two", "type": "dynamic", "licenses": 1, "expires": "withSubscription"}]},
      {"id": "single", "name": "Single", "kind": "trial", "licenses": 1, "starts": "2017-03-01", "months": 1}],
    "sites": [
      {"code": "P01", "description": "Head office", "key": "one", "method": "online", "macs": 1},
      {"code": "P02", "description": "Branch", "key": "two", "method": "online", "macs": 0},
      {"code": "P03", "description": "Not in use yet"}]},
  "steps": [{"at": "1d", "do": "mac.discover", "site": "P01", "count": 1},
            {"at": "2d", "do": "users.invite", "company": "My Company, Inc.", "emails": ["ann@acme.example"]},
            {"at": "3d", "do": "mac.remove", "site": "P01", "count": 1},
            {"at": "4d", "do": "mac.enroll", "site": "P03", "count": 1, "expectError": "E_NOT_ACTIVATED"}],
  "expect": [{"get": "/sites/P01/managed", "equals": 1, "because": "one Mac stays"}]
})";

const std::set<std::string>& words_of_the_file_format() {
    static const std::set<std::string> all{
        "expired", "active",  "free",    "bound",   "online",   "offline", "paid",
        "trial",   "allowed", "primary", "dynamic", "reserved", "invited", "yellow",
        "normal",  "sales",   "store",   "upgrade", "licensed", "deleted", "enroll"};
    return all;
}

void check_text(const std::string& where, const std::string& text) {
    static const std::regex one_of_many(
        "(^|[^0-9.,])1 (Macs|licenses|sublicenses|sites|days|subscriptions|reports|times|lines|"
        "columns|keys|users|balloons|events|steps|runs|replications)\\b");
    static const std::regex two_stops("[^.]\\.\\.($|[^.])");
    static const std::regex camel(
        "\\b(noConnection|releasePending|totalReduced|smallerKey|withSubscription|leaveUnmanaged)"
        "\\b");
    INFO(where << ": \"" << text << "\"");
    CHECK_FALSE(std::regex_search(text, one_of_many));
    CHECK_FALSE(std::regex_search(text, two_stops));
    CHECK_FALSE(std::regex_search(text, camel));
    CHECK(text.find(".md ") == std::string::npos);  // a document that nobody has
    CHECK(text.find("0 Macs stay") == std::string::npos);
    CHECK(text.find("(key ") == std::string::npos);
    CHECK_FALSE(words_of_the_file_format().contains(text));
    for (const std::string_view line : split(text, '\n')) CHECK_FALSE(line.starts_with("?"));
}

void check_page(const std::string& where) {
    for (const DrawnText& drawn : drawn_texts()) check_text(where, drawn.text);
}

}  // namespace

TEST_CASE("F: no page says \"1 Macs\", \"Inc..\" or a word of the file format", "[ui]") {
    UiDriver page(1600, 1600);
    REQUIRE(page.load(ones) == 0);
    keep_drawn_texts(true);
    for (const Span after : {Span::days(0), Span::hours(30), Span::days(20), Span::days(60)}) {
        page.app().session()->seek(page.app().session()->start() + after);
        walk_pages(page, check_page);
    }
    keep_drawn_texts(false);
}

TEST_CASE("C12: the forecast of what is certain speaks of one run", "[ui]") {
    UiDriver page(1600, 2400);
    page.app().set_jobs(std::make_unique<DirectJobs>());
    REQUIRE(page.load(ones) == 0);
    page.click("Forecast", "tab");
    keep_drawn_texts(true);
    page.click("Run forecast", "button");
    check_page("Forecast");
    bool told = false;
    for (const DrawnText& drawn : drawn_texts()) {
        told = told || drawn.text.find("the one run") != std::string::npos;
    }
    CHECK(told);
    keep_drawn_texts(false);
}

TEST_CASE("F: why an expectation was written is on the page", "[ui]") {
    UiDriver page(1600, 2400);
    REQUIRE(page.load(ones) == 0);
    page.app().session()->run_to_end();
    page.app().request_frames();
    page.settle();
    const Widget row = page.need("Expectation 1", "row");
    CHECK(row.value.find("one Mac stays") != std::string::npos);
    CHECK(row.value.find("Met") != std::string::npos);
}

TEST_CASE("F: lines break at spaces only", "[ui]") {
    const UiDriver page;
    const std::string text = "Delete the sublicense \"Department\"? It goes back.";
    // From as wide as the longest word: a word that is wider than its line has to be broken.
    const float longest = text_size(TextStyle::table, "\"Department\"?").x;
    for (float width = longest; width < 400; width += 7) {
        const std::string lines = wrapped(TextStyle::table, text, width);  // outlives its parts
        for (const std::string_view line : split(lines, '\n')) {
            CHECK_FALSE(line.starts_with("?"));
        }
    }
}

TEST_CASE("E: every command that goes well is answered", "[ui]") {
    app::CommandOutcome done;
    done.ok = true;
    done.done = 1;
    CHECK(done_words(R"({"do":"mac.enroll","site":"P01","count":1})", done) ==
          "1 Mac enrolled at P01.");
    CHECK(done_words(R"({"do":"users.join","email":"a@b.example","company":"My Company, Inc."})",
                     done) == "a@b.example has joined My Company, Inc.");
    CHECK(done_words(R"({"do":"sales.upgrade","subscription":"main","licenses":5})", done) ==
          "5 licenses added.");
}

TEST_CASE("words that agree with a count, and sentences that end once", "[base]") {
    CHECK(agreeing(1, "stays", "stay") == "stays");
    CHECK(agreeing(0, "stays", "stay") == "stay");
    CHECK(agreeing(2, "stays", "stay") == "stay");
    CHECK(as_sentence("Products of My Company, Inc.") == "Products of My Company, Inc.");
    CHECK(as_sentence("Products of Acme") == "Products of Acme.");
    CHECK(capitalized("automatic renewal") == "Automatic renewal");
}
