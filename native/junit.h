#pragma once
// JUnit XML, the form of test results that CI servers (Jenkins, GitLab and others) read.

#include <string>
#include <string_view>

#include "native/test_results.h"

namespace headroom::cli {

/// A suite per scenario. Servers tell cases apart by class and name: the class is the file's, so
/// that files whose scenarios have one name stay apart. Every case has a time, in seconds.
std::string junit_xml(const TestResults& results);

/// Text that may stand in an XML element or attribute: markup and line breaks are escaped, and what
/// XML 1.0 cannot hold at all (most control characters, malformed UTF-8) is replaced by U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace headroom::cli
