// The checker of the invariants (docs/rules.md) notices every state that cannot be: a world in
// order is bent in one place, and exactly the invariant that speaks of it is told.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <vector>

#include "core/licensing/invariants.h"
#include "tests/unit/joint/offline_office.h"

using namespace headroom;
using namespace headroom::licensing;
using headroom::testing::OfflineOffice;

namespace {

// P01 holds the Reserved key with three Macs; P02 has given up the Dynamic one, and its file is not
// uploaded yet.
World office_in_order() {
    OfflineOffice office;
    office.activate("P01", "res");
    office.obey(PlaceMacs{"P01", 3});
    office.obey(PlaceMacs{"P02", 2});
    office.activate("P02", "dyn");
    office.obey(Deactivate{"P02", "release"});
    office.obey(AddSite{.code = "P03"});
    office.obey(Activate{"P03", "main"});
    office.obey(PlaceMacs{"P03", 4});
    return office.world();
}

std::vector<std::string> broken(const World& world) {
    return broken_invariants(world, {*parse_instant("2017-03-01"), Phase::command});
}

bool tells(const std::vector<std::string>& broken, std::string_view rule) {
    return std::any_of(broken.begin(), broken.end(),
                       [&](const std::string& one) { return one.rfind(rule, 0) == 0; });
}

LicenseKey& key(World& world, const char* id) { return world.keys[world.key_id(id).index()]; }
Site& site(World& world, const char* code) { return world.sites[world.site_id(code).index()]; }

struct Damage {
    const char* rule;  // how the sentence begins
    std::function<void(World&)> bend;
};

const std::vector<Damage>& damages() {
    static const std::vector<Damage> all{
        {"sums of live use", [](World& w) { w.subscriptions[0].live.used_reserved += 1; }},
        {"sums of live use", [](World& w) { w.subscriptions[0].live.idle_reserved -= 1; }},
        {"sums of known use", [](World& w) { w.subscriptions[0].known.used_dynamic += 1; }},
        {"3 reserved within T", [](World& w) { key(w, "res").max = 21; }},
        {"25 issue date",
         [](World& w) { w.subscriptions[0].issue_date = *parse_date("2017-03-02"); }},
        {"KEY-4", [](World& w) { key(w, "res").valid = false; }},
        {"KEY-4", [](World& w) { key(w, "res").deleted = true; }},
        {"11 a Free key",
         [](World& w) {
             key(w, "dyn").binding = Binding::free;
             key(w, "dyn").used = 0;
         }},
        {"11 a Free key", [](World& w) { key(w, "res").binding = Binding::free; }},
        {"11 Used", [](World& w) { key(w, "main").used = 5; }},
        {"PAG-5 a pending release", [](World& w) { site(w, "P02").pending_keys.clear(); }},
        {"PAG-5 only pending",
         [](World& w) { site(w, "P02").pending_keys.push_back(w.key_id("res")); }},
        {"15 a sublicense",
         [](World& w) { key(w, "main").expiry.on_date = *parse_date("2017-06-01"); }},
        {"22 usage history",
         [](World& w) {
             key(w, "res").usage_history.push_back({*parse_date("2017-02-28"), 1});
         }},
        {"8.1 terms", [](World& w) { site(w, "P01").status = LicenseStatus::not_activated; }},
        {"8.1 terms", [](World& w) { site(w, "P02").status = LicenseStatus::expired; }},
        {"12 binding", [](World& w) { key(w, "main").site = w.site_id("P01"); }},
        {"12 binding", [](World& w) { key(w, "main").binding = Binding::release_pending; }},
        {"CLK-8 excess", [](World& w) { site(w, "P01").excess = 1; }},
        {"CLK-8 excess", [](World& w) { site(w, "P02").excess = 1; }},
        {"CLK-8 limit monitoring", [](World& w) { site(w, "P01").dirty = BreachCause::discovery; }},
        {"CLK-8 limit monitoring", [](World& w) { site(w, "P01").in_dirty_list = true; }},
        {"10 a breach", [](World& w) { site(w, "P02").breach_index = Site::none; }},
        {"10 a breach", [](World& w) { site(w, "P01").breach_index = 0; }},
        {"18 yellow",
         [](World& w) {
             site(w, "P01").monitor.icon = MonitorIcon::yellow;
             site(w, "P01").monitor.poll_due.reset();
         }},
        {"11 Used = Macs",
         [](World& w) {
             w.macs.enroll(w.macs.create_named("Extra"), w.site_id("P01"), Instant{});
         }},
        {"19 an active", [](World& w) { w.companies[0].members.clear(); }},
        {"13 keys are unique", [](World& w) { key(w, "res").text = key(w, "dyn").text; }},
        {"SBL-20 names", [](World& w) { key(w, "res").name = "Other"; }},
        {"SBL-20 names", [](World& w) { w.sublicense_by_name.begin()->second = w.key_id("main"); }},
        {"SBL-20 only living",
         [](World& w) {
             w.sublicense_by_name[{w.subscription_id("main"), "gone"}] = w.key_id("res");
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("a world that obeyed its commands breaks no invariant") {
    const std::vector<std::string> found = broken(office_in_order());
    CAPTURE(found);
    CHECK(found.empty());
}

TEST_CASE("a world with nothing left, an expired key and a site without one breaks no invariant") {
    OfflineOffice office;
    const Date today = *parse_date("2017-03-01");
    office.obey(CreateSublicense{"main", "short", "Short", KeyType::reserved, 2, Expiry{today}});
    office.activate("P01", "res");
    office.obey(PlaceMacs{"P01", 8});
    office.obey(Activate{"P02", "main"});
    office.obey(PlaceMacs{"P02", 12});
    CHECK(broken(office.world()).empty());
    office.wait(Span::days(1));
    const Moment later{*parse_instant("2017-03-02"), Phase::command};
    CHECK(broken_invariants(office.world(), later).empty());
}

TEST_CASE("every bent place of a world is told by its invariant") {
    std::size_t number = 0;
    for (const Damage& damage : damages()) {
        World world = office_in_order();
        damage.bend(world);
        const std::vector<std::string> found = broken(world);
        CAPTURE(++number, damage.rule, found);
        CHECK(tells(found, damage.rule));
    }
}
