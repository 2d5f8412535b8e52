#pragma once
// Options of the kinds that several verbs have. Each is checked as it is read, in the program's own
// words: what is wrong with a value is known before any file is opened.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headroom::cli {

/// An option that names a place to write to: a path that is not empty, or '-'.
CLI::Option* add_output(CLI::App& verb, const std::string& name, std::string& path,
                        const std::string& help);

/// A number from `low` to `high`; neither infinite nor "nan".
CLI::Option* add_number(CLI::App& verb, const std::string& name, std::optional<double>& value,
                        double low, double high, const std::string& help);

/// A whole number from `low` to `high`, decimal.
CLI::Option* add_whole_number(CLI::App& verb, const std::string& name,
                              std::optional<std::int64_t>& value, std::int64_t low,
                              std::int64_t high, const std::string& help);

/// --seed: a whole number from 0 to 2^64 - 1.
CLI::Option* add_seed(CLI::App& verb, std::optional<std::uint64_t>& seed);

/// -q, --quiet.
CLI::Option* add_quiet(CLI::App& verb, bool& quiet);

/// A check: one of these words, or the error with the nearest one.
CLI::Validator one_of(std::vector<std::string> words);

}  // namespace headroom::cli
