// Macs, their names and who manages them (core/licensing/mac_fleet.h).

#include <catch2/catch_test_macros.hpp>

#include "core/licensing/mac_fleet.h"

using namespace headroom::licensing;

namespace {

const SiteId a{0U};
const SiteId b{1U};
const headroom::Instant monday{1'483'315'200};

MacFleet two_sites() {
    MacFleet fleet;
    fleet.add_site();
    fleet.add_site();
    return fleet;
}

}  // namespace

TEST_CASE("a Mac keeps its name wherever it is managed, or nowhere") {
    MacFleet fleet = two_sites();
    const MacId mac = fleet.create_numbered(a);
    CHECK_FALSE(fleet.managed_by(mac).valid());
    CHECK(fleet.name_of(mac).site == a);
    fleet.enroll(mac, b, monday);
    CHECK(fleet.managed_by(mac) == b);
    CHECK(fleet.name_of(mac).site == a);
    CHECK(fleet.find_numbered(a, 1) == mac);
    CHECK_FALSE(fleet.find_numbered(b, 1));
    fleet.release(mac);
    CHECK_FALSE(fleet.managed_by(mac).valid());
    CHECK(fleet.find_numbered(a, 1) == mac);
    fleet.enroll(mac, a, monday + headroom::Span::days(9));
    CHECK(fleet.enrolled_at(mac) == monday + headroom::Span::days(9));
    CHECK(fleet.managed_by(mac) == a);
    CHECK(fleet.name_of(mac).number == 1);
}

TEST_CASE("a Mac with a name of its own is never given away to another") {
    MacFleet fleet = two_sites();
    const MacId mac = fleet.create_named("lab-7");
    CHECK(fleet.find_named("lab-7") == mac);
    fleet.enroll(mac, b, monday);
    CHECK_FALSE(fleet.name_of(mac).site.valid());
    CHECK(fleet.given_name(fleet.name_of(mac).number) == "lab-7");
    fleet.retire(mac);
    CHECK_FALSE(fleet.managed_by(mac).valid());
    CHECK(fleet.create_numbered(a) != mac);
    CHECK(fleet.find_named("lab-7") == mac);
}

TEST_CASE("the record of a Mac that left for good serves the next one") {
    MacFleet fleet = two_sites();
    const MacId first = fleet.create_numbered(a);
    fleet.enroll(first, b, monday);
    fleet.retire(first);
    CHECK_FALSE(fleet.find_numbered(a, 1));  // nobody can ask for it any more
    const MacId second = fleet.create_numbered(b);
    CHECK(second == first);
    fleet.enroll(second, b, monday);
    CHECK(fleet.name_of(second).site == b);
    CHECK(fleet.name_of(second).number == 1);
    CHECK(fleet.at(b).count == 1);
}

TEST_CASE("lists keep the order of enrollment when one leaves from anywhere") {
    MacFleet fleet = two_sites();
    std::vector<MacId> macs;
    for (int i = 0; i < 5; ++i) {
        macs.push_back(fleet.create_numbered(a));
        fleet.enroll(macs.back(), a, monday);
    }
    fleet.release(macs[2]);
    fleet.release(macs[0]);
    fleet.release(macs[4]);
    CHECK(fleet.at(a).count == 2);
    CHECK(fleet.managed(a) == std::vector{macs[1], macs[3]});
    CHECK(fleet.managed(b).empty());
    // Enrolled anew, a Mac is the latest: at once or later, and whatever its record was before.
    fleet.enroll(macs[0], a, monday);
    CHECK(fleet.newest() == macs[0]);
    fleet.enroll(macs[2], b, monday + headroom::Span::days(1));
    fleet.retire(macs[1]);
    const MacId next = fleet.create_numbered(a);
    CHECK(next == macs[1]);
    fleet.enroll(next, a, monday + headroom::Span::days(2));
    CHECK(fleet.managed(a) == std::vector{macs[3], macs[0], macs[1]});
    CHECK(fleet.managed_by_site() == std::vector{fleet.managed(a), fleet.managed(b)});
}
