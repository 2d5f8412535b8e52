#pragma once
// Amounts of money for people.

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace headroom::cli {

/// "1234.50".
std::string amount_text(double amount);

/// "1234.50 (1200.00 to 1270.00)" of an object with `mean`, `low` and `high`.
std::string amount_with_interval(const nlohmann::ordered_json& mean);

}  // namespace headroom::cli
