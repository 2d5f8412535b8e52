#include "native/option_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "core/base/text.h"

namespace headroom::cli {
namespace {

template <class Number>
std::optional<Number> whole_number(const std::string& text) {
    Number value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

std::optional<double> finite_number(const std::string& text) {
    if (text.empty() || text.find_first_not_of("0123456789.eE+-") != text.npos) return std::nullopt;
    char* stop = nullptr;
    const double value = std::strtod(text.c_str(), &stop);
    if (*stop != '\0' || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string check_not_empty(const std::string& text) {
    return text.empty() ? "is empty; a path or '-' (standard output) is expected" : "";
}

/// Takes the text of the option, checks it with `read`, and keeps what that gives in `value`.
template <class Value, class Read>
CLI::Option* add_checked(CLI::App& verb, const std::string& name, std::optional<Value>& value,
                         const std::string& help, std::string expected, Read read) {
    const auto check = [read, expected = std::move(expected)](const std::string& text) {
        if (read(text)) return std::string();
        return fmt::format("'{}' is no {}", well_formed(text), expected);
    };
    const auto keep = [&value, read](const std::string& text) { value = read(text); };
    return verb.add_option_function<std::string>(name, keep, help)->type_name("N")->check(check);
}

}  // namespace

CLI::Option* add_output(CLI::App& verb, const std::string& name, std::string& path,
                        const std::string& help) {
    return verb.add_option(name, path, help)->type_name("OUT")->check(check_not_empty);
}

CLI::Option* add_number(CLI::App& verb, const std::string& name, std::optional<double>& value,
                        double low, double high, const std::string& help) {
    const auto read = [low, high](const std::string& text) -> std::optional<double> {
        const auto number = finite_number(text);
        return number && *number >= low && *number <= high ? number : std::nullopt;
    };
    return add_checked(verb, name, value, help, fmt::format("number from {} to {}", low, high),
                       read);
}

CLI::Option* add_whole_number(CLI::App& verb, const std::string& name,
                              std::optional<std::int64_t>& value, std::int64_t low,
                              std::int64_t high, const std::string& help) {
    const auto read = [low, high](const std::string& text) -> std::optional<std::int64_t> {
        const auto number = whole_number<std::int64_t>(text);
        return number && *number >= low && *number <= high ? number : std::nullopt;
    };
    return add_checked(verb, name, value, help,
                       fmt::format("whole number from {} to {}", low, high), read);
}

CLI::Option* add_seed(CLI::App& verb, std::optional<std::uint64_t>& seed) {
    return add_checked(verb, "--seed", seed, "Use this seed instead of the scenario's",
                       "whole number from 0 to 2^64-1", whole_number<std::uint64_t>);
}

CLI::Option* add_quiet(CLI::App& verb, bool& quiet) {
    return verb.add_flag("-q,--quiet", quiet, "Print nothing but errors");
}

CLI::Validator one_of(std::vector<std::string> words) {
    const auto check = [words = std::move(words)](const std::string& text) -> std::string {
        if (std::find(words.begin(), words.end(), text) != words.end()) return "";
        const std::vector<std::string_view> names(words.begin(), words.end());
        const std::string_view near = nearest(text, names);
        const std::string question = near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
        return fmt::format("'{}' is not one of {}{}", well_formed(text), fmt::join(words, ", "),
                           question);
    };
    return CLI::Validator(check, "", "one of");
}

}  // namespace headroom::cli
