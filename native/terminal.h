#pragma once
// Where the output goes: is it a terminal, how wide, does it take colours. Text from files is made
// harmless before it is shown.

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::cli {

enum class ColorWish : std::uint8_t { automatic, always, never };

enum class Tone : std::uint8_t { plain, strong, quiet, good, warning, bad };

/// How to show things on one stream.
struct Screen {
    bool is_terminal = false;
    bool colors = false;
    int width = 100;  // characters; for something that is no terminal a width that reads well

    /// The text in the colour of its tone, or unchanged where colours are not wanted.
    std::string paint(Tone tone, std::string_view text) const;
};

/// Colours by themselves only on a terminal, and never when NO_COLOR is set and not empty
/// (https://no-color.org) or the terminal is "dumb"; --color always and never overrule both.
Screen screen_of(std::FILE* stream, ColorWish wish);

/// The text without control characters, which could move the cursor or change the terminal: each
/// becomes a space (line break of any kind, tab) or '?'. Malformed UTF-8 becomes '?', too.
std::string printable(std::string_view text);

/// Lines of at most `width` characters, broken at spaces where there are any, but not in "5 %".
std::vector<std::string> wrap(std::string_view text, int width);

/// At most `width` characters; what is longer ends in "...".
std::string shorten(std::string_view utf8, int width);

}  // namespace headroom::cli
