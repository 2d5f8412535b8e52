#pragma once
// The list of addresses of the Add users dialog and its CSV import (USR-2, USR-3).

#include <string>
#include <string_view>
#include <vector>

namespace headroom::scenario {

struct CsvAddresses {
    std::vector<std::string> addresses;
    std::vector<std::string> bad_lines;  // "line 3: "foo" is not an email address"
};

/// Values separated by commas or new lines; quotes and a byte order mark are accepted, a first line
/// `email` is a header.
CsvAddresses read_csv_addresses(std::string_view csv);

/// Keeps the first of addresses that differ in case only.
std::vector<std::string> without_duplicates(const std::vector<std::string>& addresses);

}  // namespace headroom::scenario
