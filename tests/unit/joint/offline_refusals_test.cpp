// Kind of file times damage: corrupt, wrong kind, other server, outdated, replayed, not expected.
// Each is refused for the right reason and changes nothing.

#include "tests/unit/joint/offline_office.h"

using namespace headroom;
using namespace headroom::licensing;
using headroom::testing::OfflineOffice;
using enum headroom::licensing::ErrorCode;

TEST_CASE("activation request: corrupt, wrong kind, replayed") {
    OfflineOffice office;
    office.obey(RequestActivation{"P01", "res", "a"});
    office.obey(ImportFile{"copy", office.world().files.at("a").text});
    office.obey(CorruptFile{"a"});
    office.refuse(UploadFile{"a", "b"}, file_corrupt);
    office.refuse(ImportActivation{"P01", "copy"}, file_wrong_kind);
    office.obey(UploadFile{"copy", "b"});
    office.refuse(UploadFile{"b", {}}, file_wrong_kind);

    // OFF-5: the same request gives the same file again, also after the import.
    office.obey(UploadFile{"copy", "again"});
    CHECK(office.world().files.at("again").text == office.world().files.at("b").text);
    office.obey(ImportActivation{"P01", "b"});
    office.obey(UploadFile{"copy", "again"});
    CHECK(office.world().files.at("again").text == office.world().files.at("b").text);
}

TEST_CASE("activation request: offline not enabled, key unknown, in use, not registered") {
    OfflineOffice office;
    office.obey(AllowOffline{"main", false});
    office.obey(RequestActivation{"P01", "res", "a"});
    office.refuse(UploadFile{"a", "b"}, offline_not_enabled);
    office.obey(AllowOffline{"main", true});
    office.obey(Activate{"P02", "res"});
    office.refuse(UploadFile{"a", "b"}, key_in_use);
    office.obey(RequestActivation{"P01", "AAAAAA-BBBBBB-CCCCCC-DDDDDD-EEEEEE", "c"});
    office.refuse(UploadFile{"c", "b"}, key_unknown);
    office.obey(Sell{.id = "new", .licenses = 3});
    office.obey(RequestActivation{"P01", "new", "d"});
    office.refuse(UploadFile{"d", "b"}, key_not_registered);
    office.refuse(RequestActivation{"P01", "ABC", "e"}, key_format);
}

TEST_CASE("activation file: corrupt, wrong kind, other server, not expected, replayed") {
    OfflineOffice office;
    office.obey(RequestActivation{"P01", "res", "a"});
    office.obey(UploadFile{"a", "b"});
    office.obey(ImportFile{"copy", office.world().files.at("b").text});
    office.refuse(ImportActivation{"P01", "a"}, file_wrong_kind);
    office.refuse(ImportActivation{"P02", "b"}, file_other_server);
    office.obey(CorruptFile{"copy"});
    office.refuse(ImportActivation{"P01", "copy"}, file_corrupt);
    office.obey(CloseDialog{"P01"});
    office.refuse(ImportActivation{"P01", "b"}, response_not_expected);  // OFF-3
    office.obey(RequestActivation{"P01", "dyn", "c"});
    office.refuse(ImportActivation{"P01", "b"}, response_not_expected);
}

TEST_CASE("activation file: a second import is refused, also after the deactivation") {
    OfflineOffice office;
    office.activate("P01", "res");
    office.refuse(ImportActivation{"P01", "response"}, already_activated);
    office.obey(Deactivate{"P01", "off"});
    office.refuse(ImportActivation{"P01", "response"}, response_not_expected);
}

TEST_CASE("refresh request: corrupt, wrong kind, other server, outdated") {
    OfflineOffice office;
    office.activate("P01", "res");
    office.obey(RequestRefresh{"P01", "first"});
    office.wait(Span::days(1));
    office.obey(RequestRefresh{"P01", "second"});
    office.obey(ImportFile{"bad", office.world().files.at("second").text});
    office.obey(CorruptFile{"bad"});
    office.refuse(UploadFile{"bad", "x"}, file_corrupt);
    office.refuse(ImportRefresh{"P01", "second"}, file_wrong_kind);
    office.obey(UploadFile{"second", "s"});
    office.refuse(UploadFile{"first", "f"}, file_outdated);  // REF-4
    office.obey(UploadFile{"second", "s"});                  // the same one only answers again
    office.obey(Deactivate{"P01", "off"});
    office.obey(UploadFile{"off", {}});
    office.refuse(UploadFile{"second", "s"}, file_outdated);  // DIF-12: its activation is over
}

