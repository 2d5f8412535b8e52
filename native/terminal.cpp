#include "native/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "native/utf8.h"

namespace headroom::cli {
namespace {

constexpr int min_width = 60;
constexpr int default_width = 100;

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool is_dumb_terminal() {
    const char* terminal = std::getenv("TERM");
    return terminal != nullptr && std::string_view(terminal) == "dumb";
}

int columns_of_environment() {
    const char* value = std::getenv("COLUMNS");
    if (value == nullptr) return 0;
    const std::string_view text(value);
    int columns = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
    return error == std::errc{} && end == text.data() + text.size() ? columns : 0;
}

int width_of(int descriptor) {
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const int columns = columns_of_environment();
    return columns > 0 ? columns : default_width;
}

std::string_view escape_of(Tone tone) {
    switch (tone) {
        case Tone::plain: return "";
        case Tone::strong: return "\x1b[1m";
        case Tone::quiet: return "\x1b[2m";
        case Tone::good: return "\x1b[32m";
        case Tone::warning: return "\x1b[33m";
        case Tone::bad: return "\x1b[31m";
    }
    return "";
}

// What stays together on a line: words, and a percent sign with its number.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    for (const std::string_view word : split(text, ' ')) {
        if (word.empty()) continue;
        if (word.front() == '%' && !pieces.empty()) {
            const auto begin = static_cast<std::size_t>(pieces.back().data() - text.data());
            const auto end = static_cast<std::size_t>(word.data() - text.data()) + word.size();
            pieces.back() = text.substr(begin, end - begin);
        } else {
            pieces.push_back(word);
        }
    }
    return pieces;
}

}  // namespace

std::string Screen::paint(Tone tone, std::string_view text) const {
    if (!colors || tone == Tone::plain || text.empty()) return std::string(text);
    return std::string(escape_of(tone)).append(text).append("\x1b[0m");
}

Screen screen_of(std::FILE* stream, ColorWish wish) {
    Screen screen;
    const int descriptor = ::fileno(stream);
    screen.is_terminal = ::isatty(descriptor) != 0;
    if (screen.is_terminal) screen.width = std::max(min_width, width_of(descriptor));
    screen.colors =
        wish == ColorWish::always || (wish == ColorWish::automatic && screen.is_terminal &&
                                      !is_set("NO_COLOR") && !is_dumb_terminal());
    return screen;
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Utf8Character next = take_character(text);
        const bool is_c1_control = next.code >= 0x7F && next.code < 0xA0;
        const bool breaks_line =
            next.code == '\n' || next.code == '\r' || next.code == 0x2028 || next.code == 0x2029;
        if (breaks_line || next.code == '\t') {
            result += ' ';
        } else if (!next.valid || next.code < 0x20 || is_c1_control) {
            result += '?';
        } else {
            result += next.bytes;
        }
    }
    return result;
}

std::vector<std::string> wrap(std::string_view text, int width) {
    std::vector<std::string> lines;
    std::string line;
    for (const std::string_view word : pieces_of(text)) {
        const std::size_t needed = character_count(line) + 1 + character_count(word);
        if (!line.empty() && needed > static_cast<std::size_t>(width)) {
            lines.push_back(std::exchange(line, {}));
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

std::string shorten(std::string_view utf8, int width) {
    if (character_count(utf8) <= static_cast<std::size_t>(width)) return std::string(utf8);
    std::string result;
    for (int taken = 0; taken + 3 < width && !utf8.empty(); ++taken) {
        result += take_character(utf8).bytes;
    }
    return result + "...";
}

}  // namespace headroom::cli
