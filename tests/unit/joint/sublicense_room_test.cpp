// Room for Reserved sublicenses (SBL-22, SBL-31 to SBL-34): never more is set aside than there is.

#include "core/licensing/invariants.h"
#include "tests/unit/joint/offline_office.h"

using namespace headroom;
using namespace headroom::licensing;
using headroom::testing::OfflineOffice;
using enum headroom::licensing::ErrorCode;

TEST_CASE("Dynamic to Reserved needs what its Macs do not use already (SBL-33)") {
    OfflineOffice office;  // T 20, res R 8, dyn D 10
    office.obey(Activate{"P01", "dyn"});
    for (int i = 0; i < 7; ++i) office.obey(EnrollMac{"P01", {}});
    office.obey(EditSublicense{.sublicense = "dyn", .type = KeyType::reserved, .licenses = 12});
    CHECK(office.world().subscriptions[0].known.main_pool_raw() == 0);
    office.refuse(EditSublicense{.sublicense = "dyn", .licenses = 13}, not_enough_licenses);
}

TEST_CASE("a Dynamic key over its limit cannot reserve more than there is (invariant 3)") {
    OfflineOffice office;
    office.obey(Activate{"P01", "dyn"});
    for (int i = 0; i < 15; ++i) office.obey(DiscoverMac{"P01", {}});  // 12 fit beside res
    CHECK(office.world().subscriptions[0].known.main_pool_raw() == -3);
    office.refuse(EditSublicense{.sublicense = "dyn", .type = KeyType::reserved, .licenses = 15},
                  not_enough_licenses);
    office.refuse(EditSublicense{.sublicense = "dyn", .type = KeyType::reserved, .licenses = 13},
                  not_enough_licenses);
    office.obey(EditSublicense{.sublicense = "dyn", .type = KeyType::reserved, .licenses = 12});
}

TEST_CASE("limits follow the pool although the server knows another type than the Proxy (CLK-8)") {
    OfflineOffice office;
    office.obey(Activate{"P01", "dyn"});
    office.obey(EnrollMac{"P01", {}});
    office.obey(EditSublicense{.sublicense = "dyn", .type = KeyType::reserved, .licenses = 2});
    office.obey(Activate{"P02", "main"});
    for (int i = 0; i < 12; ++i) office.obey(DiscoverMac{"P02", {}});
    const Moment now{*parse_instant("2017-03-01"), Phase::command};
    CHECK(broken_invariants(office.world(), now).empty());
}

TEST_CASE("a primary key is neither edited nor deleted, whoever asks for it (SBL-2)") {
    OfflineOffice office;
    office.refuse(EditSublicense{.sublicense = "main", .name = "Mine"}, key_unknown);
    office.refuse(EditSublicense{.sublicense = "main", .licenses = 1}, key_unknown);
    office.refuse(DeleteSublicense{"main", true}, key_unknown);
    office.refuse(EditSublicense{.sublicense = "no such id", .licenses = 1}, key_unknown);
}

TEST_CASE("a sublicense that became Reserved has its idle licenses on old terms, too (SBL-35)") {
    OfflineOffice office;
    office.obey(Activate{"P01", "dyn"});
    for (int i = 0; i < 3; ++i) office.obey(EnrollMac{"P01", {}});
    office.obey(EditSublicense{.sublicense = "dyn", .type = KeyType::reserved, .licenses = 10});
    office.obey(Activate{"P02", "main"});
    office.obey(EnrollMac{"P02", {}});
    office.obey(EnrollMac{"P02", {}});
    CHECK(office.world().subscriptions[0].known.main_pool_raw() == 0);
    for (int i = 0; i < 7; ++i) office.obey(EnrollMac{"P01", {}});
    office.refuse(EnrollMac{"P01", {}}, license_limit);
    const Moment now{*parse_instant("2017-03-01"), Phase::command};
    CHECK(broken_invariants(office.world(), now).empty());
}

TEST_CASE("a Mac that is enrolled somewhere is no unmanaged resource anywhere (9)") {
    OfflineOffice office;
    office.obey(AddSite{.code = "P03", .discovery_when_full = DiscoveryWhenFull::leave_unmanaged});
    office.obey(EditSublicense{.sublicense = "res", .licenses = 1});
    office.obey(Activate{"P03", "res"});
    office.obey(EnrollMac{"P03", "full"});
    office.obey(DiscoverMac{"P03", "spare"});
    CHECK(office.site("P03").unmanaged.size() == 1);
    office.obey(Activate{"P01", "main"});
    office.obey(EnrollMac{"P01", "spare"});
    CHECK(office.site("P03").unmanaged.empty());
}
