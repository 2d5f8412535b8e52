#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace headroom {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

// The longest texts that are compared: of `nearest`, a word and what may be added to it.
constexpr std::size_t longest_word = 64;
constexpr std::size_t longest_candidate = longest_word + longest_word / 3 + 1;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Insertions, deletions, changes and swaps of neighbours that make one text the other (optimal
// string alignment), in the case of neither; `limit` stands for everything from it on. Three rows
// of the table are enough, and once two of them lie above the limit nothing comes back below it.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    using Row = std::array<std::size_t, longest_candidate + 1>;
    std::array<Row, 3> rows;
    Row *before = &rows[0], *last = &rows[1], *row = &rows[2];
    for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
    std::size_t last_least = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        (*row)[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            std::size_t distance =
                std::min({(*last)[j] + 1, (*row)[j - 1] + 1, (*last)[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                                 lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) distance = std::min(distance, (*before)[j - 2] + 1);
            (*row)[j] = distance;
            least = std::min(least, distance);
        }
        if (least >= limit && last_least >= limit) return limit;
        last_least = least;
        before = std::exchange(last, std::exchange(row, before));
    }
    return std::min(limit, (*last)[b.size()]);
}

// Length of the well-formed UTF-8 sequence at the start of `bytes`, 0 when there is none.
std::size_t sequence_length(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xC0) != 0x80) return 0;
    }
    const bool overlong = (lead == 0xE0 && at(1) < 0xA0) || (lead == 0xF0 && at(1) < 0x90);
    const bool outside = (lead == 0xED && at(1) > 0x9F) || (lead == 0xF4 && at(1) > 0x8F);
    return overlong || outside ? 0 : length;
}

}  // namespace

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string to_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string to_upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

std::string counted(std::int64_t n, std::string_view noun) {
    return std::to_string(n).append(1, ' ').append(noun).append(n == 1 ? "" : "s");
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::size_t character_count(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t length = sequence_length(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::string well_formed(std::string_view bytes) {
    std::string text;
    while (!bytes.empty()) {
        const std::size_t length = sequence_length(bytes);
        text += length == 0 ? std::string_view("\xEF\xBF\xBD") : bytes.substr(0, length);
        bytes.remove_prefix(std::max<std::size_t>(1, length));
    }
    return text;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    if (word.size() > longest_word) return {};
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        // Every character more or less is an edit: most of thousands of names need no table.
        const std::size_t difference = candidate.size() > word.size()
                                           ? candidate.size() - word.size()
                                           : word.size() - candidate.size();
        if (difference >= best_distance) continue;
        const std::size_t distance = edit_distance(word, candidate, best_distance);
        if (distance < best_distance && distance < candidate.size()) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace headroom
