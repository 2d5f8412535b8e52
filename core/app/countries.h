#pragma once
// The countries that Register and Registering a Business Account offer (ACC-1, ACC-5).

#include <span>
#include <string_view>

namespace headroom::app {

/// In the order of the alphabet.
std::span<const std::string_view> country_names();

}  // namespace headroom::app
