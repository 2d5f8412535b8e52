#include "native/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/base/text.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

using Outcome = TestCase::Outcome;

/// Text that Markdown takes as it is, on one line.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : printable(text)) {
        if (std::string_view("\\`*_{}[]<>()#+-!|~&").find(c) != std::string_view::npos) {
            result += '\\';
        }
        result += c;
    }
    return result;
}

const char* verdict_of(const TestSuite& suite) {
    if (suite.count(Outcome::broken) > 0) return "**error**";
    if (suite.count(Outcome::failed) > 0) return "**failed**";
    return suite.count(Outcome::skipped) > 0 ? "inconclusive" : "passed";
}

std::string table_of(const TestResults& results) {
    std::string text =
        "| scenario | file | result | checks passed | breaches | seconds |\n"
        "|---|---|---|---:|---:|---:|\n";
    for (const TestSuite& suite : results.suites()) {
        text += fmt::format("| {} | {} | {} | {} of {} | {} | {:.2f} |\n", plain(suite.name),
                            plain(suite.file), verdict_of(suite), suite.count(Outcome::passed),
                            suite.cases.size(), suite.breaches, suite.seconds);
    }
    return text;
}

std::string failures_of(const TestSuite& suite) {
    std::string text;
    for (const TestCase& test_case : suite.cases) {
        if (test_case.outcome == Outcome::passed) continue;
        text += fmt::format("- {}: {}", plain(test_case.name), plain(test_case.message));
        if (!test_case.link.empty()) text += fmt::format(" [Open this moment]({})", test_case.link);
        text += '\n';
    }
    if (text.empty()) return text;
    return fmt::format("\n### {} ({})\n\n{}", plain(suite.name), plain(suite.file), text);
}

}  // namespace

std::string markdown_text(const TestResults& results) {
    const std::vector<TestSuite>& suites = results.suites();
    const auto passed = std::count_if(suites.begin(), suites.end(), [](const TestSuite& suite) {
        return suite.count(Outcome::passed) == suite.cases.size();
    });
    std::string text = fmt::format("## Headroom: {} of {} passed\n\n{}", passed,
                                   counted(static_cast<std::int64_t>(suites.size()), "scenario"),
                                   table_of(results));
    for (const TestSuite& suite : suites) text += failures_of(suite);
    return text;
}

}  // namespace headroom::cli
