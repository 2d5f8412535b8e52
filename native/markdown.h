#pragma once
// Results as Markdown, for the summary of a CI job or a comment on a change.

#include <string>

#include "native/test_results.h"

namespace headroom::cli {

/// A table of the scenarios, then everything that failed, with its reasons.
std::string markdown_text(const TestResults& results);

}  // namespace headroom::cli
