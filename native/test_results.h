#pragma once
// The results of a batch as test cases, for the formats that CI servers read: JUnit XML, TAP,
// GitHub annotations, Markdown.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "native/report.h"

namespace headroom::cli {

struct TestCase {
    enum class Outcome : std::uint8_t { passed, failed, broken, skipped };
    std::string name;
    Outcome outcome = Outcome::passed;
    std::string message;
    std::string link;       // opens the page there; empty: none
    double seconds = 0;     // of a step or an expectation not measured
    std::int64_t line = 0;  // in the suite's file; 0: not known
};

/// One scenario file.
struct TestSuite {
    std::string name;  // of the scenario
    std::string file;
    std::string class_name;  // the path, made so that no two suites have the same
    double seconds = 0;
    std::vector<TestCase> cases;
    std::size_t breaches = 0;
    bool ran = false;  // false: the file could not be run

    std::size_t count(TestCase::Outcome outcome) const;
};

/// Collects one suite per file. A suite has a case for the whole run, one for every step that the
/// scenario makes a demand on or that failed, and one for every expectation. A scenario that
/// demands nothing has a case that is skipped.
class TestResults {
public:
    /// `seconds`: what the whole run took.
    void add_run(const std::string& file, const RunReport& report, double seconds);

    /// A suite that is complete but for its class name.
    void add_suite(TestSuite suite);

    /// A file that could not be run at all: one case with an error. `line`: where, 0 if not known.
    void add_broken(const std::string& file, const std::string& message, std::int64_t line);

    const std::vector<TestSuite>& suites() const { return suites_; }
    std::size_t cases() const;

private:
    std::string class_name_for(const std::string& file);

    std::vector<TestSuite> suites_;
    std::set<std::string> class_names_;
};

}  // namespace headroom::cli
