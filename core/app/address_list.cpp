#include "core/app/address_list.h"

#include "core/base/text.h"
#include "core/licensing/accounts.h"
#include "core/scenario/csv_addresses.h"

namespace headroom::app {

AddressList read_addresses(std::string_view typed) {
    AddressList list;
    for (const std::string_view part : split(typed, ',')) {
        const std::string_view address = trim(part);
        if (address.empty()) continue;
        if (licensing::is_email(address)) {
            list.addresses.emplace_back(address);
        } else {
            std::string told = "\"";
            list.bad.push_back(told.append(address).append("\" is not an email address"));
        }
    }
    return list;
}

AddressList read_address_file(std::string_view csv) {
    scenario::CsvAddresses read = scenario::read_csv_addresses(csv);
    return {std::move(read.addresses), std::move(read.bad_lines)};
}

void add_addresses(std::vector<std::string>& list, const std::vector<std::string>& more) {
    list.insert(list.end(), more.begin(), more.end());
    list = scenario::without_duplicates(list);
}

}  // namespace headroom::app
