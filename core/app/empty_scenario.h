#pragma once

#include <string_view>

namespace headroom::app {

/// A scenario of three years without accounts and subscriptions: a start for doing the whole
/// licensing guide by hand.
std::string_view empty_scenario();

}  // namespace headroom::app
