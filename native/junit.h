#pragma once
// JUnit XML, the form of test results that CI servers (Jenkins, GitLab and others) read.

#include <string>
#include <string_view>
#include <vector>

#include "native/report.h"

namespace headroom::cli {

/// Collects one test suite per scenario. A suite has a test case for the whole run, one for every
/// step that the scenario makes a demand on or that failed, and one for every expectation.
class JUnitReport {
public:
    void add_run(const std::string& file, const RunReport& report);

    /// A file that could not be run at all: one test case with an error.
    void add_broken(const std::string& file, const std::string& message);

    std::string xml() const;

private:
    struct Case {
        enum class Outcome : unsigned char { passed, failed, broken, skipped };
        std::string name;
        Outcome outcome = Outcome::passed;
        std::string message;
    };
    struct Suite {
        std::string name;
        std::string file;
        std::vector<Case> cases;
    };

    static Case case_of(const StepResult& step);
    static Case case_of(const ExpectationResult& expectation);
    static std::string xml_of(const Suite& suite);
    static std::string xml_of(const Case& test_case, const Suite& suite);

    std::vector<Suite> suites_;
};

/// Text that may stand in an XML element or attribute: markup and line breaks are escaped, and what
/// XML 1.0 cannot hold at all (most control characters, malformed UTF-8) is replaced by U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace headroom::cli
