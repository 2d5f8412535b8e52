#pragma once
// Manual pages and completions of shells, made from the catalogue of options that the program
// itself parses: none can be forgotten.

#include <string>
#include <vector>

#include "native/exit_code.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace headroom::cli {

/// The manual page (roff, man(7)) of a verb, or of the program when `verb` is null. `version` is
/// the first line of --version.
std::string man_page(const CLI::App& program, const CLI::App* verb, const std::string& version);

/// A completion script for "bash", "zsh" or "fish"; empty for any other shell.
std::string completion_script(const CLI::App& program, const std::string& shell);

/// Writes manual pages (man1), completions and the JSON Schemas into a folder, for packages; tells
/// what cannot be written.
ExitCode write_manuals(const CLI::App& program, const std::string& folder);

// What both are made of.

/// The verbs in the order of the help.
std::vector<const CLI::App*> verbs_of(const CLI::App& program);
/// The options, without positional arguments.
std::vector<const CLI::Option*> options_of(const CLI::App& verb);
/// "--json", "-q": the long names first.
std::vector<std::string> names_of(const CLI::Option& option);
bool takes_value(const CLI::Option& option);

}  // namespace headroom::cli
