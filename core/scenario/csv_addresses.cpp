#include "core/scenario/csv_addresses.h"

#include <set>

#include "core/base/text.h"
#include "core/licensing/accounts.h"

namespace headroom::scenario {
namespace {

std::string_view unquoted(std::string_view value) {
    value = trim(value);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
        value = trim(value.substr(1, value.size() - 2));
    }
    return value;
}

}  // namespace

CsvAddresses read_csv_addresses(std::string_view csv) {
    CsvAddresses result;
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    int line_number = 0;
    for (const std::string_view line : split(csv, '\n')) {
        ++line_number;
        if (line_number == 1 && to_lower(unquoted(line)) == "email") continue;
        for (const std::string_view part : split(line, ',')) {
            const std::string_view value = unquoted(part);
            if (value.empty()) continue;
            if (licensing::is_email(value)) {
                result.addresses.emplace_back(value);
            } else {
                result.bad_lines.push_back("line " + std::to_string(line_number) + ": \"" +
                                           std::string(value) + "\" is not an email address");
            }
        }
    }
    return result;
}

std::vector<std::string> without_duplicates(const std::vector<std::string>& addresses) {
    std::vector<std::string> kept;
    std::set<std::string> seen;
    for (const std::string& address : addresses) {
        if (seen.insert(to_lower(trim(address))).second) kept.push_back(address);
    }
    return kept;
}

}  // namespace headroom::scenario
