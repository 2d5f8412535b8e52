#pragma once

#include <span>
#include <string_view>

namespace headroom::app {

/// A lesson file that the programs carry inside. `name` is the file's stem ("one-key" for
/// core/app/lessons/files/one-key.json), `text` its content, unchanged.
struct EmbeddedLesson {
    std::string_view name;
    std::string_view text;
};

/// All built-in lessons, ordered by name. The views live as long as the program.
/// The definition is generated at build time by cmake/embed_text.cmake.
std::span<const EmbeddedLesson> embedded_lessons();

}  // namespace headroom::app
