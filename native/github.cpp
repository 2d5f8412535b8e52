#include "native/github.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"

namespace headroom::cli {
namespace {

using Outcome = TestCase::Outcome;
using Marked = std::pair<const TestSuite*, const TestCase*>;

constexpr std::size_t most_annotations = 10;

/// Escapes as the runner reads them (actions/toolkit, command.ts); properties may not hold ':' or
/// ','.
std::string escaped(std::string_view text, bool is_property) {
    std::string result;
    for (const char c : well_formed(text)) {
        switch (c) {
            case '%': result += "%25"; break;
            case '\r': result += "%0D"; break;
            case '\n': result += "%0A"; break;
            case ':': result += is_property ? "%3A" : ":"; break;
            case ',': result += is_property ? "%2C" : ","; break;
            default: result += c;
        }
    }
    return result;
}

std::vector<Marked> cases_with(const TestResults& results, Outcome outcome) {
    std::vector<Marked> found;
    for (const TestSuite& suite : results.suites()) {
        for (const TestCase& test_case : suite.cases) {
            if (test_case.outcome == outcome) found.emplace_back(&suite, &test_case);
        }
    }
    return found;
}

std::string annotation(const char* kind, const Marked& marked) {
    const auto& [suite, test_case] = marked;
    const std::string line = test_case->line > 0 ? fmt::format(",line={}", test_case->line) : "";
    std::string told = test_case->message;
    if (!test_case->link.empty()) told += '\n' + test_case->link;
    return fmt::format("::{} file={}{},title={}::{}\n", kind, escaped(suite->file, true), line,
                       escaped(suite->name + ": " + test_case->name, true), escaped(told, false));
}

std::string annotations(const char* kind, const std::vector<Marked>& cases) {
    std::string text;
    for (std::size_t i = 0; i < cases.size() && i < most_annotations; ++i) {
        text += annotation(kind, cases[i]);
    }
    if (cases.size() > most_annotations) {
        const auto rest = static_cast<std::int64_t>(cases.size() - most_annotations);
        text += fmt::format("and {} that {} no annotation\n",
                            counted(rest, std::string("more ") + kind), rest == 1 ? "has" : "have");
    }
    return text;
}

}  // namespace

std::string github_annotations(const TestResults& results) {
    std::vector<Marked> errors = cases_with(results, Outcome::broken);
    const std::vector<Marked> failures = cases_with(results, Outcome::failed);
    errors.insert(errors.end(), failures.begin(), failures.end());
    return annotations("error", errors) +
           annotations("warning", cases_with(results, Outcome::skipped));
}

}  // namespace headroom::cli
