// headroom validate FILE...

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "core/app/check.h"
#include "core/base/text.h"
#include "native/find_files.h"
#include "native/input_file.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/terminal.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

struct ValidateArguments {
    std::vector<std::string> files;
    bool quiet = false;
};

constexpr const char* validate_footer =
    R"(FILE is a scenario, a folder (all files *.json in it and in its folders) or a pattern in quotes.
Every error is one line on standard error: FILE:LINE:COLUMN: POINTER: MESSAGE
The exit code is 0 when all files are valid and 3 when one is not or cannot be read.

Examples:
  headroom validate my.json
  headroom presets first-split | headroom validate -
  headroom validate tests --quiet
)";

/// How many errors the file has; they are printed.
std::size_t print_errors(const std::string& name, const std::string& text) {
    const auto errors = app::check_scenario(text, name);
    for (const scenario::InputError& error : errors) {
        tell("{}\n", printable(scenario::to_string(error)));
    }
    return errors.size();
}

ExitCode validate_file(const std::string& file, std::size_t& errors) {
    const std::string name = display_name(file);
    const auto text = read_input(file);
    if (!text) {
        const bool pattern = text.error().is_pattern;
        tell("{}: {}\n", printable(name),
             pattern ? "no file matches this pattern" : text.error().reason);
        return pattern ? ExitCode::usage : ExitCode::invalid;
    }
    const std::size_t found = print_errors(name, *text);
    errors += found;
    return found == 0 ? ExitCode::passed : ExitCode::invalid;
}

ExitCode carry_out_validate(const ValidateArguments& arguments) {
    const auto files = find_files(arguments.files);
    if (!files) {
        tell("headroom: {}\n", printable(files.error()));
        return ExitCode::usage;
    }
    ExitCode code = ExitCode::passed;
    std::size_t errors = 0;
    std::size_t valid = 0;
    for (const std::string& file : *files) {
        const ExitCode of_file = validate_file(file, errors);
        if (of_file == ExitCode::passed) ++valid;
        code = worse_of(code, of_file);
    }
    if (!arguments.quiet) {
        show("{} of {} valid, {}\n", valid,
             counted(static_cast<std::int64_t>(files->size()), "file"),
             counted(static_cast<std::int64_t>(errors), "error"));
    }
    return code;
}

}  // namespace

Verb add_validate(CLI::App& app) {
    CLI::App* validate = app.add_subcommand("validate", "Check scenarios and print every error");
    validate->group("Verbs");
    const auto arguments = std::make_shared<ValidateArguments>();
    validate->add_option("FILE", arguments->files, "Scenario files; '-' is standard input")
        ->type_name("")
        ->required();
    add_quiet(*validate, arguments->quiet);
    validate->footer(validate_footer);
    return {validate, [arguments] { return carry_out_validate(*arguments); }};
}

}  // namespace headroom::cli
