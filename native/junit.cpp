#include "native/junit.h"

#include <fmt/core.h>

#include <algorithm>

#include "native/utf8.h"

namespace headroom::cli {
namespace {

/// The characters of XML 1.0, production [2] Char.
bool may_stand_in_xml(const Utf8Character& c) {
    if (!c.valid) return false;
    if (c.code < 0x20) return c.code == '\t' || c.code == '\n' || c.code == '\r';
    return c.code != 0xFFFE && c.code != 0xFFFF;
}

std::string_view entity_of(char32_t code) {
    switch (code) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&apos;";
        // As they are, an attribute would turn them into spaces.
        case '\t': return "&#9;";
        case '\n': return "&#10;";
        case '\r': return "&#13;";
        default: return {};
    }
}

}  // namespace

std::string xml_escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Utf8Character next = take_character(text);
        const std::string_view entity = entity_of(next.code);
        if (!may_stand_in_xml(next)) {
            result += "\xEF\xBF\xBD";
        } else if (!entity.empty()) {
            result += entity;
        } else {
            result += next.bytes;
        }
    }
    return result;
}

void JUnitReport::add_run(const std::string& file, const RunReport& report) {
    Suite suite{report.scenario_name, file, {}};
    Case whole{"the run reaches its end", Case::Outcome::passed, ""};
    if (report.interrupted) {
        whole.outcome = Case::Outcome::broken;
        whole.message = "interrupted at " + report.to;
    }
    suite.cases.push_back(whole);
    for (const StepResult& step : report.steps) {
        if (step.is_check || !step.failure.empty()) suite.cases.push_back(case_of(step));
    }
    for (const ExpectationResult& expectation : report.expectations) {
        suite.cases.push_back(case_of(expectation));
    }
    suites_.push_back(std::move(suite));
}

void JUnitReport::add_broken(const std::string& file, const std::string& message) {
    suites_.push_back({file, file, {{"the scenario is valid", Case::Outcome::broken, message}}});
}

JUnitReport::Case JUnitReport::case_of(const StepResult& step) {
    Case result;
    result.name = fmt::format("step {} at {}: {}", step.index, step.at, step.command);
    result.outcome = step.failure.empty() ? Case::Outcome::passed : Case::Outcome::failed;
    result.message = step.failure;
    return result;
}

JUnitReport::Case JUnitReport::case_of(const ExpectationResult& expectation) {
    Case result;
    result.name = fmt::format("expect {} at {}: {} {}", expectation.index, expectation.at,
                              expectation.pointer, expectation.demand);
    if (!expectation.passed) {
        result.outcome = Case::Outcome::skipped;
        result.message = "not judged: the run ended before";
    } else if (!*expectation.passed) {
        result.outcome = Case::Outcome::failed;
        result.message = expectation.message;
        if (!expectation.because.empty()) result.message += "\nbecause " + expectation.because;
    }
    return result;
}

std::string JUnitReport::xml_of(const Case& test_case, const Suite& suite) {
    const std::string open =
        fmt::format("    <testcase name=\"{}\" classname=\"{}\" file=\"{}\"",
                    xml_escaped(test_case.name), xml_escaped(suite.name), xml_escaped(suite.file));
    const std::string message = xml_escaped(test_case.message);
    switch (test_case.outcome) {
        case Case::Outcome::passed: return open + "/>\n";
        case Case::Outcome::skipped:
            return fmt::format("{}><skipped message=\"{}\"/></testcase>\n", open, message);
        case Case::Outcome::failed:
            return fmt::format(
                "{0}><failure message=\"{1}\" type=\"failed\">{1}</failure></testcase>\n", open,
                message);
        case Case::Outcome::broken:
            return fmt::format("{0}><error message=\"{1}\" type=\"error\">{1}</error></testcase>\n",
                               open, message);
    }
    return {};
}

namespace {

template <class Cases, class Outcome>
std::ptrdiff_t count_of(const Cases& cases, Outcome outcome) {
    return std::count_if(cases.begin(), cases.end(),
                         [&](const auto& c) { return c.outcome == outcome; });
}

}  // namespace

std::string JUnitReport::xml_of(const Suite& suite) {
    std::string xml = fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        xml_escaped(suite.name), suite.cases.size(), count_of(suite.cases, Case::Outcome::failed),
        count_of(suite.cases, Case::Outcome::broken),
        count_of(suite.cases, Case::Outcome::skipped));
    for (const Case& test_case : suite.cases) xml += xml_of(test_case, suite);
    return xml + "  </testsuite>\n";
}

std::string JUnitReport::xml() const {
    std::size_t tests = 0;
    std::ptrdiff_t failures = 0;
    std::ptrdiff_t errors = 0;
    for (const Suite& suite : suites_) {
        tests += suite.cases.size();
        failures += count_of(suite.cases, Case::Outcome::failed);
        errors += count_of(suite.cases, Case::Outcome::broken);
    }
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml +=
        fmt::format("<testsuites name=\"headroom\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
                    tests, failures, errors);
    for (const Suite& suite : suites_) xml += xml_of(suite);
    return xml + "</testsuites>\n";
}

}  // namespace headroom::cli
