#include "native/color_option.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

#include "native/option_kinds.h"

namespace headroom::cli {

void add_color_option(CLI::App& verb, ColorWish& wish) {
    static const std::map<std::string, ColorWish> names{
        {"auto", ColorWish::automatic}, {"always", ColorWish::always}, {"never", ColorWish::never}};
    verb.add_option_function<std::string>(
            "--color", [&wish](const std::string& name) { wish = names.at(name); },
            "Colours: auto (on a terminal, unless NO_COLOR is set), always or never")
        ->type_name("WHEN")
        ->check(one_of({"auto", "always", "never"}));
}

}  // namespace headroom::cli
