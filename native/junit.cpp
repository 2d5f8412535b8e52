#include "native/junit.h"

#include <fmt/core.h>

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

namespace {

using Outcome = TestCase::Outcome;

std::string xml_of(const TestCase& test_case, const TestSuite& suite) {
    const std::string open =
        fmt::format("    <testcase name=\"{}\" classname=\"{}\" file=\"{}\" time=\"{:.3f}\"",
                    xml_escaped(test_case.name), xml_escaped(suite.class_name),
                    xml_escaped(suite.file), test_case.seconds);
    const std::string message = xml_escaped(test_case.message);
    const std::string link = test_case.link.empty() ? "" : "&#10;" + xml_escaped(test_case.link);
    switch (test_case.outcome) {
        case Outcome::passed: return open + "/>\n";
        case Outcome::skipped:
            return fmt::format("{}><skipped message=\"{}\"/></testcase>\n", open, message);
        case Outcome::failed:
            return fmt::format(
                "{0}><failure message=\"{1}\" type=\"failed\">{1}{2}</failure></testcase>\n", open,
                message, link);
        case Outcome::broken:
            return fmt::format("{0}><error message=\"{1}\" type=\"error\">{1}</error></testcase>\n",
                               open, message);
    }
    return {};
}

std::string xml_of(const TestSuite& suite) {
    std::string xml = fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" "
        "time=\"{:.3f}\">\n",
        xml_escaped(suite.name), suite.cases.size(), suite.count(Outcome::failed),
        suite.count(Outcome::broken), suite.count(Outcome::skipped), suite.seconds);
    for (const TestCase& test_case : suite.cases) xml += xml_of(test_case, suite);
    return xml + "  </testsuite>\n";
}

}  // namespace

std::string junit_xml(const TestResults& results) {
    std::size_t failures = 0;
    std::size_t errors = 0;
    double seconds = 0;
    for (const TestSuite& suite : results.suites()) {
        failures += suite.count(Outcome::failed);
        errors += suite.count(Outcome::broken);
        seconds += suite.seconds;
    }
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml += fmt::format(
        "<testsuites name=\"headroom\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
        "time=\"{:.3f}\">\n",
        results.cases(), failures, errors, seconds);
    for (const TestSuite& suite : results.suites()) xml += xml_of(suite);
    return xml + "</testsuites>\n";
}

}  // namespace headroom::cli
