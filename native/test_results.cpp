#include "native/test_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace headroom::cli {
namespace {

TestCase case_of(const StepResult& step) {
    TestCase result;
    result.name = fmt::format("step {} at {}: {}", step.index, step.at, step.command);
    if (!step.failure.empty()) result.outcome = TestCase::Outcome::failed;
    result.message = step.failure;
    return result;
}

TestCase case_of(const ExpectationResult& expectation) {
    TestCase result;
    result.name = fmt::format("expect {} at {}: {} {}", expectation.index, expectation.at,
                              expectation.pointer, expectation.demand);
    if (!expectation.passed) {
        result.outcome = TestCase::Outcome::skipped;
        result.message = "not judged: the run ended before";
    } else if (!*expectation.passed) {
        result.outcome = TestCase::Outcome::failed;
        result.message = expectation.message;
        result.link = expectation.link;
        if (!expectation.because.empty()) result.message += "\nbecause " + expectation.because;
    }
    return result;
}

}  // namespace

std::size_t TestSuite::count(TestCase::Outcome outcome) const {
    return static_cast<std::size_t>(std::count_if(
        cases.begin(), cases.end(), [&](const TestCase& one) { return one.outcome == outcome; }));
}

/// The path without ".json", folders as packages: "tests/a.json" is "tests.a". A file that is given
/// again gets a number.
std::string TestResults::class_name_for(const std::string& file) {
    std::string_view path = file;
    while (path.starts_with("./")) path.remove_prefix(2);
    if (path.ends_with(".json")) path.remove_suffix(5);
    std::string base(path);
    std::replace(base.begin(), base.end(), '/', '.');
    std::string name = base;
    for (int n = 2; !class_names_.insert(name).second; ++n) name = fmt::format("{} ({})", base, n);
    return name;
}

void TestResults::add_run(const std::string& file, const RunReport& report, double seconds) {
    TestSuite suite;
    suite.name = report.scenario_name;
    suite.file = file;
    suite.class_name = class_name_for(file);
    suite.seconds = seconds;
    suite.ran = true;
    suite.breaches = report.breaches.size();
    TestCase whole;
    whole.name = "the run reaches its end";
    whole.seconds = seconds;
    if (report.interrupted) {
        whole.outcome = TestCase::Outcome::broken;
        whole.message = "interrupted at " + report.to;
    }
    suite.cases.push_back(std::move(whole));
    for (const StepResult& step : report.steps) {
        if (step.is_check || !step.failure.empty()) suite.cases.push_back(case_of(step));
    }
    for (const ExpectationResult& expectation : report.expectations) {
        suite.cases.push_back(case_of(expectation));
    }
    if (!report.judges_something()) {
        TestCase nothing;
        nothing.name = "the scenario expects something";
        nothing.outcome = TestCase::Outcome::skipped;
        nothing.message = "nothing to judge: the scenario has no expectations";
        suite.cases.push_back(std::move(nothing));
    }
    suites_.push_back(std::move(suite));
}

void TestResults::add_suite(TestSuite suite) {
    suite.class_name = class_name_for(suite.file);
    suites_.push_back(std::move(suite));
}

void TestResults::add_broken(const std::string& file, const std::string& message,
                             std::int64_t line) {
    TestSuite suite;
    suite.name = file;
    suite.file = file;
    suite.class_name = class_name_for(file);
    TestCase broken;
    broken.name = "the scenario is valid";
    broken.outcome = TestCase::Outcome::broken;
    broken.message = message;
    broken.line = line;
    suite.cases.push_back(std::move(broken));
    suites_.push_back(std::move(suite));
}

std::size_t TestResults::cases() const {
    std::size_t all = 0;
    for (const TestSuite& suite : suites_) all += suite.cases.size();
    return all;
}

}  // namespace headroom::cli
