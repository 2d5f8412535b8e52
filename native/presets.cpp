// headroom presets [NAME]

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/session.h"
#include "core/base/text.h"
#include "native/messages.h"
#include "native/terminal.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

constexpr const char* presets_footer = R"(Examples:
  headroom presets
  headroom presets first-split > my.json
  headroom presets first-split | headroom run -
)";

void list_presets() {
    const Screen screen = screen_of(stdout, ColorWish::automatic);
    std::size_t widest = 0;
    for (const app::PresetInfo& preset : app::presets()) {
        widest = std::max(widest, preset.name.size());
    }
    for (const app::PresetInfo& preset : app::presets()) {
        const std::string name = fmt::format("{:<{}}", preset.name, widest);
        show("{}  {}\n", screen.paint(Tone::strong, name), preset.title);
        const int width = screen.width - static_cast<int>(widest) - 2;
        for (const std::string& line : wrap(preset.description, width)) {
            show("{:{}}  {}\n", "", widest, screen.paint(Tone::quiet, line));
        }
    }
}

ExitCode print_preset(const std::string& name) {
    if (const app::PresetInfo* preset = app::find_preset(name)) {
        show_text(preset->text);
        return ExitCode::passed;
    }
    std::vector<std::string_view> names;
    for (const app::PresetInfo& preset : app::presets()) names.push_back(preset.name);
    const std::string_view near = nearest(name, names);
    tell("headroom: there is no preset '{}'{}\n", name,
         near.empty() ? "" : fmt::format("; did you mean '{}'?", near));
    tell("'headroom presets' lists them.\n");
    return ExitCode::usage;
}

}  // namespace

Verb add_presets(CLI::App& app) {
    CLI::App* presets = app.add_subcommand("presets", "List the built-in scenarios or print one");
    presets->group("Verbs");
    const auto name = std::make_shared<std::string>();
    presets->add_option("NAME", *name, "Print this scenario file instead of the list")
        ->type_name("");
    presets->footer(presets_footer);
    return {presets, [presets, name] {
                if (presets->count("NAME") > 0) return print_preset(*name);
                list_presets();
                return ExitCode::passed;
            }};
}

}  // namespace headroom::cli
