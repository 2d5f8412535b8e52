#include "native/tap.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "native/terminal.h"

namespace headroom::cli {
namespace {

/// A description on one line; '#' would begin a directive.
std::string described(std::string_view text) {
    std::string result;
    for (const char c : printable(text)) {
        if (c == '#' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

/// A text as YAML in double quotes, which is JSON's form. The line separators of Unicode are
/// escaped: readers written in JavaScript take them for the end of the line.
std::string quoted(const std::string& text) {
    std::string yaml =
        nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    for (const auto& [separator, escaped] :
         {std::pair{"\xE2\x80\xA8", "\\u2028"}, std::pair{"\xE2\x80\xA9", "\\u2029"}}) {
        for (std::size_t at = yaml.find(separator); at != std::string::npos;
             at = yaml.find(separator, at)) {
            yaml.replace(at, 3, escaped);
        }
    }
    return yaml;
}

std::string diagnosis(const TestCase& test_case, const TestSuite& suite) {
    std::string yaml = "  ---\n";
    yaml += fmt::format("  message: {}\n", quoted(test_case.message));
    yaml += fmt::format("  severity: {}\n",
                        test_case.outcome == TestCase::Outcome::failed ? "fail" : "error");
    yaml += fmt::format("  file: {}\n", quoted(suite.file));
    if (!test_case.link.empty()) yaml += fmt::format("  link: {}\n", quoted(test_case.link));
    if (test_case.line > 0) yaml += fmt::format("  line: {}\n", test_case.line);
    return yaml + "  ...\n";
}

}  // namespace

std::string tap_text(const TestResults& results) {
    std::string text = fmt::format("TAP version 14\n1..{}\n", results.cases());
    std::size_t number = 0;
    for (const TestSuite& suite : results.suites()) {
        for (const TestCase& test_case : suite.cases) {
            const bool wrong = test_case.outcome == TestCase::Outcome::failed ||
                               test_case.outcome == TestCase::Outcome::broken;
            text += fmt::format("{} {} - {}: {}", wrong ? "not ok" : "ok", ++number,
                                described(suite.file), described(test_case.name));
            if (test_case.outcome == TestCase::Outcome::skipped) {
                text += " # SKIP " + described(test_case.message);
            }
            text += '\n';
            if (wrong) text += diagnosis(test_case, suite);
        }
    }
    return text;
}

}  // namespace headroom::cli
