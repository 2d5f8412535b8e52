#include "native/usage_error.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

#include "core/base/text.h"

namespace headroom::cli {
namespace {

std::vector<std::string> option_names(const CLI::App& verb) {
    std::vector<std::string> names;
    for (const CLI::Option* option : verb.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        for (const std::string& name : option->get_snames()) names.push_back("-" + name);
    }
    return names;
}

/// The option that the library's message begins with or names; null when there is none.
const CLI::Option* option_in(const std::string& message, const CLI::App& verb) {
    const CLI::Option* found = nullptr;
    std::size_t longest = 0;
    for (const CLI::Option* option : verb.get_options()) {
        const std::string name = option->get_name();
        if (name.size() > longest && message.find(name) != message.npos) {
            found = option;
            longest = name.size();
        }
    }
    return found;
}

std::string unexpected_message(const CLI::App& verb) {
    const std::vector<std::string> words = verb.remaining();
    const auto option = std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return word.size() > 1 && word.front() == '-';
    });
    if (option != words.end()) {
        const std::string name = option->substr(0, option->find('='));
        return unknown_word_message("option", name, option_names(verb));
    }
    if (words.empty()) return "this cannot be understood";
    return fmt::format("'{}' is one argument too many", well_formed(words.front()));
}

std::string missing_value_message(const std::string& message, const CLI::App& verb) {
    const CLI::Option* const option = option_in(message, verb);
    if (option == nullptr) return "an argument is missing";
    const std::string name = option->get_name();
    if (message.find("At Most") != message.npos) return fmt::format("{} may be given once", name);
    if (option->get_expected_max() == 0) return fmt::format("{} takes no value", name);
    const std::string value = option->get_type_name().empty() ? "VALUE" : option->get_type_name();
    return fmt::format("{} needs a value: {} {}", name, name, value);
}

}  // namespace

std::string unknown_word_message(std::string_view what, std::string_view word,
                                 const std::vector<std::string>& known) {
    const std::vector<std::string_view> names(known.begin(), known.end());
    constexpr std::size_t shortest = 3;  // every short option is near to every other
    const std::string_view near = word.size() < shortest ? "" : nearest(word, names);
    std::string message = fmt::format("there is no {} '{}'", what, well_formed(word));
    if (!near.empty()) message += fmt::format("; did you mean '{}'?", near);
    return message;
}

std::string usage_message(const CLI::ParseError& error, const CLI::App& verb) {
    using CLI::ExitCodes;
    const auto kind = static_cast<ExitCodes>(error.get_exit_code());
    const std::string text = error.what();
    const bool has_extra = !verb.remaining().empty();
    if (kind == ExitCodes::ExtrasError || (kind == ExitCodes::RequiredError && has_extra)) {
        return unexpected_message(verb);
    }
    if (kind == ExitCodes::ArgumentMismatch || kind == ExitCodes::ConversionError ||
        kind == ExitCodes::InvalidError) {
        return missing_value_message(text, verb);
    }
    if (kind == ExitCodes::RequiredError) {
        const CLI::Option* const option = option_in(text, verb);
        return fmt::format("say which {}", option == nullptr ? "VERB" : option->get_name());
    }
    return text;  // of a check of ours: "OPTION: what is wrong"
}

}  // namespace headroom::cli
