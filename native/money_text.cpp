#include "native/money_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace headroom::cli {

std::string amount_text(double amount) { return fmt::format("{:.2f}", amount); }

std::string amount_with_interval(const nlohmann::ordered_json& mean) {
    const auto part = [&](const char* name) { return amount_text(mean.at(name).get<double>()); };
    return fmt::format("{} ({} to {})", part("mean"), part("low"), part("high"));
}

}  // namespace headroom::cli
