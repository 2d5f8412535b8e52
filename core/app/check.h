#pragma once
// Checking a scenario without playing it, for front ends.

#include <string_view>
#include <vector>

#include "core/scenario/input_error.h"

namespace headroom::app {

/// All that is wrong with a scenario (scenario format), and expectations whose pointer leads
/// nowhere in any state document. Empty: it is valid. The world is not built: memory grows with the
/// text only.
std::vector<scenario::InputError> check_scenario(std::string_view text, std::string_view file);

}  // namespace headroom::app
