#pragma once
// What is wrong with a command line, in the program's own words: CLI11's texts never reach the
// user.

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace headroom::cli {

/// A sentence without its full stop that names the option and, for a misspelt one, the nearest.
/// `verb` is the verb that was used, or the program itself when none was.
std::string usage_message(const CLI::ParseError& error, const CLI::App& verb);

/// "there is no WHAT 'WORD'; did you mean 'NEAREST'?"
std::string unknown_word_message(std::string_view what, std::string_view word,
                                 const std::vector<std::string>& known);

}  // namespace headroom::cli
