#pragma once
// A plan for people, on a terminal.

#include <string>

#include "native/terminal.h"

namespace headroom::cli {

/// From the document `headroom/plan/1`.
std::string plan_summary(const std::string& document, const Screen& screen);

}  // namespace headroom::cli
