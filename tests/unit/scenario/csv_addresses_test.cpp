// The list of addresses of the Add users dialog (USR-2, USR-3).

#include <catch2/catch_test_macros.hpp>

#include "core/scenario/csv_addresses.h"

using namespace headroom::scenario;
using Texts = std::vector<std::string>;

TEST_CASE("values are separated by commas and lines; blanks and empty values do not count") {
    const auto read = read_csv_addresses("a@x.org, b@x.org,,\nc@x.org\r\n\r\n d@x.org ");
    CHECK(read.addresses == Texts{"a@x.org", "b@x.org", "c@x.org", "d@x.org"});
    CHECK(read.bad_lines.empty());
}

TEST_CASE("quotes and a byte order mark are accepted, a first line email is a header") {
    CHECK(read_csv_addresses("\xEF\xBB\xBF"
                             "email\n\"a@x.org\"\n")
              .addresses == Texts{"a@x.org"});
    CHECK(read_csv_addresses("Email\na@x.org").addresses == Texts{"a@x.org"});
    CHECK(read_csv_addresses("a@x.org\nemail\n").bad_lines.size() == 1);
}

TEST_CASE("every other value is reported with its line") {
    const auto read = read_csv_addresses("a@x.org\nfoo,b@x.org\nbar");
    CHECK(read.addresses == Texts{"a@x.org", "b@x.org"});
    REQUIRE(read.bad_lines.size() == 2);
    CHECK(read.bad_lines[0].find("2") != std::string::npos);
    CHECK(read.bad_lines[0].find("foo") != std::string::npos);
    CHECK(read.bad_lines[1].find("3") != std::string::npos);
}

TEST_CASE("nothing at all gives nothing") {
    CHECK(read_csv_addresses("").addresses.empty());
    CHECK(read_csv_addresses("\n\n,,").bad_lines.empty());
    CHECK(read_csv_addresses("email").addresses.empty());
}

TEST_CASE("of addresses that differ in case only the first is kept") {
    CHECK(without_duplicates({"A@x.org", "b@x.org", "a@X.org"}) == Texts{"A@x.org", "b@x.org"});
}
