// The digest of a state sees everything that a command may change: two worlds that differ in one
// argument of one command, or in one member, have two digests. Without that, "a refused command
// changes nothing" would prove nothing.

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/licensing/digest.h"
#include "tests/unit/joint/offline_office.h"

using namespace headroom;
using namespace headroom::licensing;
using headroom::testing::OfflineOffice;

namespace {

std::string digest_after(const Command& command) {
    OfflineOffice office;
    office.activate("P01", "res");
    office.obey(command);
    return state_digest(office.world());
}

}  // namespace

TEST_CASE("the digest tells commands apart that differ in one argument") {
    const std::vector<std::pair<Command, Command>> pairs{
        {RegisterAccount{"a@b.example", "A", "B", "secret", {}, {}, false},
         RegisterAccount{"a@b.example", "A", "B", "secret", {}, {}, true}},
        {RegisterAccount{"a@b.example", "A", "B", "secret", {}, {}, false},
         RegisterAccount{"a@b.example", "A", "C", "secret", {}, {}, false}},
        {RegisterAccount{"a@b.example", "A", "B", "secret", {}, {}, false},
         RegisterAccount{"a@b.example", "A", "B", "secret2", {}, {}, false}},
        {InviteUser{"Acme", "x@acme.example", "en"}, InviteUser{"Acme", "x@acme.example", "de"}},
        {PlaceMacs{"P01", 2}, PlaceMacs{"P01", 3}},
        {PlaceMacs{"P01", 2}, PlaceMacs{"P02", 2}},
        {AddSite{.code = "P03"}, AddSite{.code = "P04"}},
        {SetAutoRenew{"main", true}, AllowOffline{"main", false}},
        {RequestRefresh{"P01", "r1"}, RequestRefresh{"P01", "r2"}},
    };
    for (const auto& [one, other] : pairs) {
        CAPTURE(one.index());
        CHECK(digest_after(one) != digest_after(other));
    }
}

TEST_CASE("the digest sees every member of the world that a command may change") {
    OfflineOffice office;
    office.activate("P01", "res");
    const std::vector<std::function<void(World&)>> changes{
        [](World& w) { w.settings.grace_days += 1; },
        [](World& w) { w.seed += 1; },
        [](World& w) { w.server_up = false; },
        [](World& w) { w.server_outages = 1; },
        [](World& w) { w.payment_works = false; },
        [](World& w) { w.last_request_id += 1; },
        [](World& w) { w.last_terms_serial += 1; },
        [](World& w) { w.last_invite_token += 1; },
        [](World& w) { w.mail.push_back({}); },
        [](World& w) { w.files["x"]; },
        [](World& w) { w.signed_csrs.push_back({}); },
        [](World& w) { w.breaches.push_back({}); },
        [](World& w) { w.over_limit_mac_seconds = 1; },
        [](World& w) { w.balloons = 1; },
        [](World& w) { w.people[0].signed_in_at = Instant{1}; },
        [](World& w) { w.companies[0].members.begin()->second.letter_language = "de"; },
        [](World& w) { w.subscriptions[0].total = 256; },
        [](World& w) { w.subscriptions[0].total = 1 << 16; },
        [](World& w) { w.sites[0].status = LicenseStatus::expired; },
        [](World& w) { w.sites[0].status = LicenseStatus::key_revoked; },
        [](World& w) { w.keys[1].type = KeyType::dynamic; },
        [](World& w) { w.keys[1].newest_request_at = Instant{1}; },
        [](World& w) { w.sites[0].unmanaged.insert(MacId{std::uint32_t{0}}); },
        [](World& w) { w.macs.create_numbered(SiteId{std::uint32_t{0}}); },
        [](World& w) { w.macs.create_named("M"); },
    };
    std::set<std::string> digests{state_digest(office.world())};
    std::size_t number = 0;
    for (const auto& change : changes) {
        World world = office.world();
        change(world);
        CAPTURE(++number);
        CHECK(digests.insert(state_digest(world)).second);
    }
}

TEST_CASE("the digest tells texts apart that are divided in another place") {
    World one;
    World other;
    one.people.push_back({.email = "ab", .first_name = "c"});
    other.people.push_back({.email = "a", .first_name = "bc"});
    CHECK(state_digest(one) != state_digest(other));
}
