#pragma once
// The option --color of the verbs.

#include "native/terminal.h"

namespace CLI {
class App;
}

namespace headroom::cli {

/// Adds `--color auto|always|never` to a verb that prints for people.
void add_color_option(CLI::App& verb, ColorWish& wish);

}  // namespace headroom::cli
