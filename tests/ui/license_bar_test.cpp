// Where the parts of the license bar lie.

#include <catch2/catch_test_macros.hpp>

#include "wasm/ui/widgets/license_bar_layout.h"

using namespace headroom;
using headroom::ui::BarSegment;
using Kind = BarSegment::Kind;

namespace {

app::LicenseRow row(const char* type, Count max, Count used) {
    app::LicenseRow made;
    made.type = type;
    made.max = max;
    made.used = used;
    made.status = "active";
    return made;
}

bool has(const ui::LicenseBarLayout& bar, Kind kind, Count from, Count to) {
    for (const BarSegment& segment : bar.segments) {
        if (segment.kind == kind && segment.from == from && segment.to == to) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("reserved slices first, then the pool, then what is free", "[ui]") {
    app::SubscriptionView all;
    all.total = 100;
    all.rows = {row("primary", 70, 10), row("dynamic", 40, 25), row("reserved", 30, 12)};
    const ui::LicenseBarLayout bar = ui::lay_out_license_bar(all);
    CHECK(bar.pool_begins == 30);
    CHECK(bar.extent == 100);
    CHECK(has(bar, Kind::used, 0, 12));
    CHECK(has(bar, Kind::idle, 12, 30));
    CHECK(has(bar, Kind::used, 30, 40));
    CHECK(has(bar, Kind::used, 40, 65));
    CHECK(has(bar, Kind::free, 65, 100));
    REQUIRE(bar.brackets.size() == 1);
    CHECK(bar.brackets[0].from == 40);
    CHECK(bar.brackets[0].to == 80);
}

TEST_CASE("what is over lies past its border", "[ui]") {
    app::SubscriptionView all;
    all.total = 20;
    all.rows = {row("primary", 15, 16), row("reserved", 5, 7)};
    const ui::LicenseBarLayout bar = ui::lay_out_license_bar(all);
    CHECK(has(bar, Kind::used, 0, 5));
    CHECK(has(bar, Kind::over, 5, 7));
    CHECK(has(bar, Kind::used, 5, 20));
    CHECK(has(bar, Kind::over, 20, 21));
    CHECK(bar.extent == 21);
}

TEST_CASE("expired rows take no part, and an empty subscription is no division by zero", "[ui]") {
    app::SubscriptionView all;
    CHECK(ui::lay_out_license_bar(all).extent == 1);
    all.total = 10;
    all.rows = {row("primary", 10, 0), row("reserved", 5, 5)};
    all.rows[1].status = "expired";
    const ui::LicenseBarLayout bar = ui::lay_out_license_bar(all);
    REQUIRE(bar.segments.size() == 1);
    CHECK(has(bar, Kind::free, 0, 10));
}

TEST_CASE("ceilings that overlap are stacked", "[ui]") {
    app::SubscriptionView all;
    all.total = 100;
    all.rows = {row("primary", 100, 0), row("dynamic", 60, 10), row("dynamic", 50, 10)};
    const ui::LicenseBarLayout bar = ui::lay_out_license_bar(all);
    CHECK(bar.lanes == 2);
}
