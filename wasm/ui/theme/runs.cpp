#include "wasm/ui/theme/runs.h"

#include <imgui_internal.h>

#include <algorithm>
#include <map>
#include <utility>

#include "wasm/ui/theme/metrics.h"

namespace headroom::ui {
namespace {

constexpr unsigned first_code = 0xE000;
constexpr std::size_t most_runs = 0x1000;
constexpr std::size_t long_run = 160;  // bytes; goes on as another one at the next space

struct Run {
    ImWchar code = 0;
    float asked = 0;  // pixel ratio that its picture was asked for
};

struct Runs {
    std::map<std::string, Run> all;  // by the style's number and the text
    std::vector<WaitingRun> waiting;
};

Runs& runs() {
    static Runs instance;
    return instance;
}

bool may_join(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xD6U; });
}

struct Letter {
    unsigned point = 0;
    std::size_t bytes = 1;
};

Letter letter_at(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80U) return {lead, 1};
    Letter letter;
    const int bytes = ImTextCharFromUtf8(&letter.point, text.data(), text.data() + text.size());
    letter.bytes = std::min(text.size(), static_cast<std::size_t>(std::max(1, bytes)));
    if (lead >= 0xF0U && letter.bytes == 4) letter.point = 0x10000;  // ImGui reads none of them
    return letter;
}

/// Hebrew to Myanmar, Khmer, the presentation forms of Hebrew and Arabic, everything beyond U+FFFF.
bool joins(unsigned point) {
    return (point >= 0x590 && point < 0x10A0) || (point >= 0x1780 && point < 0x1800) ||
           (point >= 0xFB1D && point < 0xFE00) || (point >= 0xFE70 && point < 0xFEFD) ||
           point >= 0x10000;
}

/// Accents, joiners and variation selectors belong to the letter before them.
bool continues(unsigned point) {
    return (point >= 0x300 && point < 0x370) || point == 0x200C || point == 0x200D ||
           point == 0xFE0F;
}

/// Spaces, digits and signs between two words of a run go with it.
bool goes_between(unsigned point) {
    const unsigned lower = point | 0x20U;
    return point < 0x80 && point >= 0x20 && !(lower >= 'a' && lower <= 'z');
}

/// Calls `plain` and `run` with the parts of a text, in order.
template <class Plain, class Run>
void divide(std::string_view text, Plain&& plain, Run&& run) {
    std::size_t done = 0;   // what was told
    std::size_t begin = 0;  // of the run; as `end` where there is none
    std::size_t end = 0;
    const auto finish = [&] {
        if (begin == end) return;
        plain(text.substr(done, begin - done));
        run(text.substr(begin, end - begin));
        done = end;
        begin = end;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text.substr(at));
        const bool open = begin != end;
        if (open && at > end && end - begin > long_run) finish();
        if (joins(letter.point)) {
            if (begin == end) begin = at;
            end = at + letter.bytes;
        } else if (open && at == end && continues(letter.point)) {
            end = at + letter.bytes;
        } else if (open && !goes_between(letter.point)) {
            finish();
        }
        at += letter.bytes;
    }
    finish();
    plain(text.substr(done));
}

Run* find(TextStyle style, std::string_view text) {
    std::string key(1, static_cast<char>(style));
    const auto found = runs().all.find(key.append(text));
    return found == runs().all.end() ? nullptr : &found->second;
}

bool is_drawn(TextStyle style, const Run& run) {
    const ImFont* face = font(style);
    return face != nullptr && face->FindGlyphNoFallback(run.code) != nullptr;
}

}  // namespace

std::string_view with_runs(TextStyle style, std::string_view text, std::string& room) {
    if (runs().all.empty() || !may_join(text)) return text;
    divide(
        text, [&](std::string_view part) { room += part; },
        [&](std::string_view part) {
            const Run* run = find(style, part);
            if (run == nullptr || !is_drawn(style, *run)) {
                room += part;
                return;
            }
            char code[5] = {};
            room += ImTextCharToUtf8(code, run->code);
        });
    return room;
}

void note_runs(TextStyle style, std::string_view text) {
    if (!may_join(text)) return;
    divide(
        text, [](std::string_view) {},
        [&](std::string_view part) {
            Run* run = find(style, part);
            if (run == nullptr) {
                auto& all = runs().all;
                if (all.size() >= most_runs) return;
                const auto code = static_cast<ImWchar>(first_code + all.size());
                std::string key(1, static_cast<char>(style));
                run = &all.emplace(key.append(part), Run{code, 0}).first->second;
            }
            if (run->asked == pixel_ratio() || is_drawn(style, *run)) return;
            run->asked = pixel_ratio();
            runs().waiting.push_back(
                {static_cast<std::size_t>(style), run->code, std::string(part)});
        });
}

std::vector<WaitingRun> take_waiting_runs() { return std::exchange(runs().waiting, {}); }

}  // namespace headroom::ui
