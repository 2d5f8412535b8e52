#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <functional>

#include "core/base/text.h"
#include "native/manual/manual.h"

namespace headroom::cli {
namespace {

/// Text for roff: a backslash, a dash and a dot or apostrophe that begins a line mean something.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool begins_line = out.empty() || out.back() == '\n';
        if (begins_line && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    return out;
}

std::string synopsis_of(const CLI::App& verb) {
    std::string text = "headroom " + verb.get_name();
    if (!options_of(verb).empty()) text += " [OPTION...]";
    for (const CLI::Option* option : verb.get_options()) {
        if (!option->get_positional()) continue;
        const std::string name = option->get_name(true);
        text += option->get_required() ? " " + name : " [" + name + "]";
        if (option->get_items_expected_max() > 1) text += "...";
    }
    return text;
}

std::string entry_of(const CLI::Option& option) {
    std::string names;
    for (const std::string& name : names_of(option)) {
        names += (names.empty() ? "" : ", ") + name;
    }
    if (names.empty()) names = option.get_name(true);
    if (takes_value(option) && !option.get_positional()) names += ' ' + option.get_type_name();
    return fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(names), roff(option.get_description()));
}

std::string heading(const std::string& name, const std::string& version) {
    return fmt::format(".TH \"{}\" 1 \"\" \"{}\" \"Headroom\"\n", to_upper(name), roff(version));
}

std::string verbatim(const std::string& text) {
    return text.empty() ? "" : ".nf\n" + roff(text) + (text.back() == '\n' ? "" : "\n") + ".fi\n";
}

std::string page_of_verb(const CLI::App& verb, const std::string& version) {
    std::string text = heading("headroom-" + verb.get_name(), version);
    text += fmt::format(".SH NAME\nheadroom\\-{} \\- {}\n", roff(verb.get_name()),
                        roff(verb.get_description()));
    text += fmt::format(".SH SYNOPSIS\n\\fB{}\\fR\n.SH OPTIONS\n", roff(synopsis_of(verb)));
    for (const CLI::Option* option : verb.get_options()) text += entry_of(*option);
    text += ".SH NOTES\n" + verbatim(verb.get_footer());
    return text + ".SH SEE ALSO\nheadroom(1)\n";
}

std::string page_of_program(const CLI::App& program, const std::string& version) {
    std::string text = heading("headroom", version);
    text += fmt::format(".SH NAME\nheadroom \\- {}\n", roff(program.get_description()));
    text += ".SH SYNOPSIS\n\\fBheadroom\\fR VERB [OPTION...] [FILE...]\n.SH VERBS\n";
    for (const CLI::App* verb : verbs_of(program)) {
        text += fmt::format(".TP\n\\fBheadroom\\-{}\\fR(1)\n{}\n", roff(verb->get_name()),
                            roff(verb->get_description()));
    }
    text += ".SH OPTIONS\n";
    for (const CLI::Option* option : options_of(program)) text += entry_of(*option);
    return text + ".SH NOTES\n" + verbatim(program.get_footer());
}

}  // namespace

std::vector<const CLI::App*> verbs_of(const CLI::App& program) {
    return program.get_subcommands(std::function<bool(const CLI::App*)>{});
}

std::vector<const CLI::Option*> options_of(const CLI::App& verb) {
    std::vector<const CLI::Option*> options;
    for (const CLI::Option* option : verb.get_options()) {
        if (!option->get_positional()) options.push_back(option);
    }
    return options;
}

std::vector<std::string> names_of(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    return names;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::string man_page(const CLI::App& program, const CLI::App* verb, const std::string& version) {
    return verb == nullptr ? page_of_program(program, version) : page_of_verb(*verb, version);
}

}  // namespace headroom::cli
