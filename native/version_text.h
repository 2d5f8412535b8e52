#pragma once
// What --version says.

#include <string>

namespace headroom::cli {

/// "headroom 0.1.0 (commit 436c1ab0f3e2, preset release, g++ 12.2.0)"
std::string version_text();

}  // namespace headroom::cli