TEST_CASE("subscription information: corrupt, wrong kind, other server, outdated") {
    OfflineOffice office;
    office.activate("P01", "res");
    office.obey(RequestRefresh{"P01", "q1"});
    office.obey(UploadFile{"q1", "old"});
    office.wait(Span::days(1));
    office.obey(EditSublicense{.sublicense = "res", .licenses = 9});
    office.obey(RequestRefresh{"P01", "q2"});
    office.obey(UploadFile{"q2", "new"});
    office.refuse(ImportRefresh{"P01", "response"}, file_wrong_kind);
    office.refuse(ImportRefresh{"P02", "new"}, not_activated);
    office.obey(Activate{"P02", "main"});
    office.refuse(ImportRefresh{"P02", "new"}, wrong_method);
    office.obey(Deactivate{"P02", {}});
    office.activate("P02", "dyn");
    office.refuse(ImportRefresh{"P02", "new"}, file_other_server);
    office.obey(ImportFile{"bad", office.world().files.at("new").text});
    office.obey(CorruptFile{"bad"});
    office.refuse(ImportRefresh{"P01", "bad"}, file_corrupt);
    office.obey(ImportRefresh{"P01", "new"});
    CHECK(office.site("P01").terms->max == 9);
    // Two responses to different requests never carry the same serial.
    office.refuse(ImportRefresh{"P01", "old"}, file_outdated);
    CHECK(office.site("P01").terms->max == 9);
}

TEST_CASE("deactivation request: corrupt, wrong kind, replayed, outdated") {
    OfflineOffice office;
    office.activate("P01", "res");
    office.obey(Deactivate{"P01", "off"});
    office.refuse(RequestActivation{"P01", "x", "y"}, key_format);
    office.refuse(Activate{"P02", "res"}, key_release_pending);  // DEA-3
    office.refuse(Activate{"P01", "res"}, key_release_pending);
    office.refuse(DeleteSublicense{"res", false}, sublicense_in_use);
    office.obey(ImportFile{"bad", office.world().files.at("off").text});
    office.obey(CorruptFile{"bad"});
    office.refuse(UploadFile{"bad", {}}, file_corrupt);
    office.refuse(ImportActivation{"P01", "off"}, file_wrong_kind);
    office.obey(Deactivate{"P01", "again"});  // DEA-5
    CHECK(office.world().files.at("again").text == office.world().files.at("off").text);
    office.obey(UploadFile{"off", {}});
    office.refuse(UploadFile{"off", {}}, file_already_used);
    office.refuse(UploadFile{"again", {}}, file_already_used);
    office.obey(Activate{"P02", "res"});
}

TEST_CASE("a forced deletion frees a key that waits for its release, with all its Macs") {
    OfflineOffice office;
    office.obey(PlaceMacs{"P01", 3});
    office.activate("P01", "res");
    office.obey(Deactivate{"P01", "off"});
    office.obey(DeleteSublicense{"res", true});
    const LicenseKey& key = *office.world().find_key("res");
    CHECK(key.binding == Binding::free);
    CHECK(key.used == 0);
    CHECK(key.reported_used == 0);
    office.refuse(UploadFile{"off", {}}, file_outdated);
}

TEST_CASE("one installation never holds two keys (KEY-2, invariant 12)") {
    OfflineOffice office;
    office.obey(RequestActivation{"P01", "res", "a"});
    office.obey(RequestActivation{"P01", "dyn", "b"});
    office.obey(UploadFile{"b", "response"});
    office.obey(ImportActivation{"P01", "response"});
    const auto bound_to_p01 = [&] {
        int count = 0;
        for (const LicenseKey& key : office.world().keys) {
            count += key.binding == Binding::bound &&
                     office.world().sites[key.site.index()].code == "P01";
        }
        return count;
    };
    CHECK(bound_to_p01() == 1);
    office.refuse(UploadFile{"a", "late"}, file_outdated);
    CHECK(bound_to_p01() == 1);
}
