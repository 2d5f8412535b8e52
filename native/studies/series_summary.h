#pragma once
// The results of sweep and sensitivity for people.

#include <string>

#include "native/terminal.h"

namespace headroom::cli {

/// `document` is `headroom/sweep/1` as JSON text.
std::string sweep_summary(const std::string& document, const Screen& screen);

/// `document` is `headroom/sensitivity/1` as JSON text.
std::string sensitivity_summary(const std::string& document, const Screen& screen);

}  // namespace headroom::cli
