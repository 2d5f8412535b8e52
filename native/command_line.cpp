#include "native/command_line.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/session.h"
#include "core/base/stop_flag.h"
#include "native/exit_code.h"
#include "native/inspect/verbs.h"
#include "native/interrupt.h"
#include "native/manual/manual.h"
#include "native/memory_limit.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/page/verbs.h"
#include "native/standard_streams.h"
#include "native/terminal.h"
#include "native/usage_error.h"
#include "native/verb.h"
#include "native/version_text.h"

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

constexpr const char* help_footer = R"(Examples:
  headroom help
  headroom help run
  headroom help run --man | man -l -
  headroom help --completion bash > ~/.local/share/bash-completion/completions/headroom
)";

ExitCode usage_error(std::string_view message, std::string_view hint) {
    tell("headroom: {}\n{}\n", printable(message), hint);
    return ExitCode::usage;
}

/// CLI11 would only say that something was not expected; a misspelt verb deserves its own answer.
ExitCode unknown_verb(const std::vector<Verb>& verbs, const std::string& word) {
    std::vector<std::string> names;
    for (const Verb& verb : verbs) names.push_back(verb.command->get_name());
    return usage_error(unknown_word_message("verb", word, names), "Try 'headroom --help'.");
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

const CLI::App& used_verb(const std::vector<Verb>& verbs, const CLI::App& app) {
    for (const Verb& verb : verbs) {
        if (verb.command->parsed()) return *verb.command;
    }
    return app;
}

struct HelpArguments {
    std::string about, shell, manuals;
    bool man = false;
};

/// headroom help [VERB]
ExitCode print_help(const CLI::App& app, const std::vector<Verb>& verbs,
                    const HelpArguments& arguments) {
    const std::string& about = arguments.about;
    const std::string own_version = "headroom " + std::string(app::version());
    if (!arguments.manuals.empty()) return write_manuals(app, arguments.manuals);
    if (!arguments.shell.empty()) {
        show_text(completion_script(app, arguments.shell));
        return ExitCode::passed;
    }
    if (arguments.man && about.empty()) {
        show_text(man_page(app, nullptr, own_version));
        return ExitCode::passed;
    }
    if (about.empty()) {
        // App::help() would explain the verb that was used, which is this one.
        show_text(app.get_formatter()->make_help(&app, "headroom", CLI::AppFormatMode::Normal));
        return ExitCode::passed;
    }
    for (const Verb& verb : verbs) {
        if (verb.command->get_name() != about) continue;
        show_text(arguments.man ? man_page(app, verb.command, own_version)
                                : verb.command->help("headroom"));
        return ExitCode::passed;
    }
    return unknown_verb(verbs, about);
}

Verb add_help(CLI::App& app, const std::vector<Verb>& verbs) {
    CLI::App* help = app.add_subcommand("help", "Explain a verb");
    help->group("Verbs");
    const auto arguments = std::make_shared<HelpArguments>();
    help->add_option("VERB", arguments->about, "The verb to explain; without it, the program")
        ->type_name("");
    help->add_flag("--man", arguments->man, "Print the manual page (roff) instead");
    help->add_option("--completion", arguments->shell,
                     "Print the completion script of a shell: bash, zsh or fish")
        ->type_name("SHELL")
        ->check(one_of({"bash", "zsh", "fish"}));
    add_output(*help, "--write-manuals", arguments->manuals,
               "Write all manual pages, completions and JSON Schemas into this folder")
        ->type_name("FOLDER");
    help->footer(help_footer);
    return {help, [&app, &verbs, arguments] { return print_help(app, verbs, *arguments); }};
}

ExitCode understand_and_carry_out(int argc, char** argv) {
    CLI::App app{"Headroom plays license splits of Parallels Mac Management before you buy them."};
    app.name("headroom");
    app.set_version_flag("-V,--version", version_text());
    app.require_subcommand(1);
    app.footer(root_footer);
    app.get_formatter()->label("SUBCOMMAND", "VERB [FILE...]");
    std::vector<Verb> verbs{add_run(app),     add_validate(app), add_presets(app), add_risk(app),
                            add_compare(app), add_plan(app),     add_fit(app),     add_import(app),
                            add_schema(app),  add_bench(app),    add_diff(app),    add_explain(app),
                            add_shrink(app),  add_link(app),     add_page(app)};
    verbs.insert(verbs.begin() + 3, add_lessons(app));
    verbs.push_back(add_track(app));
    verbs.push_back(add_sweep(app));
    verbs.push_back(add_sensitivity(app));
    verbs.push_back(add_help(app, verbs));

    if (argc < 2) return usage_error("say what to do", app.help());
    const std::string first = argv[1];
    if (!first.empty() && first.front() != '-' && !is_verb(verbs, first)) {
        return unknown_verb(verbs, first);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() != 0) {
            return usage_error(usage_message(e, used_verb(verbs, app)), help_hint(verbs));
        }
        app.exit(e);  // --help and --version arrive as exceptions, too
        return ExitCode::passed;
    }
    return carry_out(verbs);
}

ExitCode carry_out_safely(int argc, char** argv) {
    try {
        return understand_and_carry_out(argc, argv);
    } catch (const Stopped&) {
        tell("headroom: interrupted\n");
        return ExitCode::interrupted;
    } catch (const std::bad_alloc&) {
        tell_text(
            "headroom: not enough memory: the scenario has more Macs, or keeps more events, "
            "than this machine can hold (about 30 bytes a Mac)\n");
    } catch (const std::exception& e) {
        tell("headroom: internal error: {}\n", printable(e.what()));
    }
    return ExitCode::internal;
}

}  // namespace

int run_program(int argc, char** argv) {
    occupy_closed_streams();
    limit_memory_to_what_there_is();
    catch_interrupts();
    const ExitCode code = carry_out_safely(argc, argv);
    return static_cast<int>(worse_of(code, finish_standard_output()));
}

}  // namespace headroom::cli
