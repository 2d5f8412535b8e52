#pragma once
// Talk on standard error, and text for people on standard output. A stream that is closed or full
// never stops the program: `run_program` tells by the exit code when standard output was not
// written.

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace headroom::cli {

/// Writes the text to standard error; failures are ignored.
void tell_text(std::string_view text);

/// Writes the text to standard output; failures are remembered by the stream (std::ferror).
void show_text(std::string_view text);

/// Formats a message, writes it to standard error.
template <class... Values>
void tell(fmt::format_string<Values...> format, Values&&... values) {
    tell_text(fmt::format(format, std::forward<Values>(values)...));
}

/// Formats a text, writes it to standard output.
template <class... Values>
void show(fmt::format_string<Values...> format, Values&&... values) {
    show_text(fmt::format(format, std::forward<Values>(values)...));
}

}  // namespace headroom::cli
