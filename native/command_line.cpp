#include "native/command_line.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/session.h"
#include "core/base/text.h"
#include "native/exit_code.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

constexpr const char* root_footer = R"(Examples:
  headroom presets                          what comes with the program
  headroom presets first-split > my.json    a scenario to start from
  headroom validate my.json                 every mistake, with line and column
  headroom run my.json                      plays it and shows what happened
  headroom run tests/*.json --quiet --junit report.xml

Exit codes:
  0   everything passed          1   an expectation or a step failed
  2   wrong usage                3   a scenario is invalid or cannot be read
  4   inconclusive               5   interrupted; what was done is reported
  70  internal error, or an output that cannot be written
With several files the worst one counts: 70, 5, 3, 1, 4, 0, in that order.

'headroom VERB --help' explains a verb.
)";

ExitCode usage_error(std::string_view message, std::string_view hint) {
    fmt::print(stderr, "headroom: {}\n{}\n", message, hint);
    return ExitCode::usage;
}

/// CLI11 would only say that something was not expected; a misspelt verb deserves its own answer.
std::string unknown_verb_message(const std::vector<Verb>& verbs, const std::string& word) {
    std::vector<std::string> names;
    for (const Verb& verb : verbs) names.push_back(verb.command->get_name());
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string_view near = nearest(word, views);
    std::string message = fmt::format("there is no verb '{}'", word);
    if (!near.empty()) message += fmt::format("; did you mean '{}'?", near);
    return message;
}

bool is_verb(const std::vector<Verb>& verbs, const std::string& word) {
    for (const Verb& verb : verbs) {
        if (verb.command->get_name() == word) return true;
    }
    return false;
}

ExitCode carry_out(const std::vector<Verb>& verbs) {
    for (const Verb& verb : verbs) {
        if (verb.command->parsed()) return verb.carry_out();
    }
    return ExitCode::internal;
}

/// Where to read on: the help of the verb that was used, or of the program.
std::string help_hint(const std::vector<Verb>& verbs) {
    for (const Verb& verb : verbs) {
        if (verb.command->parsed()) {
            return fmt::format("Try 'headroom {} --help'.", verb.command->get_name());
        }
    }
    return "Try 'headroom --help'.";
}

ExitCode understand_and_carry_out(int argc, char** argv) {
    CLI::App app{"Headroom plays license splits of Parallels Mac Management before you buy them."};
    app.name("headroom");
    app.set_version_flag("--version", "headroom " + std::string(app::version()));
    app.require_subcommand(1);
    app.footer(root_footer);
    app.get_formatter()->label("SUBCOMMAND", "VERB [FILE...]");
    const std::vector<Verb> verbs{add_run(app), add_validate(app), add_presets(app),
                                  add_risk(app), add_compare(app), add_plan(app), add_fit(app),
                                  add_schema(app), add_bench(app)};

    if (argc < 2) return usage_error("say what to do", app.help());
    const std::string first = argv[1];
    if (!first.empty() && first.front() != '-' && !is_verb(verbs, first)) {
        return usage_error(unknown_verb_message(verbs, first), "Try 'headroom --help'.");
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() != 0) return usage_error(e.what(), help_hint(verbs));
        app.exit(e);  // --help and --version arrive as exceptions, too
        return ExitCode::passed;
    }
    return carry_out(verbs);
}

/// A full disk behind standard output must not look like success.
ExitCode check_standard_output(ExitCode code) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    fmt::print(stderr, "headroom: standard output cannot be written\n");
    return worse_of(code, ExitCode::internal);
}

}  // namespace

int run_program(int argc, char** argv) {
    ExitCode code = ExitCode::internal;
    try {
        code = understand_and_carry_out(argc, argv);
    } catch (const std::exception& e) {
        fmt::print(stderr, "headroom: internal error: {}\n", e.what());
    }
    return static_cast<int>(check_standard_output(code));
}

}  // namespace headroom::cli
