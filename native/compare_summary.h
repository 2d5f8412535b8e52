#pragma once
// A comparison of splits for people.

#include <string>

#include "native/terminal.h"

namespace headroom::cli {

/// Tables out of the document headroom/compare/1.
std::string compare_summary(const std::string& document, const Screen& screen);

}  // namespace headroom::cli
