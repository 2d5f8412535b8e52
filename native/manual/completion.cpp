#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <string_view>

#include "native/manual/manual.h"

namespace headroom::cli {
namespace {

/// A text in single quotes for a shell.
std::string shell_text(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + '\'';
}

std::string all_names(const CLI::App& app) {
    std::string names;
    for (const CLI::Option* option : options_of(app)) {
        for (const std::string& name : names_of(*option))
            names += (names.empty() ? "" : " ") + name;
    }
    return names;
}

std::string verb_names(const CLI::App& program) {
    std::string names;
    for (const CLI::App* verb : verbs_of(program)) {
        names += (names.empty() ? "" : " ") + verb->get_name();
    }
    return names;
}

std::string bash_script(const CLI::App& program) {
    std::string text =
        "# bash completion of headroom\n"
        "_headroom() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]} options=\n"
        "    COMPREPLY=()\n"
        "    if [[ $COMP_CWORD -eq 1 ]]; then\n";
    text += fmt::format("        COMPREPLY=($(compgen -W '{} {}' -- \"$word\"))\n",
                        verb_names(program), all_names(program));
    text += "        return\n    fi\n    case $verb in\n";
    for (const CLI::App* verb : verbs_of(program)) {
        text += fmt::format("        {}) options='{}' ;;\n", verb->get_name(), all_names(*verb));
    }
    text +=
        fmt::format("    esac\n    [[ $verb == help ]] && options+=' {}'\n", verb_names(program));
    text +=
        "    if [[ $word == -* || $verb == help ]]; then\n"
        "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
        "    fi\n"
        "}\n";
    return text + "complete -o default -F _headroom headroom\n";
}

/// A description inside of zsh's "name:description" and "[...]".
std::string for_zsh(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_options(const CLI::App& app) {
    std::string text;
    for (const CLI::Option* option : options_of(app)) {
        for (const std::string& name : names_of(*option)) {
            const std::string value =
                takes_value(*option) ? ":" + for_zsh(option->get_type_name()) + ":_files" : "";
            text += ' ' + shell_text(name + '[' + for_zsh(option->get_description()) + ']' + value);
        }
    }
    return text;
}

std::string zsh_script(const CLI::App& program) {
    std::string text = "#compdef headroom\n_headroom() {\n    local -a verbs\n    verbs=(";
    for (const CLI::App* verb : verbs_of(program)) {
        text +=
            "\n        " + shell_text(verb->get_name() + ':' + for_zsh(verb->get_description()));
    }
    text += "\n    )\n    if (( CURRENT == 2 )); then\n        _describe verb verbs\n";
    text += fmt::format("        _arguments{}\n        return\n    fi\n    case $words[2] in\n",
                        zsh_options(program));
    for (const CLI::App* verb : verbs_of(program)) {
        const char* const rest =
            verb->get_name() == "help" ? "'*:verb:->verbs'" : "'*:file:_files'";
        text += fmt::format("        {})\n            _arguments{} {}\n            ;;\n",
                            verb->get_name(), zsh_options(*verb), rest);
    }
    return text +
           "    esac\n    [[ $state == verbs ]] && _describe verb verbs\n}\n_headroom \"$@\"\n";
}

std::string fish_option(const CLI::Option& option, const std::string& condition) {
    std::string text = "complete -c headroom -n " + shell_text(condition);
    for (const std::string& name : option.get_lnames()) text += " -l " + name;
    for (const std::string& name : option.get_snames()) text += " -s " + name;
    if (takes_value(option)) text += " -r";
    return text + " -d " + shell_text(option.get_description()) + '\n';
}

std::string fish_script(const CLI::App& program) {
    std::string text = "# fish completion of headroom\n";
    for (const CLI::App* verb : verbs_of(program)) {
        text += fmt::format("complete -c headroom -f -n __fish_use_subcommand -a {} -d {}\n",
                            verb->get_name(), shell_text(verb->get_description()));
    }
    for (const CLI::Option* option : options_of(program)) {
        text += fish_option(*option, "__fish_use_subcommand");
    }
    for (const CLI::App* verb : verbs_of(program)) {
        const std::string condition = "__fish_seen_subcommand_from " + verb->get_name();
        for (const CLI::Option* option : options_of(*verb)) text += fish_option(*option, condition);
    }
    return text +
           fmt::format("complete -c headroom -f -n '__fish_seen_subcommand_from help' -a {}\n",
                       shell_text(verb_names(program)));
}

}  // namespace

std::string completion_script(const CLI::App& program, const std::string& shell) {
    if (shell == "bash") return bash_script(program);
    if (shell == "zsh") return zsh_script(program);
    if (shell == "fish") return fish_script(program);
    return "";
}

}  // namespace headroom::cli
