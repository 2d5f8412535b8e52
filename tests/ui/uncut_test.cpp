// E: what matters is never cut, and whatever is cut tells the whole in a tip, on every page at four
// sizes.

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "core/app/session.h"
#include "tests/ui/page_walk.h"
#include "wasm/ui/widgets/column_layout.h"

using namespace headroom;
using namespace headroom::ui;

namespace {

struct Size {
    float width, height, ratio;
    int scale_percent;
};

void check_texts(const std::string& where) {
    for (const CutText& cut : cut_texts()) {
        INFO(where << ": \"" << cut.text << "\" at " << cut.min.x << ", " << cut.min.y << " to "
                   << cut.max.x);
        CHECK_FALSE(cut.essential);
        CHECK(cut.has_tip);
    }
}

}  // namespace

TEST_CASE("E: no essential cell is cut, and no text is clipped without a tip", "[ui]") {
    const Size size = GENERATE(Size{1280, 800, 1, 100}, Size{1920, 1080, 1, 100},
                               Size{390, 844, 2, 100}, Size{1280, 800, 1, 150});
    UiDriver page(size.width, size.height, size.ratio);
    page.app().view().scale_percent = size.scale_percent;
    REQUIRE(page.load(small_scenario) == 0);
    page.app().session()->run_to_end();
    walk_pages(page, [&](const std::string& name) {
        check_texts(name + " at " + std::to_string(static_cast<int>(size.width)) + " px, " +
                    std::to_string(size.scale_percent) + " %");
    });
}

TEST_CASE("E: on a phone a sublicense has its name, its figure and Edit", "[ui]") {
    UiDriver page(390, 844, 2);
    REQUIRE(page.load(small_scenario) == 0);
    page.app().session()->run_to_end();
    bool edit = false;
    bool renew = false;
    walk_pages(page, [&](const std::string& name) {
        if (name == "Product Details") edit = page.need("Edit Dept1", "link").visible;
        if (name == "Subscription Details") {
            const Widget link = page.need("Renew online", "button");
            renew = link.max.x <= ImGui::GetIO().DisplaySize.x;
        }
    });
    CHECK(edit);
    CHECK(renew);
}

TEST_CASE("E: columns are as wide as their texts, and the least important is hidden first") {
    const ColumnNeed name{.natural = 100, .least = 100, .rank = 0, .grows = true};
    const ColumnNeed figure{.natural = 40, .least = 40, .rank = 1};
    const ColumnNeed date{.natural = 80, .least = 80, .rank = 2};
    // Enough for all: the rest goes to the one that grows, and nothing else is wider than its text.
    CHECK(lay_out_columns({name, figure, date}, 400, 20) == std::vector<float>{220, 40, 80});
    // One pixel too few: the date gives its width back.
    CHECK(lay_out_columns({name, figure, date}, 279, 20) == std::vector<float>{199, 40, -1});
    CHECK(lay_out_columns({name, figure, date}, 130, 20) == std::vector<float>{110, -1, -1});
    // The essential column is cut only when nothing else is left.
    CHECK(lay_out_columns({name, figure, date}, 90, 20)[0] <= 70);
    // What the user dragged stays.
    ColumnNeed dragged = figure;
    dragged.chosen = 60;
    CHECK(lay_out_columns({name, dragged, date}, 400, 20) == std::vector<float>{200, 60, 80});
}
