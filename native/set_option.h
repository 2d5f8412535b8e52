#pragma once
// The option --set, which changes a scenario before it is read.

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace headroom::cli {

/// Adds --set POINTER=VALUE; what is given comes into `changes`.
void add_set_option(CLI::App& verb, std::vector<std::string>& changes);

/// The changes as pairs of pointer and value.
std::vector<std::pair<std::string, std::string>> set_pairs(const std::vector<std::string>& changes);

/// For CLI11: empty for well-formed UTF-8, or what is wrong. Scenarios and reports hold nothing
/// else.
std::string check_utf8(const std::string& text);

}  // namespace headroom::cli
