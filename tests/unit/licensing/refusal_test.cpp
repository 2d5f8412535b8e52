// What the user is told when licensing says no (docs/rules.md, Error codes): a sentence with its
// figures.

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "core/licensing/refusal.h"

using namespace headroom::licensing;
using enum headroom::licensing::ErrorCode;

namespace {

std::string told(ErrorCode code, Details details) { return sentence({code, std::move(details)}); }

bool is_one_sentence(const std::string& text) {
    return text.size() > 10 && text.ends_with('.') && text.find_first_of("{}_") == text.npos;
}

}  // namespace

TEST_CASE("every code tells a sentence of its own, also without details") {
    for (const ErrorCode code : all_error_codes()) {
        INFO(code_name(code));
        CHECK(is_one_sentence(std::string(told_text(code))));
        CHECK(sentence({code, {}}) == told_text(code));
    }
}

TEST_CASE("the license limit is told with its number") {
    CHECK(told(license_limit, {{"limit", 2}}) ==
          "All 2 licenses of this site are used; remove a Mac, or get more licenses and refresh.");
    CHECK(
        told(license_limit, {{"limit", 1}}).starts_with("The only license of this site is used;"));
    CHECK(told(license_limit, {{"limit", 0}}).starts_with("No license is left for this site;"));
}

TEST_CASE("what is asked for and what there is are told together") {
    CHECK(told(not_enough_licenses, {{"requested", 5}, {"available", 4}}) ==
          "This takes 5 licenses and the main license pool has only 4 available; ask for fewer or "
          "upgrade the subscription.");
    CHECK(told(not_enough_licenses, {{"requested", 1}, {"available", 0}})
              .starts_with("This takes 1 license and the main license pool has none available;"));
    CHECK(told(above_total, {{"requested", 21}, {"total", 20}}) ==
          "21 licenses cannot be allowed: the subscription has 20 in all.");
    CHECK(told(total_below_reserved, {{"requested", 7}, {"reserved", 8}})
              .starts_with("Sublicenses reserve 8 licenses, so the total cannot be 7;"));
}

TEST_CASE("the holder of a key is named, and what to do there") {
    const Details holder{{"hostname", std::string("h1")}, {"site", std::string("P01")}};
    CHECK(told(key_in_use, holder) ==
          "This key is active on h1, site P01; deactivate it there first.");
    CHECK(told(key_release_pending, holder) ==
          "This key is not released yet; upload the deactivation request file of h1, site P01, in "
          "My Account.");
    Details in_use = holder;
    in_use.emplace_back("state", std::string("bound"));
    CHECK(told(sublicense_in_use, in_use) ==
          "This sublicense is active on h1, site P01; deactivate it there before you delete it.");
    in_use.back().second = std::string("releasePending");
    CHECK(told(sublicense_in_use, in_use).starts_with("h1, site P01, was deactivated offline;"));
}

TEST_CASE("fields and files have the names that the dialogs show") {
    CHECK(told(field_required, {{"field", std::string("firstName")}}) ==
          "Fill in the field \"First name\"; it is required.");
    CHECK(told(number_invalid, {{"field", std::string("licenses")}}) ==
          "The number of licenses has to be at least 1.");
    CHECK(told(number_invalid, {{"field", std::string("count")}}) ==
          "The number of Macs has to be at least 1.");
    CHECK(told(number_invalid,
               {{"field", std::string("months")}, {"choices", std::string("1, 12, 24 or 36")}}) ==
          "Choose 1, 12, 24 or 36 months.");
    CHECK(told(file_wrong_kind, {{"expected", std::string("activationFile")}}) ==
          "Another kind of file is expected here: the license activation file from My Account.");
}

TEST_CASE("one code can tell different things") {
    const std::string ann = "ann@acme.example";
    CHECK(
        told(not_invited, {{"address", ann}, {"status", std::string("Active")}}) ==
        "Only an open invitation can be sent again, and the status of ann@acme.example is Active.");
    CHECK(told(not_invited, {{"address", ann}}) ==
          "ann@acme.example is no member of this business account; invite that address first.");
    CHECK(told(key_already_registered, {{"company", std::string("Acme")}}) ==
          "This license key is registered in Acme already.");
    CHECK(told(key_already_registered, {}) ==
          "This license key is registered in another account already.");
    CHECK(told(mac_unknown, {{"mac", std::string("M1")}}) == "This site manages no Mac named M1.");
}
