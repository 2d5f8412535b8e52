#include "native/risk_check.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>
#include <utility>

#include "core/app/session.h"
#include "native/github.h"
#include "native/junit.h"
#include "native/markdown.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/page_link.h"
#include "native/set_option.h"
#include "native/tap.h"
#include "native/test_results.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

using RiskJson = nlohmann::ordered_json;

std::string bound_text(const RiskJson& expectation) {
    const bool at_most = expectation.contains("atMost");
    return fmt::format("{} {:g}", at_most ? "at most" : "at least",
                       expectation.at(at_most ? "atMost" : "atLeast").get<double>());
}

TestCase case_of_risk(const RiskJson& expectation) {
    TestCase result;
    result.name = fmt::format("expectRisk {}: {} {}", expectation.at("index").get<std::int64_t>(),
                              expectation.at("get").get<std::string>(), bound_text(expectation));
    result.line = expectation.at("line").get<std::int64_t>();
    const std::string verdict = expectation.at("verdict").get<std::string>();
    if (verdict == "pass") return result;
    result.outcome = verdict == "fail" ? TestCase::Outcome::failed : TestCase::Outcome::skipped;
    result.message = expectation.at("message").get<std::string>();
    result.link = expectation.value("link", std::string());
    if (expectation.contains("because")) {
        result.message += "\nbecause " + expectation.at("because").get<std::string>();
    }
    return result;
}

TestSuite suite_of(const RiskJson& document, const std::string& file, double seconds) {
    TestSuite suite;
    suite.name = document.at("scenario").at("name").get<std::string>();
    suite.file = file;
    suite.seconds = seconds;
    suite.ran = true;
    for (const RiskJson& expectation : document.at("check").at("expectations")) {
        suite.cases.push_back(case_of_risk(expectation));
    }
    if (suite.cases.empty()) {
        TestCase nothing;
        nothing.name = "the scenario expects something of its risk";
        nothing.outcome = TestCase::Outcome::skipped;
        nothing.message = "nothing to judge: the scenario has no expectRisk";
        suite.cases.push_back(std::move(nothing));
    }
    return suite;
}

ExitCode commit_verdicts(std::optional<OutputFile>& output, const std::string& text) {
    if (!output) return ExitCode::passed;
    output->write(text);
    const auto error = output->commit();
    if (!error) return ExitCode::passed;
    tell("headroom: {}\n", *error);
    return ExitCode::internal;
}

Cell verdict_cell(const std::string& verdict) {
    const Tone tone = verdict == "pass"   ? Tone::good
                      : verdict == "fail" ? Tone::bad
                                          : Tone::warning;
    return {verdict == "pass" ? "passed" : verdict == "fail" ? "FAILED" : "INCONCLUSIVE", tone};
}

std::string number_text(const RiskJson& number) {
    return number.is_null() ? "-" : fmt::format("{:.6g}", number.get<double>());
}

}  // namespace

std::vector<NamedPlace> RiskCheckArguments::outputs() const {
    return {{junit, "--junit"}, {tap, "--tap"}, {markdown, "--markdown"}};
}

void add_risk_check_options(CLI::App& risk, RiskCheckArguments& arguments) {
    risk.add_flag("--check", arguments.check,
                  "Judge the scenario's expectRisk; plays only as long as it takes");
    add_output(risk, "--junit", arguments.junit, "Write the verdicts as JUnit XML to OUT");
    add_output(risk, "--tap", arguments.tap, "Write the verdicts as TAP 14 to OUT");
    add_output(risk, "--markdown", arguments.markdown,
               "Write a table of the verdicts and what failed as Markdown to OUT");
    risk.add_flag("--github", arguments.github,
                  "Print what failed as annotations of GitHub Actions, at most 10 a kind");
    risk.add_option("--page", arguments.page,
                    "Add to every failed expectation a link that opens the forecast in the page")
        ->type_name("URL")
        ->check(check_page_url);
}

bool RiskCheckOutputs::open(const RiskCheckArguments& arguments) {
    github_ = arguments.github;
    begin_ = std::chrono::steady_clock::now();
    stdout_is_output_ = arguments.stdout_is_output;
    return open_output(arguments.junit, junit_) && open_output(arguments.tap, tap_) &&
           open_output(arguments.markdown, markdown_);
}

ExitCode RiskCheckOutputs::write(const std::string& text, const std::string& file) {
    const RiskJson document = RiskJson::parse(text);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
    TestResults results;
    results.add_suite(suite_of(document, file, seconds.count()));
    ExitCode code = commit_verdicts(junit_, junit_xml(results));
    code = worse_of(code, commit_verdicts(tap_, tap_text(results)));
    code = worse_of(code, commit_verdicts(markdown_, markdown_text(results)));
    if (github_) {
        const std::string annotations = github_annotations(results);
        stdout_is_output_ ? tell_text(annotations) : show_text(annotations);
    }
    const RiskJson& passed = document.at("check").at("passed");
    if (document.at("check").at("expectations").empty()) {
        tell("headroom: {}: the scenario has no expectRisk to judge\n", printable(file));
    }
    if (passed.is_null()) return worse_of(code, ExitCode::inconclusive);
    return worse_of(code, passed.get<bool>() ? ExitCode::passed : ExitCode::failed);
}

std::string with_links_to_forecast(const std::string& document, const std::string& url,
                                   const std::string& text, const std::vector<std::string>& set) {
    RiskJson risk = RiskJson::parse(document);
    if (!risk.contains("check")) return document;
    std::string link;  // the same for all; made once, because it holds the whole scenario
    for (RiskJson& expectation : risk.at("check").at("expectations")) {
        if (expectation.at("verdict") != "fail") continue;
        if (link.empty()) {
            app::RunOptions options;
            options.keep_log = false;
            options.set = set_pairs(set);
            const auto loaded = app::Session::load(text, "", std::move(options));
            if (!loaded) return document;  // cannot happen: the scenario has just been studied
            link = PageLink(url, (*loaded)->beginning_json()).to({"", "forecast", ""});
        }
        expectation["link"] = link;
    }
    return link.empty() ? document : risk.dump(2) + "\n";
}

std::string risk_check_summary(const std::string& text, const Screen& screen) {
    const RiskJson document = RiskJson::parse(text);
    if (!document.contains("check")) return "";
    const RiskJson& expectations = document.at("check").at("expectations");
    if (expectations.empty()) return "";
    TextTable table({{"EXPECTED OF THE RISK", Column::Align::left, true},
                     {"VALUE", Column::Align::right},
                     {"INTERVAL"},
                     {"VERDICT"}});
    std::string why;
    std::string link;  // the same for all that failed
    for (const RiskJson& one : expectations) {
        const std::string verdict = one.at("verdict").get<std::string>();
        table.add_row({{printable(one.at("get").get<std::string>()) + ' ' + bound_text(one)},
                       {number_text(one.at("value"))},
                       {number_text(one.at("low")) + " to " + number_text(one.at("high"))},
                       verdict_cell(verdict)});
        if (verdict != "pass" && one.contains("because")) {
            why += printable(one.at("get").get<std::string>()) + ": because " +
                   printable(one.at("because").get<std::string>()) + '\n';
        }
        if (link.empty()) link = one.value("link", std::string());
    }
    if (!link.empty()) why += "open " + link + '\n';
    return '\n' + table.render(screen) + why;
}

}  // namespace headroom::cli
