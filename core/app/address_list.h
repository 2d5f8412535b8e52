#pragma once
// The list of the Add users dialog before anybody is invited (USR-2, USR-3).

#include <string>
#include <string_view>
#include <vector>

namespace headroom::app {

struct AddressList {
    std::vector<std::string> addresses;  // no two that differ in case only
    std::vector<std::string> bad;        // what is no address: "line 3: "foo" is not ..."
};

/// Addresses separated by commas, as typed into the box.
AddressList read_addresses(std::string_view typed);
/// The same from a CSV file: new lines separate too, and bad values are told with their line.
AddressList read_address_file(std::string_view csv);
/// Adds what is not in the list yet.
void add_addresses(std::vector<std::string>& list, const std::vector<std::string>& more);

}  // namespace headroom::app
