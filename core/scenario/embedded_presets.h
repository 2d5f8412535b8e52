#pragma once

#include <span>
#include <string_view>

namespace headroom::scenario {

/// A scenario file that the programs carry inside. `name` is the file's stem ("first-split" for
/// core/scenario/presets/first-split.json), `text` its content, unchanged.
struct EmbeddedPreset {
    std::string_view name;
    std::string_view text;
};

/// All built-in scenarios, ordered by name. The views live as long as the program.
/// The definition is generated at build time by cmake/embed_text.cmake.
std::span<const EmbeddedPreset> embedded_presets();

}  // namespace headroom::scenario
