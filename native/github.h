#pragma once
// Annotations of GitHub Actions: lines that the log of a job turns into marks on files.

#include <string>

#include "native/test_results.h"

namespace headroom::cli {

/// Errors (files that cannot be run, then failures) before warnings (what was not judged). At most
/// ten of a kind, because GitHub shows no more; a plain line counts the rest. Empty when all is
/// well.
std::string github_annotations(const TestResults& results);

}  // namespace headroom::cli
