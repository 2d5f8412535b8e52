#pragma once
// TAP version 14, the Test Anything Protocol (testanything.org).

#include <string>

#include "native/test_results.h"

namespace headroom::cli {

/// One line a case, with its file and scenario; what is wrong follows as a YAML block.
std::string tap_text(const TestResults& results);

}  // namespace headroom::cli
