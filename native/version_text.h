#pragma once
// What --version says.

#include <string>
#include <string_view>

namespace headroom::cli {

/// "headroom 0.1.0 (commit 436c1ab0f3e2, preset release, g++ 12.2.0)"
std::string version_text();

/// The commit that was built, "unknown" without a repository. The build writes it
/// (cmake/write_commit.cmake).
std::string_view built_commit();

}  // namespace headroom::cli
